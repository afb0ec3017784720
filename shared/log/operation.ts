/**
 * Operations: the only way anything changes. Body and meaning of each field: SYNC.md "From the first day".
 * The exact bytes of a body are kept as text and hashed; `prev` stays outside, so that a chain can be checked per
 * (device, stream) whatever rows a seat may see.
 */
import { z } from 'zod';
import { stateSchema } from '../domain/clearance.ts';
import { countySettingsSchema } from '../domain/campaign.ts';
import { BATCH_KINDS, targetSpecSchema } from '../domain/batch.ts';
import type { Json } from '../domain/entries/entry.ts';
import { daySchema } from '../domain/unit.ts';

/** Format of the body; raised only when old readers could no longer keep an operation unread. */
export const OPERATION_VERSION = 1;

/** `<device>/<stream>/<seq>`: names one operation for ever. */
export const operationIdSchema = z.string().regex(/^[^/]+\/[^/]+\/\d+$/);
export type OperationId = string;

/** Clock of the statement that an undo restores, so that it counts from when it was made; empty when nothing had been said. */
const restoredSince = z.string().regex(/^(\d{13}-[0-9a-f]{4})?$/);

const jsonSchema: z.ZodType<Json> = z.json();

/** What each kind of operation says. Kinds that this version does not know are kept and left alone. */
export const payloadSchemas = {
  /** The county's settings; subject is the county id. */
  settings: z.object({ settings: countySettingsSchema, undoes: operationIdSchema.optional() }),
  /** A batch enters the county; subject is `batch:<sha256>`. */
  import: z.object({
    batch: z.string().regex(/^[0-9a-f]{64}$/),
    as: z.enum(BATCH_KINDS),
    /** File name or other source, for people. */
    source: z.string(),
    rows: z.number().int().nonnegative(),
  }),
  /** A step of a target or household through its states; subject is its id. */
  clearance: z.object({
    to: stateSchema,
    why: z.string().optional(),
    note: z.string().optional(),
    /** Set when this step is the inverse of another. */
    undoes: operationIdSchema.optional(),
    since: restoredSince.optional(),
  }),
  /** A stretch of a line reached in one stage, metres from its start; subject is the target. */
  stretch: z.object({ stage: z.string(), from: z.number().nonnegative(), to: z.number().positive() }),
  /** Cumulative percentage reached on a day, never an increment; subject is the target. */
  amount: z.object({
    percent: z.number().min(0).max(100),
    asOf: daySchema,
    undoes: operationIdSchema.optional(),
    since: restoredSince.optional(),
  }),
  /** Cumulative amount of one stage on a day, in the kind's measure, never an increment; subject is the target. */
  reach: z.object({
    stage: z.string(),
    reached: z.number().nonnegative(),
    asOf: daySchema,
    undoes: operationIdSchema.optional(),
    since: restoredSince.optional(),
  }),
  /** A target that was created in the application; subject is its id. */
  target: z.object({ spec: targetSpecSchema }),
  /** Fields of a target or an entry; null is back to what the ledger said. Subject is the target or entry. */
  edit: z.object({
    set: z.record(z.string().min(1), jsonSchema),
    undoes: operationIdSchema.optional(),
  }),
  /** Proof for one demand of the kind; the file lies apart under its SHA-256. Subject is the target. */
  evidence: z.object({
    item: z.string().min(1),
    number: z.string().optional(),
    issued: daySchema.optional(),
    issuer: z.string().optional(),
    note: z.string().optional(),
    file: z
      .object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: z.string().max(200),
        type: z.string().max(100),
        bytes: z.number().int().positive(),
        /** A small picture of it. */
        thumbnail: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      })
      .optional(),
  }),
  /** A remark on anything; never changed. */
  note: z.object({ text: z.string().min(1).max(4000) }),
  /**
   * Personal data of a household was shown to somebody, or corrected by him; subject is the household. Names fields, never
   * values.
   */
  reveal: z.object({
    fields: z.array(z.string()).min(1),
    why: z.string().min(1),
    corrected: z.literal(true).optional(),
  }),
  /** Takes back imports, stretches, proofs, remarks or created targets by id; subject is that of what it takes back. */
  revoke: z.object({ operations: z.array(operationIdSchema).min(1) }),
} as const;
export type OperationKind = keyof typeof payloadSchemas;
export type Payload<K extends OperationKind> = z.infer<(typeof payloadSchemas)[K]>;

export const operationSchema = z.object({
  v: z.number().int().positive(),
  k: z.string().min(1),
  device: z.string().regex(/^[A-Za-z0-9._-]+$/),
  /** Township code, or the county's for what concerns the whole county. */
  stream: z.string().regex(/^[A-Za-z0-9._-]+$/),
  /** Dense per (device, stream), from 1. */
  seq: z.number().int().positive(),
  /** Hybrid logical clock: see clock.ts. */
  clock: z.string().regex(/^\d{13}-[0-9a-f]{4}$/),
  user: z.string().min(1),
  role: z.string().min(1),
  /** Heads that this operation replaces. */
  base: z.array(operationIdSchema),
  subject: z.string().min(1),
  payload: z.record(z.string(), z.unknown()),
});
export type Operation = z.infer<typeof operationSchema>;

/** What a seat asks to have written; the host adds device, seq and clock. */
export const draftSchema = operationSchema.pick({
  k: true,
  stream: true,
  user: true,
  role: true,
  base: true,
  subject: true,
  payload: true,
});
export type Draft = z.infer<typeof draftSchema>;

/** An operation as journals and packages keep it: the exact bytes and their place in the chain. */
export const recordSchema = z.object({
  /** SHA-256(prev ‖ body), hex. */
  h: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string(),
});
export type LogRecord = z.infer<typeof recordSchema>;

export const operationId = (operation: Pick<Operation, 'device' | 'stream' | 'seq'>): OperationId =>
  `${operation.device}/${operation.stream}/${operation.seq}`;

/** Chain that an operation belongs to. */
export const chainKey = (operation: Pick<Operation, 'device' | 'stream'>): string =>
  `${operation.device}/${operation.stream}`;

/** Typed payload when the operation is of kind `kind` and well formed; null otherwise. */
export function payloadOf<K extends OperationKind>(operation: Operation, kind: K): Payload<K> | null {
  if (operation.k !== kind) return null;
  const parsed = payloadSchemas[kind].safeParse(operation.payload);
  return parsed.success ? (parsed.data as Payload<K>) : null;
}

/** Fields in one fixed order, so that the same operation always has the same bytes. */
export function bodyOf(operation: Operation): string {
  const { v, k, device, stream, seq, clock, user, role, base, subject, payload } = operation;
  return JSON.stringify({ v, k, device, stream, seq, clock, user, role, base, subject, payload });
}
