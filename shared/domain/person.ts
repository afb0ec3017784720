/**
 * Personal fields of a household: they live apart from everything else and are shown only to whoever may see them, with a
 * reason. Source: RELIABILITY rule 10; PRODUCT "personal data masked by default".
 */
import { z } from 'zod';
import { type Capacity, reaches, type Role } from './role.ts';

/** Longest text of one field; longer ones are no names or numbers. */
const text = z.string().max(60);

export const personSchema = z.object({
  /** Head of the household 户主. */
  name: text,
  /** Identity number of the head, as written. */
  idNumber: text,
  phone: text,
  /** Account that subsidies are paid to. */
  bank: text,
  /** Names of the other members. */
  members: z.array(text).max(40),
});
export type Person = z.infer<typeof personSchema>;

export const PERSON_FIELDS = ['name', 'idNumber', 'phone', 'bank', 'members'] as const;
export const personFieldSchema = z.enum(PERSON_FIELDS);
export type PersonField = z.infer<typeof personFieldSchema>;

/** Who works with households by name; inspectors and viewers see what is masked. */
const SEES: readonly Role[] = ['duty', 'zone', 'township', 'village'];

export type PersonRightRefusal =
  | { readonly reason: 'role'; readonly role: string }
  /** Everybody but the county's own duty officer says for which unit he acts. */
  | { readonly reason: 'unit-needed'; readonly role: Role }
  | { readonly reason: 'outside'; readonly unit: string };

/** Null when somebody in this capacity may see personal fields at the end of `path` (unit up to county). */
export function personRightRefusal(capacity: Capacity, path: readonly string[]): PersonRightRefusal | null {
  const { role, unit } = capacity;
  if (!SEES.includes(role)) return { reason: 'role', role };
  if (unit === undefined && role !== 'duty') return { reason: 'unit-needed', role };
  return reaches(capacity, path) ? null : { reason: 'outside', unit: unit ?? '' };
}

/** What somebody wrote as his reason, when it gives away what it is about; reasons are kept in the log. */
export function givesAway(why: string, person: Person): boolean {
  const plain = why.replace(/\s/g, '');
  const secrets = [person.name, person.idNumber, person.phone, person.bank, ...person.members];
  return secrets.map((secret) => secret.replace(/\s/g, '')).some((each) => each.length > 1 && plain.includes(each));
}
