/** A small made-up county on a grid: 4 zones, 12 townships, 48 villages, roads, works, pipes and households. */
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../../shared/domain/household-batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';

const WEST = 104.4;
const SOUTH = 25.5;
const STEP = 0.08;
const COLUMNS = 8;
const ROWS = 6;

/** Grid corner, shaken by a fixed pattern; the same corner is the same coordinates for all who share it. */
const corner = (x: number, y: number): Position => [
  WEST + (x + 0.22 * Math.sin(x * 2.3 + y * 1.7)) * STEP,
  SOUTH + (y + 0.22 * Math.cos(x * 1.3 - y * 2.1)) * STEP,
];
const ringOf = (x0: number, y0: number, x1: number, y1: number): Position[] => {
  const ring: Position[] = [];
  for (let x = x0; x < x1; x += 1) ring.push(corner(x, y0));
  for (let y = y0; y < y1; y += 1) ring.push(corner(x1, y));
  for (let x = x1; x > x0; x -= 1) ring.push(corner(x, y1));
  for (let y = y1; y > y0; y -= 1) ring.push(corner(x0, y));
  return [...ring, corner(x0, y0)];
};

interface Box {
  id: string;
  level: string;
  name: string;
  box: [number, number, number, number];
}

function boxes(): Box[] {
  const all: Box[] = [{ id: '990101', level: 'county', name: '示范县', box: [0, 0, COLUMNS, ROWS] }];
  const zoneNames = ['第一战区', '第二战区', '第三战区', '第四战区'];
  for (let z = 0; z < 4; z += 1) {
    const [x, y] = [(z % 2) * 4, Math.floor(z / 2) * 3];
    all.push({ id: `990101/Z${z + 1}`, level: 'zone', name: zoneNames[z] ?? '', box: [x, y, x + 4, y + 3] });
    for (let t = 0; t < 3; t += 1) {
      const township = `9901011${z}${t}`;
      all.push({
        id: township,
        level: 'township',
        name: `石门${'坎坪坝'[t]}${z + 1}镇`,
        box: [x, y + t, x + 4, y + t + 1],
      });
      for (let v = 0; v < 4; v += 1)
        all.push({
          id: `${township}20${v}`,
          level: 'village',
          name: `${'梨响白老'[v]}${'坪水岩寨'[(z + t) % 4]}村`,
          box: [x + v, y + t, x + v + 1, y + t + 1],
        });
    }
  }
  return all;
}

const middle = (box: Box['box']): Position => corner((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
const polygon = (ring: Position[]) => ({ type: 'Polygon' as const, coordinates: [ring] });
const collection = <F>(features: F[]) => ({ type: 'FeatureCollection' as const, features });

export function madeUpCounty(): { geometry: GeometryBatch; households: HouseholdsBatch['villages'] } {
  const all = boxes();
  const villages = all.filter((unit) => unit.level === 'village');
  const edges: { level: string; line: Position[] }[] = [];
  const levelAt = (at: number, size: number, zoneEvery: number, townEvery: number): string => {
    if (at === 0 || at === size) return 'county';
    if (at % zoneEvery === 0) return 'zone';
    return at % townEvery === 0 ? 'township' : 'village';
  };
  for (let x = 0; x <= COLUMNS; x += 1)
    for (let y = 0; y < ROWS; y += 1)
      edges.push({ level: levelAt(x, COLUMNS, 4, 4), line: [corner(x, y), corner(x, y + 1)] });
  for (let y = 0; y <= ROWS; y += 1)
    for (let x = 0; x < COLUMNS; x += 1)
      edges.push({ level: levelAt(y, ROWS, 3, 1), line: [corner(x, y), corner(x + 1, y)] });
  const roadOf = (box: Box['box']): Position[] =>
    Array.from({ length: 14 }, (_, i): Position => {
      const [lng, lat] = corner(box[0] + 0.15 + i * 0.05, box[1] + 0.3);
      return [lng, lat + Math.sin(i * 0.9 + box[0]) * 0.006];
    });
  const kinds = ['pool', 'cellar', 'plant', 'pump'];
  const lines = villages.flatMap((village, i) => [
    { id: `990101/ZZT${i}`, kind: 'road', coordinates: roadOf(village.box) },
    {
      id: `990101/GW${i}`,
      kind: 'pipe',
      coordinates: [middle(village.box), corner(village.box[0] + 0.2, village.box[1] + 0.8)],
    },
  ]);
  return {
    geometry: {
      batch: 'geometry',
      version: 1,
      mark: '合成示意数据，非真实测绘成果',
      areas: collection(
        all.map((unit, fid) => ({
          type: 'Feature' as const,
          geometry: polygon(ringOf(...unit.box)),
          properties: { fid, id: unit.id, level: unit.level },
        })),
      ),
      borders: collection(
        edges.map(({ level, line }) => ({
          type: 'Feature' as const,
          geometry: { type: 'LineString' as const, coordinates: line },
          properties: { level },
        })),
      ),
      labels: collection(
        all.map((unit, fid) => ({
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: middle(unit.box) },
          properties: { fid, id: unit.id, level: unit.level, name: unit.name },
        })),
      ),
      lines: collection(
        lines.map(({ id, kind, coordinates }, fid) => ({
          type: 'Feature' as const,
          geometry: { type: 'LineString' as const, coordinates },
          properties: { fid, id, kind },
        })),
      ),
      points: collection(
        villages.flatMap((village, v) =>
          kinds.map((kind, k) => ({
            type: 'Feature' as const,
            geometry: {
              type: 'Point' as const,
              coordinates: corner(village.box[0] + 0.3 + k * 0.15, village.box[1] + 0.6 + (k % 2) * 0.15),
            },
            properties: { fid: v * 4 + k, id: `990101/W${v * 4 + k}`, kind },
          })),
        ),
      ),
    },
    households: villages.map((village, v) => ({
      village: village.id,
      at: Array.from({ length: 40 }, (_, i) =>
        corner(village.box[0] + 0.1 + ((i * 37 + v) % 80) / 100, village.box[1] + 0.1 + ((i * 53) % 80) / 100),
      ).flatMap(([lng, lat]) => [Math.round(lng * 1e5), Math.round(lat * 1e5)]),
      members: Array.from({ length: 40 }, () => 3),
    })),
  };
}
