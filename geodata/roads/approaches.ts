/**
 * Roads that come to the county from afar: each is routed over the region to the county seat, and where it enters the window
 * is its gate, from which the finer network goes on.
 */
import { type Line, type Point, simplify, smooth } from '../lib/line.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Level } from '../relief/level.ts';
import { depthInside } from '../relief/level.ts';
import type { Relief } from '../relief/nest.ts';
import { findRoute } from './router.ts';
import { makeGround, type RoadManner } from './travel.ts';

export interface Approach {
  /** Window cell where the road enters. */
  readonly gate: number;
  readonly roadClass: 1 | 2 | 3;
  readonly name: string;
  /** From the gate outwards, in cell coordinates of the region. */
  readonly outside: Line;
}

const MANNER: RoadManner = { easyGradient: 0.05, bridge: 2 };

/** Bearing of each road from the county, degrees clockwise from north. */
const PLANS: readonly { readonly bearing: number; readonly roadClass: 1 | 2 | 3; readonly name: string }[] = [
  { bearing: 282, roadClass: 1, name: '云清高速' },
  { bearing: 100, roadClass: 1, name: '云清高速' },
  { bearing: 345, roadClass: 1, name: '岚望高速' },
  { bearing: 190, roadClass: 1, name: '岚望高速' },
  { bearing: 262, roadClass: 2, name: '示西干线' },
  { bearing: 82, roadClass: 2, name: '示东干线' },
  { bearing: 8, roadClass: 2, name: '示北干线' },
  { bearing: 168, roadClass: 2, name: '示南干线' },
  { bearing: 48, roadClass: 3, name: '北环线' },
  { bearing: 228, roadClass: 3, name: '西南线' },
  { bearing: 132, roadClass: 3, name: '东南线' },
];

export function makeApproaches(relief: Relief, countySeat: number, random: Random): Approach[] {
  const { level, drained } = relief.region;
  const { frame } = level;
  const inner = relief.window.level;
  const ground = makeGround(
    level.height,
    level.cell,
    (cell) => drained.get(cell) > 60e6,
    (cell) => frame.margin(cell) < 1,
    random,
  );
  const plane = (cell: number): Point => [
    level.west + (frame.x(cell) + 0.5) * level.cell,
    level.north + (frame.y(cell) + 0.5) * level.cell,
  ];
  const goal = frame.clamp(...inRegion(level, inner, countySeat));
  return PLANS.flatMap(({ bearing, roadClass, name }): Approach[] => {
    const cells = findRoute(ground, { from: exitAt(level, bearing), to: goal, manner: MANNER });
    const entering = cells?.findIndex((cell) => depthInside(inner, ...plane(cell)) > 0) ?? -1;
    if (!cells || entering < 2) return [];
    const [east, south] = plane(item(cells, entering));
    const gate = inner.frame.clamp(
      Math.max(1, Math.min(inner.frame.width - 2, (east - inner.west) / inner.cell - 0.5)),
      Math.max(1, Math.min(inner.frame.height - 2, (south - inner.north) / inner.cell - 0.5)),
    );
    const [x, y] = inRegion(level, inner, gate);
    const centres = cells.slice(0, entering).map((cell): Point => [frame.x(cell) + 0.5, frame.y(cell) + 0.5]);
    const outward = [[x + 0.5, y + 0.5] as const, ...centres.toReversed()];
    return [{ gate, roadClass, name, outside: simplify(smooth(outward, roadClass === 1 ? 2.5 : 1.2), 0.08) }];
  });
}

/** Index coordinates in the region of a window cell's centre. */
function inRegion(level: Level, inner: Level, cell: number): [number, number] {
  return [
    (inner.west + (inner.frame.x(cell) + 0.5) * inner.cell - level.west) / level.cell - 0.5,
    (inner.north + (inner.frame.y(cell) + 0.5) * inner.cell - level.north) / level.cell - 0.5,
  ];
}

/** The cell near the region's edge in a direction from its middle. */
function exitAt({ frame }: Level, bearing: number): number {
  const angle = (bearing * Math.PI) / 180;
  const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
  const reach = Math.min((frame.width / 2 - 2) / Math.abs(dx || 1e-9), (frame.height / 2 - 2) / Math.abs(dy || 1e-9));
  return frame.clamp(frame.width / 2 + dx * reach, frame.height / 2 + dy * reach);
}
