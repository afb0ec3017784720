/**
 * What an import found out about a file: a closed set of reasons with the facts that a sentence needs, each with its place.
 * Wording is chosen by whoever shows it.
 */
import type { CrsId } from '../../../shared/geo/crs.ts';
import type { PlaceReason } from './place-reasons.ts';
import type { AreaFault, Mend, RingName } from '../../../shared/geo/mend-area.ts';
import type { HouseholdReason } from './household-reasons.ts';
import type { MatchReason } from './match-problem.ts';
import type { UnitLevel } from '../../../shared/domain/unit.ts';
import type { Position } from '../../../shared/domain/unit.ts';

/**
 * `error` blocks the import; `left-out` is the error of a line that a person does not want; `repaired` was put right and is
 * listed so that it can be objected to; `note` tells what was assumed or left out.
 */
export type Severity = 'error' | 'left-out' | 'repaired' | 'note';

/** Place in the file, as people count: rows from 1 with the heading row among them, features from 1. */
export interface Place {
  readonly row?: number;
  /** The file's own heading of the column. */
  readonly column?: string;
  readonly feature?: number;
  /** The feature's own name, as the file has it. */
  readonly featureName?: string;
}

type FileReason =
  | { readonly reason: 'file-empty' }
  | { readonly reason: 'file-too-large'; readonly megabytes: number; readonly most: number }
  /** Neither UTF-8, UTF-16 nor GB18030. */
  | { readonly reason: 'encoding-unknown' }
  /** Cannot be planned from a layer. */
  | { readonly reason: 'sort-unsupported'; readonly as: string }
  /** No format has this ending. */
  | { readonly reason: 'format-unknown'; readonly name: string }
  /** Characters that could not be read and stand as U+FFFD; the cells that have them are named when they are imported. */
  | { readonly reason: 'bytes-broken'; readonly broken: number }
  /** Neither a workbook of Excel or WPS nor anything that is commonly saved under its ending, or too damaged to tell. */
  | { readonly reason: 'workbook-broken' }
  /** Opens with a password only. */
  | { readonly reason: 'password-protected' };

/** `sheet` is the sheet's name, `cell` a place as spreadsheets write it: C5. */
type SheetReason =
  /** Hidden sheets are left out. */
  | { readonly reason: 'sheet-hidden'; readonly sheet: string }
  /** A sheet with nothing to read but a chart or a macro. */
  | { readonly reason: 'sheet-unreadable'; readonly sheet: string }
  /** The file has the formula but not what it comes to: written by a program that does not calculate. */
  | { readonly reason: 'formula-without-value'; readonly cell: string }
  /** More such formulas than are named one by one. */
  | { readonly reason: 'formulas-without-value'; readonly more: number }
  /** #REF!, #N/A …: what the spreadsheet could not work out. */
  | { readonly reason: 'cell-fault'; readonly text: string }
  /** A cell with characters that could not be read. */
  | { readonly reason: 'cell-broken'; readonly text: string }
  /** A number that stands once in merged cells and is read for each of their rows. */
  | { readonly reason: 'merged-number'; readonly cells: string; readonly text: string };

type TableReason =
  | { readonly reason: 'header-missing'; readonly needed: readonly string[] }
  /** `headings` are those that the file has. */
  | {
      readonly reason: 'column-missing';
      /** Column as the import names it. */
      readonly needed: string;
      readonly headings: readonly string[];
    }
  /** An error: which of the two columns is meant is not guessed; one has to be deleted or renamed. */
  | { readonly reason: 'column-twice'; readonly first: string }
  | { readonly reason: 'column-ignored' }
  /** Title lines above the heading row. */
  | { readonly reason: 'lines-above-header'; readonly lines: number }
  | { readonly reason: 'no-rows' }
  | { readonly reason: 'too-many-rows'; readonly most: number }
  /** Quotation marks that do not pair: cells or rows may have run together. */
  | { readonly reason: 'quotes' }
  /** More cells than headings, usually a comma inside a name. */
  | { readonly reason: 'extra-cells'; readonly cells: number; readonly headings: number }
  /** A row of sums 合计; left out. */
  | { readonly reason: 'total-row' }
  /** A line that is no row of the table: a section's title, or 注：… and 填表人：… below it; left out. */
  | { readonly reason: 'remark-row'; readonly text: string }
  /** An identity or mobile number; it is not repeated here. */
  | { readonly reason: 'personal-data'; readonly what: 'identity-number' | 'mobile-number' }
  | { readonly reason: 'text-too-long'; readonly characters: number; readonly most: number };

