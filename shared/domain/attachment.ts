/**
 * Evidence files 佐证材料: what sorts are taken and how large they may be. A file is judged by its first bytes, never by its
 * name. Source: PRODUCT "evidence required; water test certificate before sign-off"; RELIABILITY rules 5 and 8.
 */

/** Largest file that is taken, bytes. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Largest picture by its own statement, pixels: what a page has to decode when it shows it. */
export const MAX_ATTACHMENT_PIXELS = 128_000_000;
/** Longest side of a thumbnail, pixels. */
export const THUMBNAIL_PIXELS = 320;

/** Media type → ending of a file of that type. */
const ENDINGS = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;
export type AttachmentType = keyof typeof ENDINGS;
export const ATTACHMENT_TYPES = Object.keys(ENDINGS) as AttachmentType[];

export const endingOf = (type: AttachmentType): string => ENDINGS[type];
export const isPicture = (type: string): boolean => type.startsWith('image/') && type in ENDINGS;

/** What a refused file turned out to be, so that the sentence can say what to do. */
export const OTHER_TYPES = ['heic', 'video', 'gif', 'old-office', 'archive', 'unknown'] as const;
export type OtherType = (typeof OTHER_TYPES)[number];

/** A kept file as an operation names it; `thumbnail` is a file of its own. */
export interface AttachmentFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly thumbnail?: string | undefined;
}
