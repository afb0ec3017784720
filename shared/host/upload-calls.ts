/**
 * The part of the host contract that brings files to the host: in pieces, kept in its memory until they are imported or put
 * away, never on disk, because they may hold personal data. Imports and packages both begin here.
 */
import { z } from 'zod';

/** Plain bytes of one piece at most. */
export const UPLOAD_PIECE_BYTES = 6 * 1024 * 1024;
/** Plain bytes of one upload with all its files. */
export const MOST_UPLOAD_BYTES = 512 * 1024 * 1024;

export const uploadSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

export const uploadRefusalSchema = z.discriminatedUnion('reason', [
  /** Put away meanwhile: by its page, after an hour without use, or because the host was started anew. */
  z.object({ reason: z.literal('upload-gone') }),
  z.object({ reason: z.literal('upload-too-large'), limit: z.number() }),
  /** Another call works on this upload; wait for it or cancel it. */
  z.object({ reason: z.literal('upload-busy') }),
  z.object({ reason: z.literal('read-only'), cause: z.string() }),
  /** Cancelled by the page. */
  z.object({ reason: z.literal('cancelled') }),
  /** The worker ran out of memory or time, or died; nothing was written. */
  z.object({ reason: z.literal('worker'), why: z.enum(['memory', 'time', 'crash']) }),
]);
export type UploadRefusal = z.infer<typeof uploadRefusalSchema>;
export const uploadRefusedSchema = z.object({ ok: z.literal(false), refusal: uploadRefusalSchema });

/** Where a long call is; `total` 0 where nobody knows. */
export const UPLOAD_PHASES = ['reading', 'matching', 'checking', 'writing'] as const;
export const uploadEventSchema = z.object({
  event: z.literal('upload.progress'),
  upload: uploadSchema,
  phase: z.enum(UPLOAD_PHASES),
  /** File or layer at work, for people. */
  name: z.string(),
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
});
export type UploadEvent = z.infer<typeof uploadEventSchema>;

export const uploadCalls = {
  'upload.open': {
    input: z.object({}),
    output: z.union([z.object({ ok: z.literal(true), upload: uploadSchema }), uploadRefusedSchema]),
  },
  /** Appends a piece to a file of the upload; pieces come in order. `name` is a file name without folders. */
  'upload.put': {
    input: z.object({
      upload: uploadSchema,
      name: z.string().min(1).max(200),
      base64: z.string().max(Math.ceil(UPLOAD_PIECE_BYTES / 3) * 4 + 4),
    }),
    output: z.union([z.object({ ok: z.literal(true), bytes: z.number() }), uploadRefusedSchema]),
  },
  /** Takes a file out of the upload, with the parts that belong to it: those of a shapefile. Answers all that went. */
  'upload.remove': {
    input: z.object({ upload: uploadSchema, name: z.string().min(1).max(200) }),
    output: z.union([z.object({ ok: z.literal(true), removed: z.array(z.string()) }), uploadRefusedSchema]),
  },
  /** Ends what works on the upload and answers its call with `cancelled`; the files stay. */
  'upload.cancel': { input: z.object({ upload: uploadSchema }), output: z.object({}) },
  /** Puts the upload away with everything in it. */
  'upload.close': { input: z.object({ upload: uploadSchema }), output: z.object({}) },
} as const;
