/** Positions of any coordinate system to WGS 84 degrees, which is what everything inside is in (CGCS2000 is the same to the decimetre). */
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Position } from '../domain/unit.ts';
import { type Crs, type CrsId, crsOf } from './crs.ts';

/**
 * Shift from an old datum to CGCS2000 / WGS 84, as a surveying office states it: metres, seconds of arc and parts per
 * million. Three numbers, or seven with their sense of rotation: `frame` turns the axes (Bursa as Chinese textbooks and
 * EPSG 9607 write it), `vector` turns the position (EPSG 9606, `+towgs84`).
 */
export interface DatumShift {
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly rx?: number | undefined;
  readonly ry?: number | undefined;
  readonly rz?: number | undefined;
  readonly scale?: number | undefined;
  readonly rotation?: 'frame' | 'vector' | undefined;
}

/** Seven decimals are a centimetre: finer than any source, and equal corners stay equal. */
const DECIMALS = 1e7;
export const roundDegrees = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

/** Ellipsoids. IAG 1975 is written out because PROJ's own list rounds it differently from the Chinese standard. */
const ELLIPSOIDS = {
  wgs84: '+datum=WGS84',
  gcj02: '+datum=WGS84',
  bd09: '+datum=WGS84',
  cgcs2000: '+ellps=GRS80',
  xian80: '+a=6378140 +rf=298.257',
  beijing54: '+ellps=krass',
} as const;

const FALSE_EASTING = 500_000;
const METRES_PER_ZONE = 1_000_000;

function projectionText({ projection }: Crs): string {
  switch (projection?.name) {
    case undefined:
      return '+proj=longlat';
    case 'gauss-kruger':
      return `+proj=tmerc +lat_0=0 +lon_0=${projection.meridian} +k=1 +x_0=${(projection.zone ?? 0) * METRES_PER_ZONE + FALSE_EASTING} +y_0=0 +units=m`;
    case 'utm':
      return `+proj=utm +zone=${projection.zone} +units=m`;
    case 'web-mercator':
      return '+proj=merc +a=6378137 +b=6378137 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext';
  }
}

/** `+towgs84` turns the position; a shift that turns the axes has its angles the other way round. */
function shiftText({ dx, dy, dz, rx = 0, ry = 0, rz = 0, scale = 0, rotation = 'frame' }: DatumShift): string {
  const sense = rotation === 'frame' ? -1 : 1;
  return `+towgs84=${[dx, dy, dz, sense * rx, sense * ry, sense * rz, scale].join()}`;
}

/** The system as PROJ writes it; degrees of the same datum where nothing has to be shifted. */
export function proj4Text(id: CrsId, shift?: DatumShift): string {
  const crs = crsOf(id);
  const ellipsoid = crs.projection?.name === 'web-mercator' ? '' : ` ${ELLIPSOIDS[crs.datum]}`;
  return `${projectionText(crs)}${ellipsoid}${shift ? ` ${shiftText(shift)}` : ''} +no_defs`;
}

type Transform = (position: Position) => Position;

/** Degrees of `crs`' own datum, unless a shift brings them to WGS 84. */
function unprojected(crs: Crs, shift: DatumShift | undefined): Transform {
  if (!crs.projection && !shift) return (position) => position;
  const to = shift || crs.datum === 'wgs84' ? '+proj=longlat +datum=WGS84' : `+proj=longlat ${ELLIPSOIDS[crs.datum]}`;
  const converter = proj4(proj4Text(crs.id, shift), `${to} +no_defs`);
  return ([x, y]) => {
    // What lies outside a projection throws in some of them and turns into NaN or Infinity in others.
    try {
      const [lon, lat] = converter.forward([x, y]);
      return [lon, lat];
    } catch {
      return [Number.NaN, Number.NaN];
    }
  };
}

/**
 * How positions of a system get to WGS 84: longitude and latitude to seven decimals, NaN where the system has no such
 * place. A shift is used for the old datums only; without one they are taken for WGS 84, which callers refuse beforehand.
 */
export function transformOf(id: CrsId, shift?: DatumShift): Transform {
  const crs = crsOf(id);
  const isOld = crs.datum === 'xian80' || crs.datum === 'beijing54';
  const toDegrees = unprojected(crs, isOld ? shift : undefined);
  const shifted = crs.datum === 'gcj02' ? gcoord.GCJ02 : crs.datum === 'bd09' ? gcoord.BD09 : null;
  return (position) => {
    const degrees = toDegrees(position);
    const [lon, lat] = shifted
      ? gcoord.transform<[number, number]>([degrees[0], degrees[1]], shifted, gcoord.WGS84)
      : degrees;
    return [roundDegrees(lon), roundDegrees(lat)];
  };
}

export const toWgs84 = (position: Position, id: CrsId, shift?: DatumShift): Position =>
  transformOf(id, shift)(position);
