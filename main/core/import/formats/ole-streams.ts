/**
 * Streams of an OLE container, the file within which older office documents lie: a little disk of its own with sectors and chains
 * of them. Every chain is bounded by the sectors that there are, so that one that runs in a circle ends. Source: MS-CFB 2.
 */
import { Refusal } from './refusal.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const HEADER_BYTES = 512;
const LISTED_IN_HEADER = 109;
const ENTRY_BYTES = 128;
/** Chains end with numbers from here on. */
const FIRST_MARK = 0xfffffffa;
const STREAM = 2;
const ROOT = 5;

export const isOle = (bytes: Uint8Array): boolean => OLE.every((byte, i) => bytes[i] === byte);

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

const broken = (): Refusal => new Refusal({ reason: 'workbook-broken' });

export class OleStreams {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorBytes: number;
  readonly #table: number[] = [];
  readonly #entries: readonly Entry[];

  /** Throws a `Refusal` where the container is damaged. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER_BYTES) throw broken();
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw broken();
    this.#sectorBytes = 1 << shift;
    for (const sector of this.#tableSectors()) this.#table.push(...this.#numbersOf(sector));
    this.#entries = entriesOf(this.#join(this.#view.getUint32(48, true)));
  }

  /** The first stream of one of these names, wherever it lies; null where there is none. */
  find(names: readonly string[]): Uint8Array | null {
    const wanted = names.map((name) => name.toLowerCase());
    const entry = this.#entries.find(({ name, type }) => type === STREAM && wanted.includes(name.toLowerCase()));
    return entry ? this.#contentOf(entry) : null;
  }

  #contentOf({ start, size }: Entry): Uint8Array {
    if (size >= this.#view.getUint32(56, true)) return this.#join(start).subarray(0, size);
    // Small ones share the root's stream, in sectors of 64 bytes with a table of their own.
    const root = this.#entries.find(({ type }) => type === ROOT);
    if (!root) throw broken();
    const shared = this.#join(root.start);
    const tableBytes = this.#join(this.#view.getUint32(60, true));
    const view = new DataView(tableBytes.buffer, tableBytes.byteOffset, tableBytes.byteLength);
    const next = (sector: number): number => (sector * 4 + 4 <= view.byteLength ? view.getUint32(sector * 4, true) : 0);
    const small = 1 << 6;
    const chain = chainOf(start, next, Math.ceil(shared.length / small));
    return joined(chain.map((sector) => shared.subarray(sector * small, (sector + 1) * small))).subarray(0, size);
  }

  /** Sectors that hold the table of chains: the first are listed in the header, the others in a chain of lists. */
  #tableSectors(): number[] {
    const listed = Array.from({ length: LISTED_IN_HEADER }, (_, i) => this.#view.getUint32(76 + i * 4, true));
    const perList = this.#sectorBytes / 4 - 1;
    const lists = chainOf(
      this.#view.getUint32(68, true),
      (sector) => this.#numbersOf(sector)[perList] ?? FIRST_MARK,
      this.#sectorCount,
    );
    for (const sector of lists) listed.push(...this.#numbersOf(sector).slice(0, perList));
    const sectors = listed.filter((sector) => sector < FIRST_MARK);
    // Each holds the numbers of many sectors; more of them than the file could need are the same ones over and over.
    if (sectors.length > LISTED_IN_HEADER + this.#sectorCount / perList) throw broken();
    return sectors;
  }

  get #sectorCount(): number {
    return Math.ceil(this.#bytes.length / this.#sectorBytes);
  }

  #sector(sector: number): Uint8Array {
    const at = (sector + 1) * this.#sectorBytes;
    if (at >= this.#bytes.length) throw broken();
    return this.#bytes.subarray(at, at + this.#sectorBytes);
  }

  #numbersOf(sector: number): number[] {
    const { byteOffset, byteLength } = this.#sector(sector);
    const from = byteOffset - this.#bytes.byteOffset;
    return Array.from({ length: Math.floor(byteLength / 4) }, (_, i) => this.#view.getUint32(from + i * 4, true));
  }

  #join(start: number): Uint8Array {
    const chain = chainOf(start, (sector) => this.#table[sector] ?? 0, this.#sectorCount);
    return joined(chain.map((sector) => this.#sector(sector)));
  }
}

/** Sectors from the first to the end of the chain; a chain longer than all there are goes round. */
function chainOf(start: number, next: (sector: number) => number, most: number): number[] {
  const chain: number[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = next(sector)) {
    if (chain.length >= most) throw broken();
    chain.push(sector);
  }
  return chain;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    // The length counts the zero at the end.
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}
