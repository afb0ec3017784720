/** Evidence files in words: how large one is, and one sentence for each reason why it was not taken. */
import type { AttachmentRefusal } from '../../shared/host/attachment-calls.ts';
import { count, decimal } from './format.ts';
import { refusalText } from './refusal-text.ts';
import { t } from './t.ts';

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** 3.2 MB; 48 KB, at least 1 */
export const bytesText = (bytes: number): string =>
  bytes < MEGABYTE
    ? t('attach.kilobytes', { size: count(Math.max(1, Math.round(bytes / KILOBYTE))) })
    : t('attach.megabytes', { size: decimal(bytes / MEGABYTE) });

export function attachmentRefusalText(
  refusal: AttachmentRefusal | { readonly reason: 'unreachable' | 'unreadable' },
): string {
  switch (refusal.reason) {
    case 'too-large':
      // Rounded up, so that it never reads as large as the limit.
      return t('attach.refuse.too-large', {
        bytes: bytesText(Math.ceil((refusal.bytes * 10) / MEGABYTE) * (MEGABYTE / 10)),
        limit: bytesText(refusal.limit),
      });
    case 'type':
      return t(`attach.refuse.type.${refusal.found}`);
    case 'too-many-pixels':
      return t('attach.refuse.too-many-pixels', { width: count(refusal.width), height: count(refusal.height) });
    case 'disk':
      return t('attach.refuse.disk', { message: refusal.message });
    case 'read-only':
      return refusalText(refusal);
    default:
      return t(`attach.refuse.${refusal.reason}`);
  }
}
