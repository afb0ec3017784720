/** The parts of an .xlsx file, unpacked as a stream and counted: a part is never held as a whole. */
import { crc32, createInflateRaw } from 'node:zlib';
import { listZip, packedBytes, type ZipListed } from '../unzip-capped.ts';
import { CAPS } from './format.ts';
import { Refusal } from './refusal.ts';
import { type XmlEvents, XmlScanner } from './xml-scan.ts';

/** A small file may pack blanks a thousandfold; the ratio says something from here on. */
const RATIO_COUNTS_FROM = 32 * 1024 * 1024;
const CHUNK = 128 * 1024;
/** Lists of sheets, relations and styles; bloated ones of real files have a few megabytes. */
export const SMALL_PART = 32 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const FLAG_ENCRYPTED = 1;

export class XlsxPackage {
  readonly #bytes: Uint8Array;
  readonly #parts: ReadonlyMap<string, ZipListed>;
  #unpacked = 0;

  /** Throws a `Refusal` where there is no archive to read. */
  constructor(bytes: Uint8Array) {
    const listed = listZip(bytes);
    if (!listed.ok) throw new Refusal(listed.error);
    this.#bytes = bytes;
    // Names of parts are compared without case. Source: ECMA-376 part 2, 6.2.2.3.
    this.#parts = new Map(listed.value.map((part) => [part.name.toLowerCase(), part]));
  }

  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase());
  }

  /** Reads a part from its beginning to its end; what is not there is nothing to read. */
  async scan(name: string, events: XmlEvents, most: number = CAPS.bytes): Promise<void> {
    const part = this.#parts.get(name.toLowerCase());
    if (!part) return;
    const scanner = new XmlScanner(events);
    const decoder = new TextDecoder();
    let sum = 0;
    let bytes = 0;
    for await (const chunk of this.#unpack(part)) {
      bytes += chunk.length;
      this.#unpacked += chunk.length;
      if (bytes > most || this.#unpacked > CAPS.bytes)
        throw new Refusal({ reason: 'unpacked-too-large', most: Math.min(most, CAPS.bytes) });
      if (this.#unpacked > Math.max(RATIO_COUNTS_FROM, this.#bytes.length * CAPS.ratio))
        throw new Refusal({ reason: 'unpacked-ratio', most: CAPS.ratio });
      sum = crc32(chunk, sum);
      scanner.push(decoder.decode(chunk, { stream: true }));
    }
    scanner.push(decoder.decode());
    if (sum !== part.crc) throw new Refusal({ reason: 'zip-entry-broken', name: part.name });
  }

  async *#unpack(part: ZipListed): AsyncGenerator<Uint8Array> {
    if ((part.flags & FLAG_ENCRYPTED) !== 0) throw new Refusal({ reason: 'password-protected' });
    const packed = packedBytes(this.#bytes, part);
    if (!packed) throw new Refusal({ reason: 'zip-broken' });
    if (part.method === STORED) {
      for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK);
      return;
    }
    if (part.method !== DEFLATED) throw new Refusal({ reason: 'zip-method', name: part.name });
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    inflate.end(packed);
    try {
      for await (const chunk of inflate) yield chunk as Uint8Array;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal({ reason: 'zip-entry-broken', name: part.name });
    } finally {
      inflate.destroy();
    }
  }
}
