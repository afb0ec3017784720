/** Where a unit lies on the screen once another fills the map: worked out from the county's own geometry, as an eye would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { booleanPointInPolygon } from '@turf/turf';
import type { Batch, GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { BattleMap } from './battle-map.ts';

/** Room that is left round what fills the map, CSS pixels, and the closest zoom that it goes to. */
const MARGIN_PX = 36;
const CLOSEST = 14.5;
const TILE_PX = 512;

function geometryIn(data: string): GeometryBatch {
  for (const name of readdirSync(join(data, 'batches'))) {
    const batch = JSON.parse(gunzipSync(readFileSync(join(data, 'batches', name))).toString('utf8')) as Batch;
    if (batch.batch === 'geometry') return batch;
  }
  throw new Error('the county has no geometry');
}

const areaOf = ({ areas }: GeometryBatch, id: string) => {
  const area = areas.features.find((feature) => feature.properties.id === id);
  if (!area) throw new Error(`${id} has no area`);
  return area;
};

/** Web Mercator, 0–1 from the north-west corner of the world. */
function mercator([lng, lat]: Position): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lng + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function ringPoints(geometry: ReturnType<typeof areaOf>['geometry']): Position[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

/** A place inside the area, away from its edge and from its name, which belongs to the village there. */
function placeInside(area: ReturnType<typeof areaOf>, avoid: readonly Position[]): Position {
  const points = ringPoints(area.geometry);
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  let best: { at: Position; room: number } | null = null;
  for (let i = 1; i < 24; i += 1) {
    for (let j = 1; j < 24; j += 1) {
      const at: Position = [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24];
      if (!booleanPointInPolygon(at, area.geometry)) continue;
      const distances = [...points, ...avoid].map(([lng, lat]) => Math.hypot(lng - at[0], lat - at[1]));
      const room = Math.min(...distances);
      if (!best || room > best.room) best = { at, room };
    }
  }
  if (!best) throw new Error('an area without an inside');
  return best.at;
}

/** Page coordinates of a place inside `unit` while `shown` fills the map. */
export async function whereOnMap(
  window: BattleMap,
  data: string,
  shown: string,
  unit: string,
): Promise<{ x: number; y: number }> {
  const geometry = geometryIn(data);
  const box = await window.map.boundingBox();
  if (!box) throw new Error('no map on the screen');
  const corners = ringPoints(areaOf(geometry, shown).geometry).map(mercator);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fitting = Math.min((box.width - 2 * MARGIN_PX) / (east - west), (box.height - 2 * MARGIN_PX) / (south - north));
  const scale = Math.min(fitting, TILE_PX * 2 ** CLOSEST);
  const targets = [
    ...geometry.points.features.map((feature) => feature.geometry.coordinates),
    ...geometry.lines.features.flatMap((feature) => feature.geometry.coordinates),
  ];
  const [x, y] = mercator(placeInside(areaOf(geometry, unit), targets));
  return {
    x: box.x + box.width / 2 + (x - (west + east) / 2) * scale,
    y: box.y + box.height / 2 + (y - (north + south) / 2) * scale,
  };
}
