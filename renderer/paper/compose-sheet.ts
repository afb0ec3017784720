/** One sheet from a template: its map, and everything round it, settled together. */
import type { KindLayer } from '../map/kind-layers.ts';
import type { LegendInput } from '../map/legend.ts';
import type { MapTextKey } from '../map/text-keys.ts';
import type { SheetTemplate } from '../../shared/sheet/template.ts';
import type { MeasureText, PaperPage } from './marks.ts';
import type { PaperMap, PaperMapRequest } from './map/map-request.ts';

/** What draws maps: `PaperMapMaker`, or anything like it. */
export interface MapMaker {
  draw(request: PaperMapRequest): Promise<PaperMap>;
}

export interface FigureRow {
  readonly label: string;
  readonly value: string;
}

/** Columns of the statistics table; the first is the name. */
export interface SheetTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A curve or bars, values 0–100 or counts; drawn by `furniture/chart.ts`. */
export interface SheetChart {
  readonly title: string;
  readonly form: 'bars' | 'curve';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly unit: string;
}

export interface SheetInput {
  readonly template: SheetTemplate;
  /** Values of tokens: `{县}` takes `tokens.县`. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Unit that fills the map; the county when left out. */
  readonly unit?: string;
  /** Numbers of the unit, already worded. */
  readonly figures: readonly FigureRow[];
  readonly table?: SheetTable;
  readonly chart?: SheetChart;
  readonly kinds: readonly KindLayer[];
  readonly counts?: LegendInput['counts'];
  readonly sector: (sector: string) => string;
  readonly text: (key: MapTextKey) => string;
  /** Invented geography is named so. */
  readonly mark?: string;
  readonly maps: MapMaker;
  readonly measureText: MeasureText;
  readonly reliefDotsPerInch: number;
  readonly signal?: AbortSignal;
}

export interface Sheet {
  readonly page: PaperPage;
  readonly map: PaperMap | null;
}

export async function composeSheet(_input: SheetInput): Promise<Sheet> {
  return await Promise.reject(new Error('not yet'));
}
