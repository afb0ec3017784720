/** Where a picture of a sheet lies on the ground: a world file (.pgw) and its system (.prj), as desktop GIS read them. */
import { wktOf } from '../../shared/geo/crs-out.ts';
import type { MarkBox } from './marks.ts';

/** Half the world's width in EPSG:3857, metres. */
const HALF = 20_037_508.342789244;

const eastOf = (longitude: number): number => (longitude / 180) * HALF;
const northOf = (latitude: number): number => (Math.log(Math.tan(((90 + latitude) * Math.PI) / 360)) / Math.PI) * HALF;

export interface WorldFile {
  /** Six lines: width of a pixel, two turns, height of a pixel, centre of the upper left pixel. */
  readonly pgw: string;
  readonly prj: string;
}

/**
 * Of the picture of a whole page at `dotsPerInch`. `box` is where the map lies on the page, mm; `extent` what it shows:
 * west, south, east, north, degrees. The map is in web Mercator.
 */
export function worldFile(
  box: MarkBox,
  extent: readonly [number, number, number, number],
  dotsPerInch: number,
): WorldFile {
  const pixelMm = 25.4 / dotsPerInch;
  const [west, south, east, north] = extent;
  const perMmX = (eastOf(east) - eastOf(west)) / box.width;
  const perMmY = (northOf(north) - northOf(south)) / box.height;
  const left = eastOf(west) - (box.x - pixelMm / 2) * perMmX;
  const top = northOf(north) + (box.y - pixelMm / 2) * perMmY;
  const numbers = [perMmX * pixelMm, 0, 0, -perMmY * pixelMm, left, top];
  return { pgw: `${numbers.map((it) => it.toFixed(8)).join('\n')}\n`, prj: wktOf('web-mercator') };
}
