/**
 * A layer looked at before anything is planned: where its headings stand, what each column means, what the layer may be
 * imported as. Everything is a suggestion that a person may change; what they change comes back as a wish.
 */
import type { Kind } from '../../../shared/domain/kind.ts';
import { maskIdNumber, maskName, maskPhone } from '../../../shared/domain/masking.ts';
import type { ImportSort, LayerReport } from '../../../shared/host/import-calls.ts';
import { personalData, tidyText } from './cell.ts';
import { contentsOf, type KnownUnits, knownUnitsOf, ROWS_LOOKED_AT } from './column-content.ts';
import { type ImportColumn, knownColumns } from './columns.ts';
import { findHeadings, type HeadingBlock, headingParts, headingText, headingTitles } from './heading-lines.ts';
import { filledLines, isFilled } from './filled-lines.ts';
import type { Layer } from './layer.ts';
import { type ColumnMatch, type FileColumn, headingTest, matchColumns } from './match-columns.ts';
import type { ChosenLayout, HeldCounty } from './plan.ts';
import { type Candidate, candidatesOf, scoreOf } from './suggest-sort.ts';

export interface LayerWish {
  /** Name of the file; it tells what the layer is. */
  readonly file?: string;
  readonly as?: ImportSort;
  readonly kind?: string;
  /** Rows from 1. */
  readonly headings?: { readonly from: number; readonly to: number };
  /** By the file's columns in order. */
  readonly columns?: readonly (string | null)[];
  /** Columns that a person has chosen earlier, by heading as `headingText` leaves it. */
  readonly remembered?: (as: ImportSort, kind: string | null) => ReadonlyMap<string, string | null> | undefined;
}

type ColumnReport = LayerReport['columns'][number];

export interface LayerInspection {
  readonly as: ImportSort | null;
  readonly kind: string | null;
  /** 0–1: how surely. */
  readonly score: number;
  /** Filled lines below the headings, or features. */
  readonly count: number;
  readonly headings: { readonly from: number; readonly to: number } | null;
  readonly columns: readonly ColumnReport[];
  readonly known: LayerReport['known'];
}

/** Below it nothing is suggested. */
const LEAST = 0.3;
const SAMPLES = 3;
const LONGEST_SAMPLE = 40;
/** Headings of names of people. */
const PEOPLE = /姓名|户主|责任人|负责人|联系人|干部|成员|配偶/;

/** What is seen of the layer before it is taken for anything. */
interface Seen {
  readonly layer: Layer;
  readonly block: HeadingBlock | null;
  readonly columns: readonly FileColumn[];
  /** Names of file and sheet, titles above the headings. */
  readonly named: string;
}

interface Reading extends Candidate {
  readonly known: readonly ImportColumn[];
  readonly matches: readonly (ColumnMatch | null)[];
  readonly score: number;
}

/** Lines spread over the whole table, so that neither its head nor its foot speaks for all. */
function someLines(layer: Layer, block: HeadingBlock): (readonly string[])[] {
  const first = block.to + 1;
  const step = Math.max(1, Math.floor((layer.grid.length - first) / ROWS_LOOKED_AT));
  const lines: (readonly string[])[] = [];
  for (let i = first; i < layer.grid.length && lines.length < ROWS_LOOKED_AT; i += step) {
    const line = layer.grid.at(i) ?? [];
    if (isFilled(line)) lines.push(line);
  }
  return lines;
}

/** Headings by all names that any of the sorts knows; a map file has them in its first line. */
function blockOf(layer: Layer, known: readonly ImportColumn[], { headings }: LayerWish): HeadingBlock | null {
  if (headings) {
    const from = Math.max(0, Math.min(headings.from, layer.grid.length) - 1);
    return { from, to: Math.max(from, Math.min(headings.to, layer.grid.length) - 1) };
  }
  if (layer.geometries) return { from: 0, to: 0 };
  const isHeading = headingTest(known);
  return findHeadings(layer.grid, (parts) => parts.filter(isHeading).length) ?? likelyBlock(layer.grid);
}

/** Where no heading is known: the first line that is as wide as the table, unless it holds figures, codes or days itself. */
function likelyBlock(grid: Layer['grid']): HeadingBlock | null {
  const widths = grid.slice(0, ROWS_LOOKED_AT).map((cells) => cells.filter((cell) => tidyText(cell) !== '').length);
  const most = Math.max(0, ...widths);
  const line = widths.findIndex((width) => width >= Math.max(2, most * 0.8));
  const isData = (grid.at(line) ?? []).some((cell) => /^[-+]?[\d.,:/-]+%?$/.test(tidyText(cell)));
  return line < 0 || isData ? null : { from: line, to: line };
}

function see(layer: Layer, candidates: readonly Candidate[], units: KnownUnits, wish: LayerWish): Seen {
  const known = candidates.flatMap(({ as, kind }) => knownColumns(as, kind));
  const block = blockOf(layer, known, wish);
  const named = `${wish.file ?? ''} ${layer.name}`;
  if (!block) return { layer, block, columns: [], named };
  const lines = someLines(layer, block);
  const columns = headingParts(layer.grid, block).map((parts, i): FileColumn => {
    const cells = lines.map((line) => line[i] ?? '');
    return { parts, cells, contents: contentsOf(cells, units) };
  });
  return { layer, block, columns, named: [named, ...layer.grid.slice(0, block.from).flat()].join(' ') };
}

