/** Counties that never were, from a seed: an outline, townships and villages that fill it, a seat in each village. */
import type { Position } from '../../../shared/domain/unit.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import { cellsOf } from '../../../shared/geo/cells.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { roundDegrees } from '../../../shared/geo/crs-transform.ts';

export interface RandomUnit {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly level: 'county' | 'township' | 'village';
  readonly at: Position;
  readonly polygons: Position[][][];
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomCountySize {
  readonly townships: number;
  readonly villages: number;
  /** Corners of the outline. */
  readonly corners: number;
}

/** Where web maps shift by 270 m or more; in a hundredth of the country, most of it in Qinghai, they do so by less than 100 m. */
const extentCentre = (random: () => number): Position => [105 + random() * 13, 22 + random() * 14];

function outlineOf(centre: Position, corners: number, random: () => number): Position[] {
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const angle = (i / corners) * 2 * Math.PI;
    const reach = 0.22 + 0.06 * Math.sin(3 * angle + centre[0]) + 0.015 * (random() - 0.5);
    return [roundDegrees(centre[0] + Math.cos(angle) * reach), roundDegrees(centre[1] + Math.sin(angle) * reach)];
  });
  return [...ring, ring[0] ?? [0, 0]];
}

/** Places within `polygons`, not too near to each other. */
function placesIn(polygons: Position[][][], count: number, random: () => number): Position[] {
  const points = polygons.flat(2);
  const [xs, ys] = [points.map((at) => at[0]), points.map((at) => at[1])];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const area = new AreaIndex(polygons);
  const places: Position[] = [labelPlace(polygons)];
  for (let tries = 0; places.length < count && tries < 5000; tries += 1) {
    const at: Position = [
      roundDegrees(west + random() * (east - west)),
      roundDegrees(south + random() * (north - south)),
    ];
    const isApart = places.every((other) => Math.hypot(at[0] - other[0], at[1] - other[1]) > 0.004);
    if (isApart && area.contains(at)) places.push(at);
  }
  return places;
}

/** Highest level first. Codes are those of an invented county, 990101. */
export function randomCounty(
  seed: number,
  size: RandomCountySize = { townships: 6, villages: 5, corners: 60 },
): RandomUnit[] {
  const random = randomOf(seed);
  const outline = [[outlineOf(extentCentre(random), size.corners, random)]];
  const county: RandomUnit = {
    id: '990101',
    name: '虚构县',
    parent: null,
    level: 'county',
    at: labelPlace(outline),
    polygons: outline,
  };
  const split = (above: RandomUnit, level: 'township' | 'village', count: number): RandomUnit[] => {
    const points = placesIn(above.polygons, count, random).map((at, i) => ({
      id: `${above.id}${String(i + 1).padStart(3, '0')}`,
      at,
    }));
    return cellsOf(points, above.polygons).cells.map(({ id, polygons }) => ({
      id,
      name: `${level === 'township' ? '乡' : '村'}${id.slice(6)}`,
      parent: above.id,
      level,
      at: points.find((point) => point.id === id)?.at ?? above.at,
      polygons,
    }));
  };
  const townships = split(county, 'township', size.townships);
  return [county, ...townships, ...townships.flatMap((township) => split(township, 'village', size.villages))];
}
