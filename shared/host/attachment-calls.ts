/** The part of the host contract that keeps evidence files, and the addresses under which they are read. */
import { z } from 'zod';
import { ATTACHMENT_TYPES, OTHER_TYPES } from '../domain/attachment.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Why a file was not kept; nothing has been written. */
export const attachmentRefusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('empty') }),
  z.object({ reason: z.literal('too-large'), bytes: z.number(), limit: z.number() }),
  z.object({ reason: z.literal('type'), found: z.enum(OTHER_TYPES) }),
  /** Begins like such a file and is none, or is cut short. */
  z.object({ reason: z.literal('damaged'), type: z.enum(ATTACHMENT_TYPES) }),
  /** An office document that carries programs. */
  z.object({ reason: z.literal('macros') }),
  z.object({ reason: z.literal('too-many-pixels'), width: z.number(), height: z.number(), limit: z.number() }),
  z.object({ reason: z.literal('read-only'), cause: z.string() }),
  z.object({ reason: z.literal('disk'), message: z.string() }),
]);
export type AttachmentRefusal = z.infer<typeof attachmentRefusalSchema>;

export const storedAttachmentSchema = z.object({
  stored: z.literal(true),
  /** Name of what is kept: of the bytes after hidden facts were taken out. */
  sha256,
  type: z.enum(ATTACHMENT_TYPES),
  bytes: z.number().int().positive(),
  /** True when place, device or other hidden facts were taken out of a picture. */
  cleaned: z.boolean(),
});
export type StoredAttachment = z.infer<typeof storedAttachmentSchema>;

export const attachmentCalls = {
  /** Keeps a file durably; the same file twice is kept once. */
  'attachment.put': {
    input: z.object({ name: z.string().min(1).max(200), base64: z.string() }),
    output: z.union([storedAttachmentSchema, z.object({ stored: z.literal(false), refusal: attachmentRefusalSchema })]),
  },
} as const;

/** An evidence file is read as bytes under this address in both shells (relative to the page's origin). */
export const attachmentPath = (sha256: string): string => `attachments/${sha256}`;
