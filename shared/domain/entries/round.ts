/**
 * Entries of dynamic management 动态管理: `round:<county>|<id>` is the round, `round-line:<unit>|<id>` what one unit declares
 * in it. A line that does not close is refused, and additions are refused until the removals are recorded: 先退后进. Source:
 * PRODUCT "dynamic management", "the totals of a round must reconcile"; rules and sums in `../rounds.ts`.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import {
  firstAddition,
  type Flows,
  imbalancesOf,
  impossibleFlow,
  ROUND_FLOWS,
  type RoundLine,
  sumLines,
} from '../rounds.ts';
import { daySchema } from '../unit.ts';
import type { UnitIndex } from '../unit-index.ts';
import { type EntryContext, type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const amount = z.number().int().nonnegative();
const headcountSchema = z.object({ households: amount, people: amount });
const stocksSchema = z.object({ left: headcountSchema, lifted: headcountSchema });
/** May state less than nothing, so that the refusal names the flow that takes too much. */
const statedHeadcount = z.object({ households: z.number().int(), people: z.number().int() });
const closingSchema = z.object({ left: statedHeadcount, lifted: statedHeadcount });

const roundEntrySchema = z.object({
  name: z.string().trim().min(1).max(40),
  /** First and last day: stocks are those before the first and at the end of the last. */
  from: daySchema,
  on: daySchema,
  /** All removals have been recorded; only then additions are accepted. */
  removalsDone: z.boolean(),
  /** Nothing more is accepted. */
  closed: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
});

const roundLineEntrySchema = z.object({
  opening: stocksSchema,
  flows: z.partialRecord(z.enum(ROUND_FLOWS), headcountSchema),
  closing: closingSchema,
  /** Poverty rate that the unit states, per cent, with the decimals that it was stated with. */
  rate: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,3})?$/)
    .optional(),
  /** Where the figures come from, and what has to be said about them. */
  note: z.string().max(400).optional(),
  withdrawn: z.boolean().optional(),
});

export interface Round {
  /** Part of the entry's id behind the bar: names the round in its lines and in batches. */
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly from: string;
  readonly on: string;
  readonly removalsDone: boolean;
  readonly closed: boolean;
}

const afterBar = (id: string): string => id.slice(id.indexOf('|') + 1);
const beforeBar = (id: string): string => id.slice(0, Math.max(0, id.indexOf('|')));

/** Null when the entry is withdrawn or not well formed. */
export function roundOfEntry(row: EntryRow): Round | null {
  const parsed = roundEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { name, from, on, removalsDone, closed = false } = parsed.data;
  return { id: afterBar(row.id), subject: row.subject, name, from, on, removalsDone, closed };
}

export interface DeclaredLine extends RoundLine {
  readonly round: string;
  readonly note: string;
  /** As stated; empty when it was not. */
  readonly rate: string;
}

/** Null when the entry is withdrawn or not well formed. */
export function lineOfEntry(row: EntryRow): DeclaredLine | null {
  const parsed = roundLineEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { opening, closing, note = '', rate = '' } = parsed.data;
  const flows: Flows = Object.fromEntries(Object.entries(parsed.data.flows).filter(([, value]) => value !== undefined));
  return { round: afterBar(row.id), unit: beforeBar(row.id), opening, flows, closing, note, rate };
}

/** Rounds that stand, the earliest first. */
export const roundsOf = (entries: Iterable<EntryRow>): Round[] =>
  [...entries]
    .map(roundOfEntry)
    .filter((round) => round !== null)
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));

/** Lines declared in a round, by unit. */
export const linesOf = (entries: Iterable<EntryRow>, round: string): Map<string, DeclaredLine> =>
  new Map(
    [...entries]
      .map(lineOfEntry)
      .filter((line) => line !== null)
      .filter((line) => line.round === round)
      .map((line) => [line.unit, line]),
  );

/** What the units below a unit declared, as one line, and how many of them have. */
export interface DeclaredSum {
  readonly line: RoundLine;
  readonly declared: number;
  readonly of: number;
}

/**
 * What stands as declared for a unit: its own line, else the sum of what was declared below it. A sum of some of them is no
 * figure of the unit: `declared` is less than `of` then.
 */
export function declaredFor(units: UnitIndex, unit: string, lines: ReadonlyMap<string, DeclaredLine>): DeclaredSum {
  const own = lines.get(unit);
  if (own) return { line: own, declared: 1, of: 1 };
  const parts = units.childrenOf(unit).map((child) => declaredFor(units, child.id, lines));
  const line = sumLines(
    unit,
    parts.filter((part) => part.declared > 0).map((part) => part.line),
  );
  const declared = parts.reduce((sum, part) => sum + part.declared, 0);
  // Townships declare; their villages only where somebody wants it finer.
  const isOne = declared === 0 && (parts.length === 0 || units.get(unit)?.level === 'township');
  return { line, declared, of: isOne ? 1 : parts.reduce((sum, part) => sum + part.of, 0) };
}

export const roundKind: EntryKind = {
  schema: roundEntrySchema,
  roles: ['duty'],
  check: (row, context) => {
    const round = roundOfEntry(row);
    if (!round) return null;
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'round', problem, facts }) as const;
    const badDay = [round.from, round.on].find((day) => !isDay(day));
    if (badDay !== undefined) return refuse('bad-day', { day: badDay });
    if (round.on < round.from) return refuse('ends-before-it-begins', { since: round.from, until: round.on });
    const others = roundsOf(context.entries('round')).filter((other) => other.subject !== round.subject);
    const clash = others.find((other) => other.from <= round.on && round.from <= other.on);
    if (clash) return refuse('overlap', { name: clash.name, from: clash.from, on: clash.on });
    if (round.removalsDone) return null;
    const early = [...linesOf(context.entries('round-line'), round.id).values()].find(
      (line) => firstAddition(line.flows) !== undefined,
    );
    if (early) return refuse('additions-stand', { unit: unitName(context, early.unit) });
    return round.closed ? refuse('closed-before-removals', { name: round.name }) : null;
  },
};

const unitName = (context: EntryContext, id: string): string => context.units.get(id)?.name ?? id;

export const roundLineKind: EntryKind = {
  schema: roundLineEntrySchema,
  roles: ['duty', 'township'],
  check: (row, context) => {
    const line = lineOfEntry(row);
    if (!line) return null;
    const refuse = (problem: string, facts: Record<string, string | number>) =>
      ({ reason: 'entry', collection: 'round-line', problem, facts }) as const;
    const unit = unitName(context, line.unit);
    const round = roundsOf(context.entries('round')).find((each) => each.id === line.round);
    if (!round) return refuse('unknown-round', { round: line.round });
    if (!context.units.get(line.unit)) return refuse('unknown-unit', { unit });
    if (round.closed) return refuse('round-closed', { name: round.name });
    const impossible = impossibleFlow(line);
    if (impossible) return refuse(`impossible-${impossible.flow}`, { unit });
    const [imbalance] = imbalancesOf(line);
    if (imbalance) {
      const { stock, what, stated, computed } = imbalance;
      return refuse(`unbalanced-${stock}-${what}`, { unit, stated, computed, by: stated - computed });
    }
    const addition = firstAddition(line.flows);
    if (addition && !round.removalsDone) return refuse('additions-before-removals', { unit });
    return null;
  },
};
