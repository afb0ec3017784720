/** Roads as lines: smoothed as a whole, then wound from joint to joint, so that nothing detaches. */
import { betweenJoints, endsOf, JoinedLines } from '../lib/joined-lines.ts';
import { type Line, lineLength, type Point, simplify } from '../lib/line.ts';
import { item, sumOf } from '../lib/list.ts';
import { meander } from '../lib/meander.ts';
import { makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { GroupRoads } from './group-roads.ts';
import type { Network, RoadClass } from './network.ts';

export interface DrawnRoads {
  /** One line a road of the network, in its order, in cell coordinates. */
  readonly main: readonly Line[];
  readonly group: readonly Line[];
  /** Where a cell on a road came to lie. */
  placeOf(cell: number): Point;
}

export interface RoadDrawing {
  readonly terrain: Terrain;
  readonly network: Network;
  readonly groups: GroupRoads;
  /** Cells that must stay on their road: seats. */
  readonly stops: readonly number[];
  /** Length that the group roads should have together, in cells. */
  readonly groupLength: number;
}

const TOLERANCE = 0.06;
const SIGMA: Record<RoadClass, number> = { 1: 4.5, 2: 2.2, 3: 1.8, 4: 1.2, 5: 1 };
/** Sideways reach of windings, cells. */
const WINDING: Record<2 | 3 | 4, number> = { 2: 0.12, 3: 0.24, 4: 0.36 };

export function drawRoads({ terrain, network, groups, stops, groupLength }: RoadDrawing, random: Random): DrawnRoads {
  const noise = makeNoise(random);
  const joined = new JoinedLines(terrain.level.frame);
  // Expressways pass over other roads without meeting them.
  const fast = new JoinedLines(terrain.level.frame);
  const joints = endsOf([...network.roads.filter((road) => road.roadClass > 1), ...groups.roads]);
  for (const stop of stops) joints.add(stop);
  for (const hamlet of groups.hamlets) joints.add(hamlet.cell);
  const smoothMain = network.roads.map((road) =>
    (road.roadClass === 1 ? fast : joined).smoothed(road.cells, SIGMA[road.roadClass]),
  );
  const smoothGroup = groups.roads.map((road) => joined.smoothed(road.cells, SIGMA[5]));

  const wind = (line: Line, cells: readonly number[], amplitude: number, phase: number): Line =>
    betweenJoints(line, cells, joints, TOLERANCE, (piece, from) =>
      meander(piece, {
        noise,
        phase: phase * 2.31 + from * 0.17,
        wavelength: 4.8,
        step: 0.26,
        // Steep ground makes a road wind.
        amplitude: ([x, y]) => amplitude * (0.45 + Math.min(0.75, terrain.slope.sample(x, y) * 2)),
      }),
    );
  const main = network.roads.map((road, at) =>
    road.roadClass === 1
      ? simplify(item(smoothMain, at), TOLERANCE)
      : wind(item(smoothMain, at), road.cells, WINDING[road.roadClass as 2 | 3 | 4], at),
  );
  const windGroups = (amplitude: number): Line[] =>
    groups.roads.map((road, at) => wind(item(smoothGroup, at), road.cells, amplitude, 5000 + at));
  return { main, group: windToLength(windGroups, groupLength), placeOf: (cell) => joined.placeOf(cell) };
}

/** Windings just wide enough for the lines to reach the length wanted, as far as that still looks like a road. */
function windToLength(wind: (amplitude: number) => Line[], wanted: number): Line[] {
  let [low, high] = [0.1, 2.2];
  for (let round = 0; round < 8; round++) {
    const middle = (low + high) / 2;
    if (sumOf(wind(middle), lineLength) < wanted) low = middle;
    else high = middle;
  }
  return wind((low + high) / 2);
}
