/** Which office document a zip is, by the list of names at its end; nothing in it is ever unpacked. */
import type { AttachmentType } from '../../../shared/domain/attachment.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** A comment behind the end may be this long. */
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Names in the zip's own list; null when there is no such list or it does not fit. */
function namesIn(bytes: Buffer): Set<string> | null {
  const earliest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  let end = bytes.length - END_LENGTH;
  while (end >= earliest && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < earliest || end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES || start + bytes.readUInt32LE(end + 12) > end) return null;
  const names = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_LENGTH > end || bytes.readUInt32LE(at) !== ENTRY) return null;
    const length = bytes.readUInt16LE(at + 28);
    if (at + ENTRY_LENGTH + length > end) return null;
    names.add(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length).toString('utf8'));
    at += ENTRY_LENGTH + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** `other` for a zip that is no office document or cannot be read. */
export function officeType(bytes: Buffer): AttachmentType | 'macros' | 'other' {
  const names = bytes.length < END_LENGTH ? null : namesIn(bytes);
  if (!names?.has('[Content_Types].xml')) return 'other';
  if ([...names].some((name) => /vbaProject|macrosheets|activeX/i.test(name))) return 'macros';
  if (names.has('word/document.xml')) return WORD;
  return names.has('xl/workbook.xml') ? SHEET : 'other';
}
