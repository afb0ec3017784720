/** Answers that several calls of the contract share. */
import { z } from 'zod';
import { operationIdSchema, recordSchema } from '../log/operation.ts';

/** Why a write was refused; wording is chosen by whoever shows it. */
export const writeRefusalSchema = z.discriminatedUnion('reason', [
  /** The store is open for reading only: an older application, a full disk, a write error, another writer. */
  z.object({ reason: z.literal('read-only'), cause: z.string() }),
  /** Another window or command wrote to the same subject first; `heads` are the ones to look at now. */
  z.object({ reason: z.literal('stale'), subject: z.string(), heads: z.array(operationIdSchema) }),
  /** The campaign's rules say no; `refusal` is a `Refusal` of domain/clearance or domain/progress. */
  z.object({ reason: z.literal('rule'), subject: z.string(), refusal: z.record(z.string(), z.unknown()) }),
  z.object({ reason: z.literal('unknown-subject'), subject: z.string() }),
  z.object({ reason: z.literal('disk'), message: z.string() }),
]);
export type WriteRefusal = z.infer<typeof writeRefusalSchema>;

/** Position in the journal: number of records before it, and the hash of the last of them. */
export const positionSchema = z.object({ count: z.number().int().nonnegative(), last: z.string() });
export type JournalPosition = z.infer<typeof positionSchema>;

export const appendRefusedSchema = z.object({ ok: z.literal(false), refusal: writeRefusalSchema });
export const appendResultSchema = z.union([
  z.object({ ok: z.literal(true), records: z.array(recordSchema), position: positionSchema }),
  appendRefusedSchema,
]);
export type AppendResult = z.infer<typeof appendResultSchema>;

/** Where a file went, in words for people, or that it was not saved. */
export const savedSchema = z.union([
  z.object({ saved: z.literal(true), name: z.string(), folder: z.string() }),
  z.object({
    saved: z.literal(false),
    cause: z.enum(['cancelled', 'disk', 'read-only']),
    message: z.string().optional(),
  }),
]);
