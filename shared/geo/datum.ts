/** Datums of incoming coordinates: everything inside is WGS 84 (to the decimetre the same as CGCS2000). */
import gcoord from 'gcoord';
import { distance } from '@turf/turf';
import type { Position } from '../domain/unit.ts';

/** `gcj02`: the shifted coordinates of phone maps and of most outlines found on the web. */
export const DATUMS = ['wgs84', 'gcj02'] as const;
export type Datum = (typeof DATUMS)[number];

/** Seven decimals are a centimetre: finer than any source, and equal corners stay equal. */
const DECIMALS = 1e7;
const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

/** Degrees in WGS 84 of a position given in `datum`. */
export function toWgs84(position: Position, datum: Datum): Position {
  if (datum === 'wgs84') return [round(position[0]), round(position[1])];
  const [lon, lat] = gcoord.transform<[number, number]>([position[0], position[1]], gcoord.GCJ02, gcoord.WGS84);
  return [round(lon), round(lat)];
}

/** Metres along the earth's surface. */
export const metresBetween = (a: Position, b: Position): number => distance(a, b, { units: 'meters' });
