/** What a layer pack is: data that names its sources and turns a theme into layers and legend entries. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Measure, ThemeName } from '../paint.ts';
import type { Shape } from '../shapes.ts';
import type { Form } from '../status.ts';
import type { MapTextKey } from '../text-keys.ts';

/** Drawing order, from the bottom to the top. */
export const SLOTS = [
  'ground',
  'land',
  'areas',
  'relief',
  'water',
  'roads',
  'veil',
  'borders',
  'focus-under',
  'works',
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
  'focus',
] as const;
export type SourceName = (typeof SOURCES)[number];

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
  | { readonly kind: 'line'; readonly strokes: readonly Stroke[] }
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
export type Presence =
  | 'areas'
  | 'seats'
  | 'roads'
  | 'pipes'
  | 'households'
  | 'disputed'
  | `work:${string}`
  | `border:${string}`;

export interface LegendEntry {
  readonly swatch: Swatch;
  /** Wording by key, or a class of a quantity whose bounds are printed; `to` null is open upwards. */
  readonly label:
    | { readonly key: MapTextKey; readonly figures?: readonly number[] }
    | { readonly from: number; readonly to: number | null; readonly unit: MapTextKey };
  /** Zooms between which it is drawn at all; always when left out. */
  readonly from?: number;
  readonly to?: number;
  readonly needs?: Presence;
}

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
  'households',
  'labels',
] as const;
export type PackId = (typeof PACK_IDS)[number];

export interface LayerPack {
  readonly id: PackId;
  readonly title: MapTextKey;
  readonly sources: readonly SourceName[];
  /** A measure may change zoom-only paint (opacity), never what is drawn from feature-state. */
  layers(theme: ThemeName, measure: Measure): PlacedLayer[];
  legend(theme: ThemeName, measure: Measure): LegendEntry[];
  /** Layers that a click can hit, the first one first. */
  readonly clickable: readonly string[];
}
