/** Coordinate systems by the names that programs and people give them, English and Chinese, in every spelling met so far. */
import { type Crs, type CrsDatum, crsById } from './crs.ts';

/** Letters, digits and Han characters alone, in small letters: `GCS_China_Geodetic…` and `China Geodetic …` are the same. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9.\u3400-\u9fff]/g, '');

const DATUM_NAMES: readonly (readonly [CrsDatum, RegExp])[] = [
  ['gcj02', /gcj0?2|火星坐标|国测局/],
  ['bd09', /bd0?9|百度/],
  ['cgcs2000', /cgcs2000|chinageodeticcoordinatesystem2000|china2000|国家2000|2000国家大地|大地2000|2000坐标系/],
  ['xian80', /xian(19)?80|xianshi(19)?80|西安(19)?80|(19)?80西安|(19)?80国家大地/],
  ['beijing54', /beijing(19)?54|北京(19)?54|(19)?54北京/],
  ['wgs84', /wgs(19)?84|worldgeodeticsystem(of)?1984|crs84/],
];

/** Datum that a name speaks of; null when it names none of these. */
export const datumNamed = (name: string): CrsDatum | null =>
  DATUM_NAMES.find(([, pattern]) => pattern.test(plain(name)))?.[0] ?? null;

/** A whole system by its name alone: `CGCS2000_3_Degree_GK_CM_105E`, `Xian_1980_GK_Zone_18`, `WGS 84 / UTM zone 48N`. */
export function crsNamed(name: string): Crs | null {
  const text = plain(name);
  if (/webmercator|pseudomercator|mercatorauxiliarysphere/.test(text)) return crsById('web-mercator');
  const datum = datumNamed(name);
  if (datum === null) return null;
  const utm = /utmzone(\d{1,2})n/.exec(text)?.[1];
  if (utm !== undefined) return datum === 'wgs84' ? crsById(`utm-${utm}`) : null;
  const width = /3degree|3度/.test(text) ? 3 : 6;
  const zone = /zone(\d{1,2})(?!\d)/.exec(text)?.[1] ?? /(\d{2})带/.exec(text)?.[1];
  const meridian = /cm(\d{2,3})e?/.exec(text)?.[1] ?? /中央(?:子午线|经线)(\d{2,3})/.exec(text)?.[1];
  const isGrid = /gk|gausskruger|高斯/.test(text) || zone !== undefined || meridian !== undefined;
  if (!isGrid) return isBareName(text) ? crsById(datum) : null;
  // A grid on WGS 84 is the same as one on CGCS2000 to the decimetre, and has no name of its own.
  const base = datum === 'wgs84' ? 'cgcs2000' : datum;
  const place = meridian === undefined ? zone : `cm${meridian}`;
  return place === undefined ? null : crsById(`${base}-gk${width}-${place}`);
}

/** A name that speaks of another projection is not taken for plain degrees. */
const isBareName = (text: string): boolean => !/mercator|albers|lambert|conic|projected|投影/.test(text);
