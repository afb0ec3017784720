/**
 * Entries `evaluation:<county>|<round>`: one round of third-party evaluation with a score per unit as `score.<unit>`, so that
 * two seats may enter different units at the same time. Source: PRODUCT row "third-party evaluation"; rules in `../evaluation.ts`.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { FULL_SCORE, RANKED_LEVELS, type RankedLevel, type Score, scoreFaults } from '../evaluation.ts';
import { daySchema } from '../unit.ts';
import type { UnitIndex } from '../unit-index.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const SCORE = 'score.';
export const scoreField = (unit: string): string => `${SCORE}${unit}`;

const evaluationEntrySchema = z
  .object({
    round: z.number().int().min(1),
    name: z.string().trim().min(1).max(60),
    /** Who evaluated. */
    by: z.string().max(60),
    on: daySchema,
    full: z.number().positive().optional(),
    withdrawn: z.boolean().optional(),
  })
  .catchall(z.number());

export interface EvaluationRound {
  readonly id: string;
  readonly subject: string;
  readonly round: number;
  readonly name: string;
  readonly by: string;
  readonly on: string;
  readonly full: number;
  readonly scores: readonly Score[];
  /** Units for which two seats entered different scores. */
  readonly disputed: readonly string[];
}

const unitsIn = (fields: readonly string[]): string[] =>
  fields.filter((field) => field.startsWith(SCORE)).map((field) => field.slice(SCORE.length));

/** Null when the entry is withdrawn or not well formed. */
export function evaluationOfEntry(row: EntryRow): EvaluationRound | null {
  const parsed = evaluationEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { round, name, by, on, full = FULL_SCORE } = parsed.data;
  const scores = unitsIn(Object.keys(row.fields)).map((unit) => ({
    unit,
    score: Number(row.fields[scoreField(unit)]),
  }));
  return { id: row.id, subject: row.subject, round, name, by, on, full, scores, disputed: unitsIn(row.disputed) };
}

/** Rounds that stand, the first first. */
export const evaluationsOf = (entries: Iterable<EntryRow>): EvaluationRound[] =>
  [...entries]
    .map(evaluationOfEntry)
    .filter((round) => round !== null)
    .sort((a, b) => a.round - b.round || (a.id < b.id ? -1 : 1));

/** A round's scores of the units of one level. */
export const scoresAt = (round: EvaluationRound, level: RankedLevel, units: UnitIndex): Score[] =>
  round.scores.filter(({ unit }) => units.get(unit)?.level === level);

export const evaluationKind: EntryKind = {
  schema: evaluationEntrySchema,
  roles: ['duty', 'inspector'],
  check: (row, context) => {
    const round = evaluationOfEntry(row);
    if (!round) return null;
    const refuse = (problem: string, facts: Record<string, string | number>) =>
      ({ reason: 'entry', collection: 'evaluation', problem, facts }) as const;
    if (!isDay(round.on)) return refuse('bad-day', { day: round.on });
    const other = evaluationsOf(context.entries('evaluation')).find(
      (it) => it.round === round.round && it.subject !== row.subject,
    );
    if (other) return refuse('round-taken', { round: round.round, name: other.name });
    for (const { unit, score } of round.scores) {
      const level = context.units.get(unit)?.level;
      if (level === undefined) return refuse('unknown-unit', { unit });
      const ranked = RANKED_LEVELS.find((it) => it === level);
      if (!ranked) return refuse('wrong-level', { unit, level });
      const [fault] = scoreFaults([{ unit, score }], ranked, round.full, context.units);
      if (fault) return refuse(fault.reason, { unit, score, full: round.full });
    }
    return null;
  },
};
