/**
 * The part of the host contract that saves what is made for paper: files that are larger than one call may be, in pieces. The
 * file is there when `paper.finish` has answered, whole and flushed, or not at all.
 */
import { z } from 'zod';
import { savedSchema } from './answers.ts';

export const PAPER_FORMATS = ['png', 'pdf', 'docx', 'zip'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Plain bytes of one piece at most. */
export const PAPER_PIECE_BYTES = 6 * 1024 * 1024;
/** Plain bytes of one file at most. */
export const MOST_PAPER_BYTES = 2 * 1024 * 1024 * 1024;

const fileSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

export const paperRefusalSchema = z.discriminatedUnion('reason', [
  /** In the dialog of the shell. */
  z.object({ reason: z.literal('cancelled') }),
  z.object({ reason: z.literal('disk-full') }),
  /** The folder cannot be written, or the disk failed; `message` is the system's. */
  z.object({ reason: z.literal('disk'), message: z.string() }),
  z.object({ reason: z.literal('too-large'), limit: z.number() }),
  /** Begins like no file of its format. */
  z.object({ reason: z.literal('not-that-format'), format: z.enum(PAPER_FORMATS) }),
  /** Finished or put away meanwhile: by its page, unused for long, or because the host was started anew. */
  z.object({ reason: z.literal('file-gone') }),
]);
export type PaperRefusal = z.infer<typeof paperRefusalSchema>;
const refused = z.object({ ok: z.literal(false), refusal: paperRefusalSchema });

export const paperCalls = {
  /** Finds the place and opens it, so that what cannot be written is told before the work begins. */
  'paper.begin': {
    input: z.object({ name: z.string().min(1).max(200), format: z.enum(PAPER_FORMATS) }),
    output: z.union([z.object({ ok: z.literal(true), file: fileSchema }), refused]),
  },
  /** Appends a piece; pieces come in order, each after the answer to the one before. Answers the bytes so far. */
  'paper.append': {
    input: z.object({ file: fileSchema, base64: z.string().max(Math.ceil(PAPER_PIECE_BYTES / 3) * 4 + 4) }),
    output: z.union([z.object({ ok: z.literal(true), bytes: z.number() }), refused]),
  },
  /** Flushes the file and gives it its name: never that of a file that is there, unless a person said so in a dialog. */
  'paper.finish': {
    input: z.object({ file: fileSchema }),
    output: z.union([savedSchema.options[0].extend({ ok: z.literal(true), bytes: z.number() }), refused]),
  },
  /** Puts away a file that is not wanted any more; nothing of it is left. */
  'paper.abort': { input: z.object({ file: fileSchema }), output: z.object({}) },
} as const;
