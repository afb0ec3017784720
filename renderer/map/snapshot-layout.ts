/**
 * Where everything of a picture goes: title, frame, map, panel with numbers and legend, notes. Pure; sizes in device
 * pixels of the finished picture. Nothing ever overlaps: the panel has its own place beside or below the map.
 */
import type { LegendGroup } from './legend.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextLine {
  readonly text: string;
  readonly size: number;
}

export type PanelItem =
  | { readonly kind: 'heading'; readonly text: string; readonly at: readonly [number, number] }
  | {
      readonly kind: 'row';
      readonly label: string;
      readonly value: string;
      readonly at: readonly [number, number];
      readonly width: number;
    }
  | {
      readonly kind: 'line';
      readonly group: number;
      readonly line: number;
      readonly at: readonly [number, number];
      readonly text: string;
    };

export interface SnapshotLayout {
  /** Device pixels of one CSS pixel of the design. */
  readonly unit: number;
  readonly title: readonly (TextLine & { readonly baseline: number; readonly isSubtitle: boolean })[];
  readonly frame: Box;
  readonly map: Box;
  readonly panel: Box;
  readonly items: readonly PanelItem[];
  /** Device pixels of one CSS pixel of the panel's design: smaller than `unit` where there is much to say. */
  readonly panelUnit: number;
  /** Type sizes of the panel, device pixels. */
  readonly headingSize: number;
  readonly textSize: number;
}