type UnitReason =
  | { readonly reason: 'code-missing' }
  | { readonly reason: 'code-malformed'; readonly code: string }
  /** 5.20281E+11: a spreadsheet took the code for a number and its digits are lost. */
  | { readonly reason: 'code-scientific'; readonly code: string }
  | { readonly reason: 'code-twice'; readonly code: string; readonly firstRow: number }
  | {
      readonly reason: 'code-changed';
      readonly from: string;
      readonly to: string;
      readonly name: string;
      readonly since: string;
    }
  /** Province or prefecture; left out. */
  | { readonly reason: 'above-county'; readonly code: string }
  | { readonly reason: 'other-county'; readonly code: string; readonly county: string }
  | { readonly reason: 'several-counties'; readonly codes: readonly string[] }
  | { readonly reason: 'county-unnamed'; readonly code: string }
  | { readonly reason: 'name-missing' }
  | { readonly reason: 'name-tidied'; readonly from: string; readonly to: string }
  | { readonly reason: 'name-changed'; readonly from: string; readonly to: string }
  | { readonly reason: 'name-twice'; readonly name: string; readonly firstRow: number }
  | { readonly reason: 'parent-unknown'; readonly parent: string }
  | { readonly reason: 'parent-differs'; readonly says: string; readonly code: string }
  | { readonly reason: 'level-differs'; readonly says: string; readonly level: UnitLevel }
  | { readonly reason: 'zone-missing' }
  | { readonly reason: 'zone-differs'; readonly says: string; readonly township: string }
  /** Units held already that this file does not name; they stay. */
  | { readonly reason: 'units-kept'; readonly units: number };

type OutlineReason =
  | { readonly reason: 'not-json'; readonly line?: number }
  | { readonly reason: 'not-geojson' }
  | { readonly reason: 'no-features' }
  | { readonly reason: 'too-many-points'; readonly most: number }
  | { readonly reason: 'no-area-in-feature'; readonly found: string }
  | { readonly reason: 'feature-unnamed' }
  | { readonly reason: 'feature-twice'; readonly unit: string; readonly first: number }
  | { readonly reason: 'feature-of-other-county'; readonly code: string }
  | { readonly reason: 'feature-none-of-county'; readonly county: string }
  | { readonly reason: 'unit-unknown'; readonly code: string }
  | { readonly reason: 'unit-ambiguous'; readonly name: string; readonly codes: readonly string[] }
  | { readonly reason: 'compressed-broken'; readonly ring: RingName }
  | { readonly reason: 'compressed' }
  /** The file does not say which datum it is in; `likely` when its other marks suggest one. */
  | { readonly reason: 'crs-missing'; readonly likely?: CrsId }
  /** `isChecked`: the county has geometry that bears it out. */
  | { readonly reason: 'crs-from-file'; readonly named: string; readonly isChecked: boolean }
  | { readonly reason: 'crs-unsupported'; readonly named: string }
  | { readonly reason: 'coordinate-not-a-number'; readonly ring: RingName; readonly point: number }
  | { readonly reason: 'coordinate-swapped'; readonly ring: RingName; readonly point: number; readonly at: Position }
  | { readonly reason: 'coordinate-in-metres'; readonly ring: RingName; readonly point: number; readonly at: Position }
  | {
      readonly reason: 'coordinate-outside-china';
      readonly ring: RingName;
      readonly point: number;
      readonly at: Position;
    }
  | { readonly reason: 'outside-county'; readonly unit: string }
  | ({ readonly reason: 'ring-mended' } & Exclude<Mend, { mend: 'rewound' }>)
  | ({ readonly reason: 'ring-faulty' } & AreaFault)
  /** A shift of the web's maps undone; metres over all vertices. */
  | { readonly reason: 'shifted'; readonly crs: CrsId; readonly meanMetres: number; readonly vertices: number };

type ProgressReason =
  | { readonly reason: 'county-unknown' }
  | { readonly reason: 'number-missing' }
  | { readonly reason: 'number-malformed'; readonly text: string }
  | { readonly reason: 'number-twice'; readonly number: string; readonly firstRow: number }
  | { readonly reason: 'number-taken'; readonly number: string; readonly by: string }
  | { readonly reason: 'goal-missing' }
  | { readonly reason: 'unit-missing' }
  | { readonly reason: 'measure-missing' }
  | { readonly reason: 'amount-missing' }
  | { readonly reason: 'amount-malformed'; readonly text: string }
  | { readonly reason: 'amount-negative'; readonly text: string }
  /** Nothing is planned; the row is left out. */
  | { readonly reason: 'nothing-planned' }
  /** Only the plan is known; counted as nothing reached. */
  | { readonly reason: 'done-unknown' }
  | { readonly reason: 'done-over-planned'; readonly done: number; readonly planned: number }
  | { readonly reason: 'deadline-missing' }
  | { readonly reason: 'date-malformed'; readonly text: string }
  /** Only a month was given; its last day is taken. */
  | { readonly reason: 'date-completed'; readonly text: string; readonly day: string }
  | { readonly reason: 'deadline-before-start'; readonly start: string; readonly deadline: string }
  /** The file has no start; 1 January of the deadline's year is taken. */
  | { readonly reason: 'start-assumed'; readonly rows: number }
  | { readonly reason: 'owner-missing'; readonly rows: number };

