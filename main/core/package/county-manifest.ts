/**
 * What a county package holds, as its `manifest.json` says. Parts: `journal/<first record>.log.gz` (the journal's own lines),
 * `batches/<sha256>.gz`, `attachments/<sha256>`, `archives/index.json` and `archives/<id>.pmtiles`, `personal.sealed`.
 */
import { z } from 'zod';
import { countyPackageSchema } from '../../../shared/host/package-calls.ts';

export const COUNTY_FORMAT = 'guatu-county';
/** Raised only when an older application could no longer open a package rightly. */
export const COUNTY_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const PERSONAL_PART = 'personal.sealed';
export const ARCHIVE_INDEX = 'archives/index.json';

/** What a package may use up when it is opened. */
export const PACKAGE_CAPS = {
  /** Parts; 65,535 is what a plain zip can list. */
  parts: 60_000,
  /** Unpacked bytes of journal and batches together. */
  plain: 1024 * 1024 * 1024,
  /** Of one part; longer text than 512 MB cannot be held as one. */
  piece: 480 * 1024 * 1024,
  manifest: 16 * 1024 * 1024,
} as const;

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const partSchema = z.object({
  path: z
    .string()
    .regex(
      /^(journal\/\d{10}\.log\.gz|batches\/[0-9a-f]{64}\.gz|attachments\/[0-9a-f]{64}|archives\/index\.json|archives\/[a-z0-9][a-z0-9-]*\.pmtiles|personal\.sealed)$/,
    ),
  bytes: z.number().int().nonnegative(),
  sha256: hex,
});
export type PackagePart = z.infer<typeof partSchema>;

export const countyManifestSchema = countyPackageSchema.extend({
  format: z.literal(COUNTY_FORMAT),
  version: z.literal(COUNTY_VERSION),
  /** Store that it was made from. */
  store: z.string(),
  digest: hex,
  parts: z.array(partSchema).max(PACKAGE_CAPS.parts),
});
export type CountyManifest = z.infer<typeof countyManifestSchema>;
