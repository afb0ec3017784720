/**
 * The entry `alias:units`: which units written names mean that are no unit's, as a person has decided at an import. A field a
 * written name (`宁旧村`, or `红果街道/宁旧村` where the row names the township) with the unit's id, or nothing for "leave
 * such rows out". Later imports follow it without asking again.
 */
import { z } from 'zod';
import type { EntryKind, EntryRow } from './entry.ts';

const aliasEntrySchema = z.record(z.string().min(1).max(200), z.string().max(60));

export const ALIAS_SUBJECT = 'alias:units';

/** What an edit of `alias:units` sets to remember decisions. */
export const aliasFields = (decisions: Iterable<readonly [string, string | null]>): Record<string, string> =>
  Object.fromEntries([...decisions].map(([written, unit]) => [written, unit ?? '']));

/** Decisions by written name; null leaves rows of that name out. Empty where the entry is not well formed. */
export function aliasesOf(entries: Iterable<EntryRow>): Map<string, string | null> {
  const decisions = new Map<string, string | null>();
  for (const row of entries) {
    const parsed = row.subject === ALIAS_SUBJECT ? aliasEntrySchema.safeParse(row.fields) : undefined;
    for (const [written, unit] of Object.entries(parsed?.data ?? {})) decisions.set(written, unit === '' ? null : unit);
  }
  return decisions;
}

export const aliasKind: EntryKind = {
  schema: aliasEntrySchema,
  roles: ['duty'],
  check: (row, context) => {
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'alias', problem, facts }) as const;
    if (row.subject !== ALIAS_SUBJECT) return refuse('bad-name', { id: row.id });
    const [unknown] = [...aliasesOf([row])].filter(([, unit]) => unit !== null && !context.units.get(unit));
    return unknown ? refuse('unknown-unit', { written: unknown[0], unit: unknown[1] ?? '' }) : null;
  },
};
