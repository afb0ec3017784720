/**
 * Entries `visit:<household>|<day>`: a visit to a household. Source: PRODUCT "pairing 结对帮扶": at least one visit a week. A
 * household and a day make one visit, so the same visit written down at two seats is one.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import type { Day } from '../unit.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const visitEntrySchema = z.object({
  person: z.string().trim().min(1).max(40),
  note: z.string().max(400).optional(),
  withdrawn: z.boolean().optional(),
});

export interface Visit {
  readonly household: string;
  readonly on: Day;
  readonly person: string;
  readonly note: string;
}

/** Null when the entry is withdrawn or not well formed. */
export function visitOfEntry(row: EntryRow): Visit | null {
  const parsed = visitEntrySchema.safeParse(row.fields);
  const bar = row.id.indexOf('|');
  if (!parsed.success || isWithdrawn(row) || bar < 0) return null;
  const { person, note = '' } = parsed.data;
  return { household: row.id.slice(0, bar), on: row.id.slice(bar + 1), person, note };
}

export const visitKind: EntryKind = {
  schema: visitEntrySchema,
  roles: ['duty', 'zone', 'township', 'village', 'inspector'],
  check: (row, context) => {
    const visit = visitOfEntry(row);
    if (!visit) return null;
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'visit', problem, facts }) as const;
    if (!context.isKnown(visit.household)) return refuse('unknown-household', { household: visit.household });
    if (!isDay(visit.on)) return refuse('bad-day', { day: visit.on });
    return visit.on > context.on ? refuse('in-the-future', { day: visit.on }) : null;
  },
};
