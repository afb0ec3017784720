/**
 * Entries `rollcall:<unit>|<day>`: who was there when the posts of a unit were called 点名. Source: PRODUCT "command chain":
 * duty stays when the post changes (两个不离岗), so whoever holds a post has to be there.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

export const PRESENCES = ['present', 'absent', 'leave'] as const;
export type Presence = (typeof PRESENCES)[number];

const calledSchema = z.object({
  unit: z.string().min(1),
  title: z.string().min(1),
  person: z.string().min(1),
  presence: z.enum(PRESENCES),
  why: z.string().max(200).optional(),
});
export type Called = z.infer<typeof calledSchema>;

const rollCallEntrySchema = z.object({
  called: z.array(calledSchema).min(1),
  withdrawn: z.boolean().optional(),
});

export interface RollCall {
  readonly unit: string;
  readonly on: string;
  readonly called: readonly Called[];
}

/** Null when the entry is withdrawn or not well formed. */
export function rollCallOfEntry(row: EntryRow): RollCall | null {
  const parsed = rollCallEntrySchema.safeParse(row.fields);
  const bar = row.id.indexOf('|');
  if (!parsed.success || isWithdrawn(row) || bar < 0) return null;
  return { unit: row.id.slice(0, bar), on: row.id.slice(bar + 1), called: parsed.data.called };
}

export const rollCallKind: EntryKind = {
  schema: rollCallEntrySchema,
  roles: ['duty', 'zone', 'township', 'village', 'inspector'],
  check: (row, context) => {
    const call = rollCallOfEntry(row);
    if (!call) return null;
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'rollcall', problem, facts }) as const;
    if (!context.units.get(call.unit)) return refuse('unknown-unit', { unit: call.unit });
    if (!isDay(call.on)) return refuse('bad-day', { day: call.on });
    if (call.on > context.on) return refuse('in-the-future', { day: call.on });
    const silent = call.called.find((each) => each.presence !== 'present' && !each.why?.trim());
    return silent ? refuse('needs-why', { person: silent.person }) : null;
  },
};
