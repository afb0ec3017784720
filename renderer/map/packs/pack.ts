/** What a layer pack is: data that names its sources and turns a theme into layers and legend entries. */
import type { LayerSpecification } from 'maplibre-gl';
import type { ArchiveLayerId } from '../foreign-tiles.ts';
import type { KindLayer, KindLayerId } from '../kind-layers.ts';
import type { Measure, ThemeName } from '../paint.ts';
import type { Shape } from '../shapes.ts';
import type { Form } from '../status.ts';
import type { MapTextKey } from '../text-keys.ts';

/** Drawing order, from the bottom to the top. */
export const SLOTS = [
  'ground',
  'land',
  /** Tile archives that somebody imported. */
  'foreign',
  'areas',
  'relief',
  'water',
  'roads',
  'veil',
  'borders',
  'focus-under',
  'works',
  'flows',
  'focus',
  'points',
  'place-labels',
  'village-labels',
  'unit-labels',
] as const;
export type Slot = (typeof SLOTS)[number];

/** Where it is looked at: control seat, wall (five metres away), or a picture for a report. */
export const MODES = ['seat', 'wall', 'sheet'] as const;
export type MapMode = (typeof MODES)[number];

export const SOURCES = [
  'base',
  'terrain',
  'areas',
  'borders',
  'unit-labels',
  'roads',
  'cells',
  'pipes',
  'line-middles',
  'works',
  'beyond',
  'flows',
  'focus',
] as const;
export type SourceName = (typeof SOURCES)[number] | ArchiveLayerId;

export interface PlacedLayer {
  readonly slot: Slot;
  readonly layer: LayerSpecification;
}

export interface Stroke {
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** Enough to draw a legend sample without a map. */
export type Swatch =
  | {
      readonly kind: 'fill';
      readonly color: string;
      readonly opacity: number;
      readonly ground: string;
      readonly stroke?: Stroke;
    }
  | {
      readonly kind: 'line';
      readonly strokes: readonly Stroke[];
      /** What the line carries along it. */
      readonly sign?: { readonly shape: Shape; readonly color: string; readonly ground: string };
    }
  | {
      readonly kind: 'symbol';
      readonly shape: Shape;
      readonly form: Form;
      readonly color: string;
      readonly ground: string;
      readonly size: number;
      /** With the mark of entries that disagree (待核). */
      readonly isDisputed?: boolean;
    }
  | { readonly kind: 'sizes'; readonly color: string; readonly radii: readonly number[] };

/** What there is to see: an entry that needs something is left out of a legend that speaks for a picture without it. */
export type Presence = 'areas' | 'seats' | 'households' | 'disputed' | KindLayerId | `border:${string}`;

/** Words of the interface by key, or a name that is the county's own. */
export type Wording = { readonly key: MapTextKey } | { readonly name: string };

export interface LegendEntry {
  readonly swatch: Swatch;
  /** Wording, or a class of a quantity whose bounds are printed; `to` null is open upwards. */
  readonly label:
    | (Wording & { readonly figures?: readonly number[] })
    | { readonly from: number; readonly to: number | null; readonly unit: MapTextKey };
  /** Zooms between which it is drawn at all; always when left out. */
  readonly from?: number;
  readonly to?: number;
  readonly needs?: Presence;
  /** The kind that it is about. */
  readonly kind?: string;
}

/** `groupRoads`, `pipes` and `works` draw all kinds that are lines by chainage, other lines, and points. */
export const PACK_IDS = [
  'relief',
  'landcover',
  'water',
  'baseRoads',
  'places',
  'areas',
  'borders',
  'groupRoads',
  'pipes',
  'works',
  'flows',
  'households',
  'labels',
] as const;
export type PackId = (typeof PACK_IDS)[number];
/** What can be shown or hidden: packs that are no carrier of kinds, every kind, every imported archive. */
export type LayerId = PackId | KindLayerId | ArchiveLayerId;

export interface Look {
  readonly theme: ThemeName;
  readonly measure: Measure;
  /** Kinds with a place on the map that are shown. */
  readonly kinds: readonly KindLayer[];
}

export interface LayerPack {
  readonly id: PackId;
  readonly title: MapTextKey;
  readonly sources: readonly SourceName[];
  /** Set for a pack that draws kinds: it is shown while one of them is. */
  readonly draws?: KindLayer['draws'];
  /** A measure may change zoom-only paint (opacity), never what is drawn from feature-state; kinds change filters. */
  layers(look: Look): PlacedLayer[];
  legend(look: Look): LegendEntry[];
  /** Layers that a click can hit, the first one first. */
  readonly clickable: readonly string[];
}
