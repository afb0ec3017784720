/** Files changed at random, the same for the same seed: bytes flipped, put in, taken out, repeated, numbers made extreme. */
import { unzipSync, zipSync } from 'fflate';

/** Whole numbers from 0 below `most`. */
export type Random = (most: number) => number;

/** Mulberry32: small, fast, the same everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * most);
  };
}

/** Marks of the formats themselves, and the bytes at which numbers turn over. */
const BYTES = [...'<>&"\'/=,;\t\r\n{}[]:0-9.eE#!\\']
  .map((mark) => mark.charCodeAt(0))
  .concat(0, 0x7f, 0x80, 0xff, 0xc3, 0xe5);
const NUMBERS = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, 0x8000_0000];
const LONGEST_RUN = 64;

type Change = (bytes: number[], at: number, random: Random) => void;
const CHANGES: readonly Change[] = [
  (bytes, at, random) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  },
  (bytes, at, random) => {
    bytes[at] = BYTES[random(BYTES.length)] ?? 0;
  },
  (bytes, at, random) => {
    bytes.splice(at, 0, BYTES[random(BYTES.length)] ?? 0);
  },
  (bytes, at, random) => {
    bytes.splice(at, 1 + random(LONGEST_RUN));
  },
  (bytes, at, random) => {
    const from = random(bytes.length);
    bytes.splice(at, 0, ...bytes.slice(from, from + 1 + random(LONGEST_RUN)));
  },
  (bytes, at, random) => {
    const number = NUMBERS[random(NUMBERS.length)] ?? 0;
    const isBig = random(2) === 1;
    for (let i = 0; i < 4; i += 1) bytes[at + i] = (number >>> (8 * (isBig ? 3 - i : i))) & 0xff;
  },
  (bytes, at, random) => {
    if (random(4) === 0) bytes.length = at;
  },
];

/** One to eight changes anywhere. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = [...bytes];
  const changes = 1 + random(8);
  for (let i = 0; i < changes; i += 1)
    CHANGES[random(CHANGES.length)]?.(copy, random(Math.max(1, copy.length)), random);
  return Uint8Array.from(copy, (byte) => byte & 0xff);
}

/** A zip archive: half of the time its own bytes, else one of its files, packed again soundly, so that it is really read. */
export function mutateZip(bytes: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutate(bytes, random);
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[random(names.length)] ?? '';
  return zipSync({ ...files, [name]: mutate(files[name] ?? new Uint8Array(), random) }, { level: 1 });
}