function read({ columns, named }: Seen, candidate: Candidate): Reading {
  const known = knownColumns(candidate.as, candidate.kind);
  const matches = matchColumns(columns, known);
  const filled = columns.filter(({ parts, cells }) => parts.length > 0 && isFilled(cells)).length;
  const cellsOf = (column: string): readonly string[] =>
    columns[matches.findIndex((match) => match?.column === column)]?.cells ?? [];
  return {
    ...candidate,
    known,
    matches,
    score: scoreOf(candidate, { named, filled, goals: cellsOf('goal') }, matches, known),
  };
}

/** Cells as they may be shown: short, personal ones masked. */
function samplesOf(title: string, cells: readonly string[]): string[] {
  const filled = [...new Set(cells.map(tidyText))].filter((text) => text !== '').slice(0, SAMPLES);
  return filled.map((text) => {
    const what = personalData(text);
    if (what === 'identity-number') return maskIdNumber(text);
    if (what === 'mobile-number') return maskPhone(text);
    if (PEOPLE.test(title) && !/\d/.test(text)) return maskName(text);
    return text.slice(0, LONGEST_SAMPLE);
  });
}

/** A column as a person sees it: chosen before all, then remembered, then recognised. */
function reportsOf({ layer, block, columns }: Seen, reading: Reading | null, wish: LayerWish): ColumnReport[] {
  if (!block) return [];
  const known = reading?.known ?? [];
  const ids = new Set(known.map(({ column }) => column));
  const remembered = reading ? wish.remembered?.(reading.as, reading.kind?.id ?? null) : undefined;
  const repeated = known.find(({ repeats }) => repeats)?.column;
  const sound = (column: string | null | undefined): string | null => (column && ids.has(column) ? column : null);
  return headingTitles(layer.grid, block).map((title, i): ColumnReport => {
    const shown = { title, samples: samplesOf(title, columns[i]?.cells ?? []) };
    if (wish.columns) return { ...shown, column: sound(wish.columns[i]), by: 'chosen' };
    const earlier = remembered?.get(headingText(title));
    if (earlier !== undefined && (earlier === null || ids.has(earlier)))
      return { ...shown, column: earlier, by: 'remembered' };
    const match = reading?.matches[i];
    if (match) return { ...shown, column: match.column, by: match.by };
    // What is no column of its own is a field, where the sort takes fields.
    return repeated !== undefined && title !== ''
      ? { ...shown, column: repeated, by: 'name' }
      : { ...shown, column: null, by: null };
  });
}

/** Never throws, whatever the layer is; where nothing is likely, `as` is null and headings stand as far as they are seen. */
export function inspectLayer(layer: Layer, county: HeldCounty | null, wish: LayerWish = {}): LayerInspection {
  const kinds: readonly Kind[] = county?.settings.kinds ?? [];
  const hasUnits = (county?.units.length ?? 0) > 0;
  const candidates = wished(candidatesOf(layer, kinds, hasUnits), kinds, wish);
  const seen = see(layer, candidates, knownUnitsOf(county?.units ?? []), wish);
  const readings = candidates.map((candidate) => read(seen, candidate));
  const top = readings.reduce<Reading | null>((best, it) => (best && best.score >= it.score ? best : it), null);
  const best = top && (wish.as !== undefined || top.score >= LEAST) ? top : null;
  const isKindSure = best?.kind && (wish.kind !== undefined || isBest(best, readings));
  const { block } = seen;
  return {
    as: best?.as ?? null,
    kind: (isKindSure && best?.kind?.id) || null,
    score: best?.score ?? 0,
    count: layer.geometries ? layer.geometries.length : filledLines(layer.grid, block ? block.to + 1 : 0).length,
    headings: block && { from: block.from + 1, to: block.to + 1 },
    columns: reportsOf(seen, best, wish),
    known: (best?.known ?? []).map(({ column, title, needed }) => ({ column, title, needed })),
  };
}

/** Only what a person asked for, where they did. */
function wished(candidates: readonly Candidate[], kinds: readonly Kind[], { as, kind }: LayerWish): Candidate[] {
  if (as === undefined) return [...candidates];
  if (as !== 'targets') return [{ as, kind: null }];
  const asked = kinds.filter(({ id }) => kind === undefined || id === kind);
  return asked.length > 0 ? asked.map((it) => ({ as, kind: it })) : [{ as, kind: null }];
}

/** Kinds share most columns: one of them is meant only where it does better than the others. */
const isBest = (best: Reading, readings: readonly Reading[]): boolean =>
  readings.every((it) => it === best || it.as !== 'targets' || it.score < best.score);

/** What was found, as an import takes it. */
export const chosenLayout = ({ headings, columns }: LayerInspection): ChosenLayout | undefined =>
  headings ? { headings, columns: columns.map(({ column }) => column) } : undefined;