export interface SnapshotWords {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** Width of text at a size, device pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const DESIGN_AREA = 1366 * 768;
const TITLE = 30;
const TITLE_LEAST = 17;
const SUBTITLE = 14;
const TEXT = 12.5;
const HEADING = 13.5;
const ROW = 21;
const COLUMN = 216;
/** How far the panel's rows may draw together before another column is opened. */
const DENSITIES = [1, 0.93, 0.86, 0.78] as const;
const MOST_COLUMNS = 3;
/** Share of the height that the panel below a map should not pass. */
const PANEL_SHARE = 0.34;

/** Title broken where it no longer fits even when small: at most two lines of equal size. */
function fitTitle(title: string, width: number, unit: number, measure: Measure): TextLine[] {
  const spaced = (text: string, size: number) => measure(text, size, true) + text.length * size * 0.12;
  for (let size = TITLE; size >= TITLE_LEAST; size -= 1)
    if (spaced(title, size * unit) <= width) return [{ text: title, size: size * unit }];
  const half = Math.ceil(title.length / 2);
  const lines = [title.slice(0, half), title.slice(half)];
  let size = TITLE_LEAST * unit;
  while (size > 6 && lines.some((line) => spaced(line, size) > width)) size *= 0.92;
  return lines.map((text) => ({ text, size }));
}

/** Panel items flowed into columns of at most `height`; a group stays whole, or repeats its heading where it must break. */
function flow(
  words: SnapshotWords,
  start: readonly [number, number],
  column: number,
  height: number,
  unit: number,
): { items: PanelItem[]; columns: number } {
  const items: PanelItem[] = [];
  const row = ROW * unit;
  let [x, y] = start;
  let columns = 1;
  /** True when what comes next starts a new column. */
  const room = (rows: number): boolean => {
    if (y <= start[1] || y + rows * row <= start[1] + height) return false;
    x += column;
    y = start[1];
    columns += 1;
    return true;
  };
  const advance = (amount: number): void => {
    y += amount;
  };
  for (const { label, value } of words.rows) {
    room(1);
    items.push({ kind: 'row', label, value, at: [x, y], width: column - 18 * unit });
    advance(row);
  }
  words.groups.forEach((group, g) => {
    if (y > start[1]) advance(row * 0.42);
    const fits = (group.lines.length + 1) * row <= height;
    const heading = (): void => {
      items.push({ kind: 'heading', text: group.title, at: [x, y] });
      advance(row);
    };
    room(fits ? group.lines.length + 1 : 3);
    heading();
    group.lines.forEach((text, line) => {
      if (room(1)) heading();
      items.push({ kind: 'line', group: g, line, at: [x, y], text });
      advance(row);
    });
  });
  return { items, columns };
}

/** Lays out a picture of exactly `width` × `height` device pixels. */
export function layoutSnapshot(width: number, height: number, words: SnapshotWords, measure: Measure): SnapshotLayout {
  const unit = Math.sqrt((width * height) / DESIGN_AREA);
  const margin = 16 * unit;
  const inner = width - margin * 2;
  const lines = fitTitle(words.title, inner * 0.94, unit, measure);
  let y = margin * 0.7;
  const title = lines.map((line) => {
    y += line.size * 1.22;
    return { ...line, baseline: y - line.size * 0.16, isSubtitle: false };
  });
  if (words.subtitle) {
    y += SUBTITLE * unit * 1.5;
    let size = SUBTITLE * unit;
    while (size > 6 && measure(words.subtitle, size, false) > inner) size *= 0.94;
    title.push({ text: words.subtitle, size, baseline: y - SUBTITLE * unit * 0.35, isSubtitle: true });
  }
  const top = y + 8 * unit;
  const foot = 26 * unit;
  const frame: Box = { x: margin, y: top, width: inner, height: height - top - foot - margin * 0.5 };
  const gap = 5 * unit;
  const inside: Box = {
    x: frame.x + gap,
    y: frame.y + gap,
    width: frame.width - gap * 2,
    height: frame.height - gap * 2,
  };
  const padding = 12 * unit;
  const finish = (map: Box, panel: Box, columns: number, panelUnit: number): SnapshotLayout => ({
    unit,
    title,
    frame,
    map,
    panel,
    panelUnit,
    headingSize: HEADING * panelUnit,
    textSize: TEXT * panelUnit,
    items: flow(
      words,
      [panel.x + padding, panel.y + padding],
      (panel.width - padding) / columns,
      panel.height - padding * 2,
      panelUnit,
    ).items,
  });

  if (width >= height) {
    // Beside the map: closer rows before another column, another column before anything is left out.
    const room = inside.height - padding * 2;
    const choices = Array.from({ length: MOST_COLUMNS }, (_, i) => i + 1).flatMap((columns) =>
      DENSITIES.map((density) => ({ columns, panelUnit: unit * density })),
    );
    const fits = ({ columns, panelUnit }: { columns: number; panelUnit: number }): boolean =>
      flow(words, [0, 0], COLUMN * unit, room, panelUnit).columns <= columns;
    const { columns, panelUnit } = choices.find(fits) ?? { columns: MOST_COLUMNS, panelUnit: unit * 0.6 };
    const panelWidth = columns * COLUMN * unit + padding;
    const panel: Box = { ...inside, x: inside.x + inside.width - panelWidth, width: panelWidth };
    return finish({ ...inside, width: inside.width - panelWidth }, panel, columns, panelUnit);
  }
  // Below the map: the lowest panel that holds everything in the columns that the width has room for.
  const columns = Math.max(1, Math.floor((inside.width - padding) / (COLUMN * unit)));
  const column = (inside.width - padding) / columns;
  const lowest = (panelUnit: number): number => {
    let room = ROW * panelUnit * 3;
    while (room < inside.height * 0.6 && flow(words, [0, 0], column, room, panelUnit).columns > columns)
      room += ROW * panelUnit * 0.5;
    return room;
  };
  const panelUnit =
    unit * (DENSITIES.find((density) => lowest(unit * density) <= inside.height * PANEL_SHARE) ?? DENSITIES[3]);
  const panelHeight = lowest(panelUnit) + padding * 2;
  const panel: Box = { ...inside, y: inside.y + inside.height - panelHeight, height: panelHeight };
  return finish({ ...inside, height: inside.height - panelHeight }, panel, columns, panelUnit);
}

/** Wording of each legend group, class bounds included. */
export const wordsOfLegend = (
  groups: readonly LegendGroup[],
  title: (group: LegendGroup) => string,
  line: (entry: LegendGroup['lines'][number]) => string,
) => groups.map((group) => ({ title: title(group), lines: group.lines.map(line) }));
