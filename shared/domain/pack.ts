/** A county pack: the files that a new data folder starts from, and the manifest that says what is in them. */
import { z } from 'zod';
import { BATCH_KINDS } from './batch.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Counts by name, such as `village: 462` or `road: 991`. */
const counts = z.record(z.string(), z.number());

export const packFileSchema = z.object({
  /** Path inside the pack, with forward slashes. */
  path: z.string().min(1),
  bytes: z.number().int().positive(),
  /** SHA-256 of the file as it lies there. */
  sha256: digest,
});

export const packArchiveSchema = z.discriminatedUnion('kind', [
  z.object({
    id: z.string(),
    file: z.string(),
    kind: z.literal('vector'),
    minZoom: z.number().int(),
    maxZoom: z.number().int(),
  }),
  z.object({
    id: z.string(),
    file: z.string(),
    kind: z.literal('raster-dem'),
    encoding: z.enum(['terrarium', 'mapbox']),
    tileSize: z.number().int(),
    minZoom: z.number().int(),
    maxZoom: z.number().int(),
  }),
]);

export const packBatchSchema = z.object({
  /** SHA-256 of the batch's own bytes, before compression: its name everywhere. The file is `batches/<sha256>.gz`. */
  sha256: digest,
  batch: z.enum(BATCH_KINDS),
  /** What it is, in the county's language. */
  as: z.string(),
  counts,
});

export const packManifestSchema = z.object({
  format: z.literal('guatu-pack'),
  version: z.literal(1),
  name: z.string().min(1),
  /** Six-digit code of the county. */
  county: z.string().min(1),
  /** Shown on every view when the geography is invented. */
  mark: z.string().optional(),
  licence: z.string(),
  generator: z.object({ name: z.string(), version: z.string(), seed: z.number().int(), preset: z.string() }),
  /** West, south, east, north of the county itself, degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** The county seat, degrees. */
  center: z.tuple([z.number(), z.number()]),
  /** km². */
  area: z.number(),
  counts,
  archives: z.array(packArchiveSchema),
  /** In the order in which they are imported. */
  batches: z.array(packBatchSchema),
  /** The campaign that is replayed into a new journal; absent until it is built. */
  history: z.object({ file: z.string(), counts }).optional(),
  files: z.array(packFileSchema),
});
export type PackManifest = z.infer<typeof packManifestSchema>;
export type PackBatch = z.infer<typeof packBatchSchema>;
export type PackFile = z.infer<typeof packFileSchema>;
