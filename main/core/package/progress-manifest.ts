/**
 * What a package of progress holds, as its `manifest.json` says. Parts: `records.log.gz` (lines of a journal, in its order),
 * `batches/<sha256>.gz`, `attachments/<sha256>`. The zip lies in a signed file. Never anything about people.
 */
import { z } from 'zod';
import { vectorSchema } from './exchange-book.ts';

export const PROGRESS_FORMAT = 'guatu-progress';
/** Raised only when an older application could no longer read a package rightly. */
export const PROGRESS_VERSION = 1;
export const RECORDS_PART = 'records.log.gz';

const text = z.string().max(200);
export const progressManifestSchema = z.object({
  format: z.literal(PROGRESS_FORMAT),
  version: z.literal(PROGRESS_VERSION),
  county: z.object({ id: text, name: text }),
  device: z.string().regex(/^[A-Za-z0-9._-]+$/),
  /** Name of the seat, for people. */
  name: z.string().trim().min(1).max(80),
  /** Unit that the seat speaks for. */
  unit: text,
  madeAt: z.number(),
  madeBy: z.object({ user: text, role: text }),
  streams: z.array(text).min(1).max(1000),
  /** Newest number of each chain before which nothing is in the package. */
  since: vectorSchema,
  /** What the sender has of these streams. */
  has: vectorSchema,
  operations: z.number().int().nonnegative(),
  parts: z.array(
    z.object({
      path: z.string().regex(/^(records\.log\.gz|batches\/[0-9a-f]{64}\.gz|attachments\/[0-9a-f]{64})$/),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type ProgressManifest = z.infer<typeof progressManifestSchema>;
