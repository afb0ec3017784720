/** What is looked at before a sheet leaves the house: a closed list of faults, each with the facts its sentence needs. Pure. */
import { type Day } from '../domain/unit.ts';
import { daysBetween } from '../domain/day.ts';
import { pageSize } from './paper-size.ts';
import { type PersonalSort, personalIn } from './personal.ts';
import type { Box, Part, PartKind, SheetTemplate } from './template.ts';

/** The smallest type that is read without effort from a sheet in the hand, mm of an em (5.4 points). */
export const LEAST_TYPE = 1.9;
/** Days that the figures may be older than the last change. */
const FRESH_DAYS = 3;

export type SheetIssue =
  | { readonly reason: 'no-approval-number' }
  | { readonly reason: 'unknown-token'; readonly part: PartKind; readonly token: string }
  | { readonly reason: 'empty-legend' }
  | { readonly reason: 'no-map' }
  | { readonly reason: 'stale'; readonly on: Day; readonly lastChange: Day; readonly days: number }
  | { readonly reason: 'personal'; readonly part: PartKind; readonly sort: PersonalSort }
  | { readonly reason: 'overlap'; readonly a: PartKind; readonly b: PartKind }
  | { readonly reason: 'off-page'; readonly part: PartKind }
  | { readonly reason: 'small-type'; readonly part: PartKind; readonly size: number }
  | {
      readonly reason: 'counts-differ';
      readonly what: string;
      readonly values: readonly { readonly where: CountPlace; readonly value: number }[];
    };

export type CountPlace = 'map' | 'table' | 'text' | 'legend' | 'chart';

/** A number that stands on the sheet, and what it counts. */
export interface StatedCount {
  readonly what: string;
  readonly where: CountPlace;
  readonly value: number;
}

export interface PreflightInput {
  readonly template: Pick<SheetTemplate, 'paper' | 'orientation' | 'parts'>;
  /** Parts as they were drawn, after places were given away. */
  readonly drawn: readonly Part[];
  /** Texts as they stand on the sheet, with the smallest size each is set in. */
  readonly texts: readonly { readonly part: PartKind; readonly text: string; readonly size: number }[];
  readonly unknown: readonly { readonly part: PartKind; readonly token: string }[];
  readonly hasApprovalNumber: boolean;
  readonly legendLines: number;
  readonly hasMap: boolean;
  readonly counts: readonly StatedCount[];
  readonly on?: Day;
  readonly lastChange?: Day;
  /** Names of householders that must not be seen, where the caller knows them. */
  readonly names?: readonly string[];
}

/** What may lie over the map, and the frame that lies round everything. */
const OVER_MAP: ReadonlySet<PartKind> = new Set(['north', 'scale', 'inset', 'legend', 'index', 'mark']);
const mayOverlap = (a: PartKind, b: PartKind): boolean =>
  a === 'frame' || b === 'frame' || (a === 'map' && OVER_MAP.has(b)) || (b === 'map' && OVER_MAP.has(a));

/** Less than this is a touch, mm. */
const TOUCH = 0.2;
const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > TOUCH &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > TOUCH;

function placeIssues({ template, drawn }: PreflightInput): SheetIssue[] {
  const page = pageSize(template.paper, template.orientation);
  const off = drawn
    .filter(
      ({ box }) =>
        box.x < -TOUCH ||
        box.y < -TOUCH ||
        box.x + box.width > page.width + TOUCH ||
        box.y + box.height > page.height + TOUCH,
    )
    .map(({ kind }): SheetIssue => ({ reason: 'off-page', part: kind }));
  const over = drawn.flatMap((a, i) =>
    drawn
      .slice(i + 1)
      .filter((b) => !mayOverlap(a.kind, b.kind) && overlap(a.box, b.box))
      .map((b): SheetIssue => ({ reason: 'overlap', a: a.kind, b: b.kind })),
  );
  return [...off, ...over];
}

function textIssues({ texts, unknown, names = [] }: PreflightInput): SheetIssue[] {
  const small = new Map<PartKind, number>();
  for (const { part, size, text } of texts)
    if (text.trim() !== '' && size < LEAST_TYPE - 0.005) small.set(part, Math.min(small.get(part) ?? size, size));
  const personal = new Map<string, SheetIssue>();
  for (const { part, text } of texts)
    for (const sort of personalIn(text, names)) personal.set(`${part} ${sort}`, { reason: 'personal', part, sort });
  return [
    ...unknown.map(({ part, token }): SheetIssue => ({ reason: 'unknown-token', part, token })),
    ...[...small].map(([part, size]): SheetIssue => ({ reason: 'small-type', part, size })),
    ...personal.values(),
  ];
}

function countIssues(counts: readonly StatedCount[]): SheetIssue[] {
  return [...new Set(counts.map(({ what }) => what))].flatMap((what): SheetIssue[] => {
    const values = counts.filter((count) => count.what === what).map(({ where, value }) => ({ where, value }));
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ reason: 'counts-differ', what, values }] : [];
  });
}

/** Faults of a sheet, the gravest sort first. */
export function preflight(input: PreflightInput): SheetIssue[] {
  const { on, lastChange } = input;
  const days = on && lastChange ? daysBetween(on, lastChange) : 0;
  const legendShown = input.drawn.some(({ kind }) => kind === 'legend');
  return [
    ...textIssues(input).filter(({ reason }) => reason === 'personal'),
    ...countIssues(input.counts),
    ...(input.hasMap ? [] : [{ reason: 'no-map' } as const]),
    ...(input.hasApprovalNumber ? [] : [{ reason: 'no-approval-number' } as const]),
    ...(on && lastChange && days > FRESH_DAYS ? [{ reason: 'stale', on, lastChange, days } as const] : []),
    ...(legendShown && input.legendLines === 0 ? [{ reason: 'empty-legend' } as const] : []),
    ...placeIssues(input),
    ...textIssues(input).filter(({ reason }) => reason !== 'personal'),
  ];
}
