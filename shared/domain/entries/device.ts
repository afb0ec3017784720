/**
 * Entries `device:<device>`: a seat that packages are taken from. Its public key is written down once, when a duty officer has
 * compared the fingerprint; the unit is what it may speak for. Source: SYNC "device-signed operation log".
 */
import { z } from 'zod';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const deviceEntrySchema = z.object({
  /** Ed25519 public key, hex. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(80),
  /** A township, or the county. */
  unit: z.string().min(1).max(40),
  withdrawn: z.boolean().optional(),
});

export interface KnownDevice {
  readonly device: string;
  readonly key: string;
  readonly name: string;
  readonly unit: string;
}

export const deviceSubject = (device: string): string => `device:${device}`;

/** Devices that are trusted: well formed, not withdrawn, and nobody has said two different things about their key. */
export function devicesOf(entries: Iterable<EntryRow>): KnownDevice[] {
  return [...entries].flatMap((row) => {
    const parsed = deviceEntrySchema.safeParse(row.fields);
    if (!parsed.success || isWithdrawn(row) || row.disputed.includes('key') || row.disputed.includes('unit')) return [];
    const { key, name, unit } = parsed.data;
    return [{ device: row.id, key, name, unit }];
  });
}

export const deviceKind: EntryKind = {
  schema: deviceEntrySchema,
  roles: ['duty'],
  check: (row, context) => {
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'device', problem, facts }) as const;
    if (!/^[A-Za-z0-9._-]+$/.test(row.id)) return refuse('bad-name', { id: row.id });
    const [known] = devicesOf([row]);
    const level = known && context.units.get(known.unit)?.level;
    return known && level !== 'county' && level !== 'township' ? refuse('unknown-unit', { unit: known.unit }) : null;
  },
};
