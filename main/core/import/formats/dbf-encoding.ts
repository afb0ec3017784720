/**
 * Which encoding the text of a `.dbf` is in: what its `.cpg` or its own language byte says, unless the bytes contradict; else
 * told from the bytes. Chinese programs leave the byte at 0 or at "ANSI" and mean GBK.
 */
import { TextDecoder } from 'node:util';

/** Names that `.cpg` files use, lower case without spaces, dashes and underscores. */
const NAMED: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  '65001': 'utf-8',
  cp65001: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  euccn: 'gb18030',
  cp936: 'gb18030',
  '936': 'gb18030',
  ansi936: 'gb18030',
  ms936: 'gb18030',
  windows936: 'gb18030',
  big5: 'big5',
  cp950: 'big5',
  '950': 'big5',
  iso88591: 'windows-1252',
  '88591': 'windows-1252',
  cp1252: 'windows-1252',
  '1252': 'windows-1252',
  ansi1252: 'windows-1252',
  windows1252: 'windows-1252',
};

/** Language bytes at offset 29 that name a code page for certain. Source: dBASE and FoxPro code page marks. */
const MARKED: Readonly<Record<number, string>> = { 0x4d: 'gb18030', 0x7a: 'gb18030', 0x4f: 'big5', 0x78: 'big5' };

export interface TextEncodingFound {
  readonly encoding: string;
  /** What the file says, where its bytes are something else. */
  readonly contradicts?: string;
}

/** True where all of `samples` are text in `encoding`; a character cut off at the very end of a field is allowed. */
const isAll = (encoding: string, samples: readonly Uint8Array[]): boolean => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return samples.every((bytes) => decodeTrimmed(decoder, bytes) !== null);
};

/** Text without a character that the field's width cut in two at its end; null where the bytes are no text. */
export function decodeTrimmed(decoder: TextDecoder, bytes: Uint8Array): string | null {
  for (let end = bytes.length; end >= bytes.length - 3 && end > 0; end -= 1) {
    try {
      return decoder.decode(bytes.subarray(0, end));
    } catch {
      // What is cut off begins with a byte of a longer character, never with a letter.
      if ((bytes[end - 1] ?? 0) < 0x80) return null;
    }
  }
  return null;
}

/** `samples`: texts of the file with bytes above 0x7f. */
export function encodingOf(cpg: string | null, mark: number, samples: readonly Uint8Array[]): TextEncodingFound {
  const stated =
    cpg === null
      ? undefined
      : NAMED[
          cpg
            .trim()
            .toLowerCase()
            .replace(/[\s_-]/g, '')
        ];
  const said = stated ?? MARKED[mark];
  const isUtf8 = samples.length > 0 && isAll('utf-8', samples);
  // Two or three Chinese characters in GBK may be valid UTF-8 by chance, several cells may not.
  if (said !== undefined && said !== 'utf-8' && isUtf8 && samples.length >= 3)
    return { encoding: 'utf-8', contradicts: said };
  if (said !== undefined && isAll(said, samples)) return { encoding: said };
  const told = isUtf8 || samples.length === 0 ? 'utf-8' : 'gb18030';
  return said !== undefined && said !== told ? { encoding: told, contradicts: said } : { encoding: told };
}