type TargetReason =
  | { readonly reason: 'kind-unknown'; readonly kind: string }
  /** The row that shows how a template is filled in; left out. */
  | { readonly reason: 'example-row' }
  | { readonly reason: 'quantity-missing'; readonly measure: string }
  | { readonly reason: 'work-unknown'; readonly text: string; readonly expected: readonly string[] }
  /** A later stage further than an earlier one, or a stage further than the whole. */
  | { readonly reason: 'stage-over'; readonly stage: string; readonly reached: number; readonly most: number }
  | { readonly reason: 'percent-over'; readonly text: string }
  /** Only one of longitude and latitude. */
  | { readonly reason: 'place-half' }
  | { readonly reason: 'place-outside'; readonly lng: number; readonly lat: number; readonly swapped: boolean }
  /** Rows of a point kind without a place: counted, not drawn. */
  | { readonly reason: 'place-missing'; readonly rows: number }
  /** Ticked off in the file: that is done in the application, by those who may. */
  | { readonly reason: 'cleared-in-file'; readonly rows: number }
  | { readonly reason: 'problem-number'; readonly text: string }
  | { readonly reason: 'problem-level'; readonly text: string };

/** Archives that hold other files. Names are those in the archive. */
type PackedReason =
  /** No directory of contents, or one that leads outside the file: usually cut short while it was copied. */
  | { readonly reason: 'zip-broken' }
  | { readonly reason: 'zip-entry-broken'; readonly name: string }
  | { readonly reason: 'zip-encrypted'; readonly name: string }
  | { readonly reason: 'zip-method'; readonly name: string }
  /** Leads out of the folder that it is unpacked into, or is no name at all. */
  | { readonly reason: 'zip-name-unsafe'; readonly name: string }
  | { readonly reason: 'zip-entry-twice'; readonly name: string }
  | { readonly reason: 'zip-nested'; readonly name: string }
  | { readonly reason: 'zip-nothing' }
  | { readonly reason: 'zip-left-out'; readonly names: readonly string[] }
  | { readonly reason: 'too-many-entries'; readonly most: number }
  /** What comes out is more than a file of this size ever holds: a bomb. */
  | { readonly reason: 'unpacked-too-large'; readonly most: number }
  | { readonly reason: 'unpacked-ratio'; readonly most: number }
  /** The reader found a fault of its own; nothing was taken. */
  | { readonly reason: 'file-broken' };

/** Map files. A faulty feature stays in the layer without a geometry. */
type MapFileReason =
  | { readonly reason: 'too-many-features'; readonly most: number }
  | { readonly reason: 'too-many-vertices'; readonly most: number }
  | { readonly reason: 'too-many-cells'; readonly most: number }
  | { readonly reason: 'not-shapefile' }
  /** Attributes or nothing but side files, without the `.shp`. */
  | { readonly reason: 'shp-missing' }
  | { readonly reason: 'dbf-missing' }
  | { readonly reason: 'not-dbf' }
  /** The file ends before `said` of them. */
  | { readonly reason: 'file-cut'; readonly read: number; readonly said: number }
  | { readonly reason: 'shapes-differ'; readonly shapes: number; readonly rows: number }
  | { readonly reason: 'rows-deleted'; readonly rows: number }
  /** What a .cpg or the .dbf itself says of its text does not hold. */
  | { readonly reason: 'encoding-differs'; readonly said: string; readonly taken: string }
  | { readonly reason: 'text-undecodable' }
  /** Long texts in a file of their own, which is not read. */
  | { readonly reason: 'memo-left-out' }
  | { readonly reason: 'feature-broken' }
  | { readonly reason: 'geometry-unsupported'; readonly found: string }
  | { readonly reason: 'not-topojson' }
  | { readonly reason: 'not-xml'; readonly line?: number }
  | { readonly reason: 'xml-doctype' }
  | { readonly reason: 'network-link'; readonly links: number }
  | { readonly reason: 'not-kml' }
  | { readonly reason: 'not-gpx' }
  | { readonly reason: 'database-broken' }
  | { readonly reason: 'not-geopackage' }
  /** Changes that were not written into the database yet lie in its `-wal` file. */
  | { readonly reason: 'database-open' }
  /** Pictures and rasters among features: names as the file has them. */
  | { readonly reason: 'parts-left-out'; readonly names: readonly string[] }
  | { readonly reason: 'table-missing'; readonly table: string }
  | { readonly reason: 'table-is-view'; readonly table: string }
  | { readonly reason: 'not-tiles' }
  | { readonly reason: 'tiles-version'; readonly version: number }
  | { readonly reason: 'tiles-empty' }
  /** Neither pictures nor vector tiles, or compressed in a way that nobody reads. */
  | { readonly reason: 'tiles-unsupported'; readonly found: string }
  | { readonly reason: 'tile-too-large'; readonly tile: string; readonly most: number }
  | { readonly reason: 'tile-broken'; readonly tile: string }
  | { readonly reason: 'tiles-bounds' };

export type Reason =
  | FileReason
  | SheetReason
  | TableReason
  | UnitReason
  | OutlineReason
  | ProgressReason
  | TargetReason
  | PackedReason
  | MapFileReason
  | PlaceReason
  | MatchReason
  | HouseholdReason;
export type ImportProblem = { readonly severity: Severity } & Place & Reason;
