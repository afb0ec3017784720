/** Names of coordinate systems for people, and the points of the compass. */
import { type CrsDatum, type CrsId, crsOf } from '../../shared/geo/crs.ts';
import type { Compass } from '../core/import/place-reasons.ts';

const DATUMS: Readonly<Record<CrsDatum, string>> = {
  wgs84: 'WGS 84（手持 GPS、KML 等）',
  cgcs2000: 'CGCS2000（2000 国家大地坐标系）',
  xian80: '西安 80',
  beijing54: '北京 54',
  gcj02: 'GCJ-02（高德、腾讯等互联网地图）',
  bd09: 'BD-09（百度地图）',
};
const SHORT: Readonly<Record<CrsDatum, string>> = {
  ...DATUMS,
  wgs84: 'WGS 84',
  cgcs2000: 'CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

/** One line of a list to choose from. */
export function crsTitle(id: CrsId): string {
  const { datum, projection } = crsOf(id);
  switch (projection?.name) {
    case undefined:
      // A full-width bracket brings its own space.
      return DATUMS[datum].endsWith('）') ? `${DATUMS[datum]}经纬度` : `${DATUMS[datum]} 经纬度`;
    case 'web-mercator':
      return 'Web 墨卡托';
    case 'utm':
      return `WGS 84 / UTM ${projection.zone} 带`;
    case 'gauss-kruger': {
      const row = projection.width === null ? '高斯投影' : `${projection.width} 度带`;
      return projection.zone === null
        ? `${SHORT[datum]} ${row}，中央经线 ${projection.meridian}°，不带带号`
        : `${SHORT[datum]} ${row}第 ${projection.zone} 带，带带号`;
    }
  }
}

export const crsShort = (id: CrsId): string => (crsOf(id).projection ? crsTitle(id) : SHORT[crsOf(id).datum]);

export const COMPASS_WORDS: Readonly<Record<Compass, string>> = {
  n: '北',
  ne: '东北',
  e: '东',
  se: '东南',
  s: '南',
  sw: '西南',
  w: '西',
  nw: '西北',
};

/** 430 米, 2.6 公里. */
export const distanceText = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} 公里`;
