/**
 * The compressed rings of ECharts map files: characters hold zigzag-coded differences in 1/1024 degree, from an offset that
 * stands beside them. Source: `parseGeoJson` of Apache ECharts (`UTF8Encoding`, `encodeOffsets`, `UTF8Scale`).
 */
import type { Position } from '../../../shared/domain/unit.ts';

export const DEFAULT_SCALE = 1024;
const CODE_OF_ZERO = 64;

const unzigzag = (value: number): number => (value >> 1) ^ -(value & 1);

/** Null when the text does not pair up or the offset is no pair of numbers. */
export function decodeRing(text: string, offset: unknown, scale = DEFAULT_SCALE): Position[] | null {
  if (text.length % 2 !== 0 || !Array.isArray(offset)) return null;
  let [x, y] = offset as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  const ring: Position[] = [];
  for (let i = 0; i < text.length; i += 2) {
    x += unzigzag(text.charCodeAt(i) - CODE_OF_ZERO);
    y += unzigzag(text.charCodeAt(i + 1) - CODE_OF_ZERO);
    ring.push([x / scale, y / scale]);
  }
  return ring;
}
