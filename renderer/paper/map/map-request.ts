/** What a map on paper is asked for, and what comes back. */
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { PlacedHouseholds } from '../../../shared/domain/placed-households.ts';
import type { MapArchive } from '../../map/archives.ts';
import type { FlowPaint } from '../../map/flows.ts';
import type { LayerId, Presence } from '../../map/packs/pack.ts';
import type { HouseholdPaint, Measure, TargetPaint, ThemeName, UnitPaint } from '../../map/paint.ts';
import type { Mark, MarkBox, MeasureText } from '../marks.ts';

/** Everything that maps of one county on one day have in common; made ready once for all sheets of an atlas. */
export interface PaperCounty {
  readonly geometry: GeometryBatch;
  readonly kinds: readonly Kind[];
  readonly households: readonly PlacedHouseholds[];
  readonly archives: readonly MapArchive[];
  readonly paint: {
    readonly targets: readonly TargetPaint[];
    readonly units: readonly UnitPaint[];
    readonly households: readonly HouseholdPaint[];
  };
  readonly flows?: readonly FlowPaint[];
}

export interface PaperMapRequest {
  /** Where the map goes on the page. */
  readonly box: MarkBox;
  readonly theme: ThemeName;
  readonly measure: Measure;
  readonly visible: readonly LayerId[];
  /** Unit that fills the box, and is emphasised; the county when left out. */
  readonly unit?: string;
  /** Fixed scale 1:n at the middle of the box instead of the closest fit. */
  readonly denominator?: number;
  /** How much of the map's sizes: 1 is a map read at arm's length; more for a poster. */
  readonly magnify?: number;
  /** What will lie over the map, mm of the page: no name goes below it. */
  readonly keepClear?: readonly MarkBox[];
  /** No names, no index: for an inset. */
  readonly plain?: boolean;
  /** Resolution of relief, the only picture in it. */
  readonly reliefDotsPerInch: number;
  readonly measureText: MeasureText;
  readonly signal?: AbortSignal;
}

/** A village whose name had no room and stands on the map as a number. */
export interface IndexedPlace {
  readonly number: number;
  readonly id: string;
  readonly name: string;
}

export interface PaperMap {
  /** One clip of the box. */
  readonly marks: readonly Mark[];
  readonly index: readonly IndexedPlace[];
  /** 1:n at the middle of the box, exact. */
  readonly denominator: number;
  /** MapLibre zoom that this scale is, for the legend. */
  readonly zoom: number;
  /** `west, south, east, north` of the box, degrees. */
  readonly extent: readonly [number, number, number, number];
  readonly drawn: ReadonlySet<LayerId>;
  readonly present: ReadonlySet<Presence>;
  /** Boxes of the names and symbols as placed, mm: nothing of them overlaps. */
  readonly placed: readonly { readonly text: string; readonly box: MarkBox }[];
}
