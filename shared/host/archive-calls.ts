/** The part of the host contract that concerns tile archives which somebody imported. */
import { z } from 'zod';

export const archiveRefusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('read-only'), cause: z.string() }),
  z.object({ reason: z.literal('role'), role: z.string() }),
  /** Removed meanwhile, or never there. */
  z.object({ reason: z.literal('archive-unknown') }),
  /** The county's own base map or relief, which nobody imported. */
  z.object({ reason: z.literal('archive-own') }),
  z.object({ reason: z.literal('disk'), message: z.string() }),
]);
export type ArchiveRefusal = z.infer<typeof archiveRefusalSchema>;

export const archiveCalls = {
  /**
   * Takes an imported archive out of the county and off the disk; windows hear `archives.changed`. It is no operation of the
   * journal: to have it back its file is imported again.
   */
  'archive.remove': {
    input: z.object({ archive: z.string().min(1).max(100), user: z.string().min(1), role: z.string() }),
    output: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), refusal: archiveRefusalSchema }),
    ]),
  },
} as const;
