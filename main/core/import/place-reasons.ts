/** What placing a map layer finds: its coordinate system, features in the wrong place, lines and points that had to be mended. */
import type { Position } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import type { RingName } from '../../../shared/geo/mend-area.ts';

/** Eight points of the compass, clockwise from north. */
export const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Compass = (typeof COMPASS)[number];

/** What was compared with the county: whole areas, held targets, seats of units, features within the units they name, places within the county. */
export type CrsProof = 'areas' | 'targets' | 'seats' | 'units' | 'county';

export interface CrsContradiction {
  readonly why: 'contradicted';
  readonly by: CrsProof;
  /** Absent where the proof is no distance. */
  readonly metres?: number;
  /** Where the layer lies, seen from what the county has. */
  readonly towards?: Compass;
  /** The system that would fit. */
  readonly likely?: CrsId;
}

/** What is known of a layer's coordinates. */
export type CrsWhy =
  | { readonly why: 'fits' | 'found'; readonly by: CrsProof; readonly metres?: number }
  /** Taken at its word: `hasOutline` tells whether the county has anything to compare with. */
  | { readonly why: 'unchecked'; readonly hasOutline: boolean }
  | CrsContradiction
  /** The file says nothing, or nothing that is known. */
  | { readonly why: 'silent' | 'unknown'; readonly likely?: CrsId }
  | { readonly why: 'needs-shift' }
  /** The numbers carry the number of another zone than the file says, or none. */
  | { readonly why: 'other-zone'; readonly zone: number | null }
  /** The numbers cannot be in what the file says: metres for degrees, or the other way round. */
  | { readonly why: 'impossible' }
  /** No known system has a place in China for these numbers. */
  | { readonly why: 'nowhere' };

/** A line of a geometry is named like a ring: `polygon` counts parts. */
export type PlaceReason =
  /** An old datum lies off by an amount that only the county's surveying office knows. */
  | { readonly reason: 'crs-needs-shift'; readonly crs: CrsId }
  /** What was found out by comparing, with everything that its sentence needs; an error where nothing was decided. */
  | {
      readonly reason: 'crs-assessed';
      readonly crs: CrsId | null;
      /** The file's own words. */
      readonly named: string | null;
      readonly why: CrsWhy;
    }
  /** The chosen system was used although the county's own geometry speaks against it. */
  | { readonly reason: 'crs-doubtful'; readonly used: CrsId; readonly why: CrsContradiction }
  /** Longitude and latitude, or easting and northing, stood the other way round in the whole feature. */
  | { readonly reason: 'feature-swapped' }
  | { readonly reason: 'coordinate-in-degrees'; readonly ring: RingName; readonly point: number; readonly at: Position }
  /** The number before the easting is another zone's, or there is none where one belongs; null: none in the file. */
  | {
      readonly reason: 'coordinate-of-other-zone';
      readonly ring: RingName;
      readonly point: number;
      readonly at: Position;
      readonly zone: number | null;
    }
  /** Wholly outside the county. */
  | { readonly reason: 'feature-outside'; readonly metres: number }
  /** Reaches beyond the county, or lies just beside it. */
  | { readonly reason: 'feature-reaches-out'; readonly metres: number }
  /** The same geometry with the same cells; left out. */
  | { readonly reason: 'feature-repeated'; readonly first: number }
  /** The same geometry, but other cells. */
  | { readonly reason: 'same-place'; readonly first: number }
  | { readonly reason: 'line-repeated-points'; readonly part: number; readonly points: number }
  | { readonly reason: 'line-spurs'; readonly part: number; readonly at: readonly Position[] }
  | { readonly reason: 'line-loops'; readonly part: number; readonly at: readonly Position[] }
  | { readonly reason: 'line-crosses-itself'; readonly part: number; readonly at: readonly Position[] }
  | { readonly reason: 'line-without-length'; readonly part: number }
  | { readonly reason: 'parts-joined'; readonly parts: number }
  | { readonly reason: 'parts-apart'; readonly part: number; readonly other: number; readonly metres: number }
  | { readonly reason: 'parts-branch'; readonly parts: readonly number[]; readonly at: Position }
  /** A kind of lines needs lines, a kind of works points. */
  | {
      readonly reason: 'geometry-unfit';
      readonly found: string;
      readonly kind: string;
      readonly needed: 'line' | 'point';
    }
  /** A kind that is not drawn: only the attributes were taken. */
  | { readonly reason: 'geometry-ignored'; readonly kind: string }
  | { readonly reason: 'geometry-missing' }
  /** A work drawn as an area: its middle was taken. */
  | { readonly reason: 'place-from-area' }
  | { readonly reason: 'points-several'; readonly points: number }
  /** The feature names no unit: the one that it lies in, by so many per cent of it. */
  | { readonly reason: 'unit-assumed'; readonly unit: string; readonly percent: number }
  | {
      readonly reason: 'length-differs';
      readonly drawn: number;
      readonly stated: number;
      readonly measure: string;
    }
  /** No amount is stated: the drawn length was taken. */
  | { readonly reason: 'quantity-drawn'; readonly drawn: number; readonly measure: string }
  /** A layer that only places targets has one that the county does not have. */
  | { readonly reason: 'target-unknown'; readonly name: string; readonly kind: string }
  | { readonly reason: 'target-twice'; readonly name: string; readonly first: number }
  /** Only where targets lie was taken. */
  | { readonly reason: 'geometry-only'; readonly features: number };
