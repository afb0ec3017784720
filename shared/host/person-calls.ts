/**
 * The part of the host contract that concerns personal data: masked rows for everybody, raw fields only for whoever may see
 * them, says why, and is written down first. Source: RELIABILITY rule 10.
 */
import { z } from 'zod';
import { personFieldSchema, personSchema } from '../domain/person.ts';

/** What is wrong with the vault; none of it changes a file. */
export const vaultFaultSchema = z.enum([
  /** The file is not what was written: damaged, exchanged or changed by hand. */
  'tampered',
  /** Written with another key than this folder has. */
  'wrong-key',
  /** There is data, and its key is gone. */
  'key-missing',
  /** The key is locked by the key store of another system, user or shell. */
  'key-locked',
  'disk',
]);
export type VaultFault = z.infer<typeof vaultFaultSchema>;

export const personRefusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('nobody') }),
  z.object({ reason: z.literal('no-reason-given') }),
  /** Reasons are kept in the log, where no personal data may be. */
  z.object({ reason: z.literal('reason-gives-away') }),
  z.object({ reason: z.literal('role'), role: z.string() }),
  z.object({ reason: z.literal('unit-needed'), role: z.string() }),
  z.object({ reason: z.literal('outside'), unit: z.string() }),
  z.object({ reason: z.literal('unknown-household'), household: z.string() }),
  z.object({ reason: z.literal('unknown-village'), village: z.string() }),
  /** Nobody has filled in this household. */
  z.object({ reason: z.literal('no-record'), household: z.string() }),
  z.object({ reason: z.literal('vault'), fault: vaultFaultSchema }),
  z.object({ reason: z.literal('read-only'), cause: z.string() }),
  z.object({ reason: z.literal('disk'), message: z.string() }),
  /** The log did not take the entry, so nothing was shown or changed; `cause` is its reason. */
  z.object({ reason: z.literal('not-logged'), cause: z.string() }),
]);
export type PersonRefusal = z.infer<typeof personRefusalSchema>;

const refused = z.object({ ok: z.literal(false), refusal: personRefusalSchema });

export const maskedPersonSchema = personSchema.extend({
  household: z.string(),
  /** Row within the village's block, from 0. */
  row: z.number().int().nonnegative(),
  /** True for made-up people of a demonstration county. */
  invented: z.boolean(),
});
export type MaskedPerson = z.infer<typeof maskedPersonSchema>;

/** Who asks: `role` is written as in operations, `township@990101005`. */
const asker = {
  household: z.string().min(1).max(40),
  user: z.string().max(100),
  role: z.string().max(80),
  why: z.string().max(500),
};

export const personCalls = {
  /** Masked rows of a village, all or those asked for; households that nobody has filled in are left out. */
  'person.masked': {
    input: z.object({
      village: z.string().max(40),
      rows: z.array(z.number().int().nonnegative()).max(10_000).optional(),
    }),
    output: z.union([z.object({ ok: z.literal(true), rows: z.array(maskedPersonSchema) }), refused]),
  },
  /** Raw fields of one household, after a `reveal` operation is safe in the journal. */
  'person.reveal': {
    input: z.object({ ...asker, fields: z.array(personFieldSchema).min(1).max(5) }),
    output: z.union([
      z.object({ ok: z.literal(true), invented: z.boolean(), fields: personSchema.partial() }),
      refused,
    ]),
  },
  /** Corrects fields of one household, after a `reveal` operation that names the fields is safe; answers the masked row. */
  'person.edit': {
    input: z.object({ ...asker, set: personSchema.partial().refine((set) => Object.keys(set).length > 0) }),
    output: z.union([z.object({ ok: z.literal(true), person: maskedPersonSchema }), refused]),
  },
} as const;
