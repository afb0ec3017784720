/**
 * Entries `pairing:<household>|pair`: the cadre who answers for a household 户责任人, where it was changed after the list of
 * pairings was imported. Source: PRODUCT "pairing 结对帮扶". A maximum (Mile, ≤ 5) refuses one household too many; a minimum
 * (Panzhou, ≥ 5) cannot be refused one household at a time and is shown as a break instead.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { daySchema } from '../unit.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const pairingEntrySchema = z.object({
  /** Id of the cadre, as in the batch of pairings, or a new one. */
  cadre: z.string().min(1),
  name: z.string().trim().min(1).max(40),
  office: z.string().max(60).optional(),
  since: daySchema,
  withdrawn: z.boolean().optional(),
});

export interface EnteredPairing {
  readonly household: string;
  readonly cadre: string;
  readonly name: string;
  readonly office: string;
  readonly since: string;
}

const householdOf = (row: EntryRow): string => row.id.slice(0, Math.max(0, row.id.indexOf('|')));

/** Null when the entry is withdrawn or not well formed. */
export function pairingOfEntry(row: EntryRow): EnteredPairing | null {
  const parsed = pairingEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { cadre, name, office = '', since } = parsed.data;
  return { household: householdOf(row), cadre, name, office, since };
}

export const pairingKind: EntryKind = {
  schema: pairingEntrySchema,
  roles: ['duty', 'zone', 'township', 'village'],
  check: (row, context) => {
    const pairing = pairingOfEntry(row);
    if (!pairing) return null;
    const refuse = (problem: string, facts: Record<string, string | number>) =>
      ({ reason: 'entry', collection: 'pairing', problem, facts }) as const;
    const { household, since, cadre, name } = pairing;
    if (!context.isKnown(household)) return refuse('unknown-household', { household });
    if (!isDay(since)) return refuse('bad-day', { day: since });
    if (since > context.on) return refuse('in-the-future', { day: since });
    const rule = context.settings?.pairing;
    if (rule?.mode !== 'maximum') return null;
    const load = context.pairedWith(cadre).filter((other) => other !== household).length + 1;
    return load > rule.households ? refuse('too-many', { name, load, most: rule.households }) : null;
  },
};
