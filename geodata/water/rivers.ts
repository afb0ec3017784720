/** Rivers of the county window and its surroundings as smooth, named, classed lines. */
import { type Line, type Point, simplify, smooth } from '../lib/line.ts';
import { item, lastItem } from '../lib/list.ts';
import { meander } from '../lib/meander.ts';
import { makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import { depthInside, type Level } from '../relief/level.ts';
import type { Relief, WateredLevel } from '../relief/nest.ts';
import { type Course, mainStems, traceCourses } from './river-courses.ts';
import { RIVER_NAMES } from './river-names.ts';

/** 1 large river, 2 river, 3 stream, 4 brook. */
export type RiverClass = 1 | 2 | 3 | 4;

export interface River {
  readonly level: Level;
  /** Downstream, in cell coordinates of the level. */
  readonly line: Line;
  readonly riverClass: RiverClass;
  /** Empty for what is too small to be named. */
  readonly name: string;
}

function classOf(squareKilometres: number): RiverClass {
  if (squareKilometres > 450) return 1;
  if (squareKilometres > 110) return 2;
  return squareKilometres > 24 ? 3 : 4;
}

/** Drained area from which water is drawn as a river, km². */
const LEAST_WINDOW = 3.2;
const LEAST_REGION = 14;
const LEAST_FAR = 260;

export function makeRivers(relief: Relief, random: Random): River[] {
  const inner = windowRivers(relief, random);
  const mouths = inner.flatMap(({ level, line }) =>
    [item(line, 0), lastItem(line)].filter((end) => onRim(level, end)).map((end) => toPlane(level, end)),
  );
  const window = relief.window.level;
  const region = surroundingRivers(relief.region, LEAST_REGION, window, mouths);
  const far = relief.far ? surroundingRivers(relief.far, LEAST_FAR, relief.region.level, []) : [];
  return [...inner, ...region, ...far];
}

function windowRivers(relief: Relief, random: Random): River[] {
  const { level, flow, drained, slope } = relief.window;
  const cellArea = (level.cell / 1000) ** 2;
  const courses = traceCourses(flow, drained, LEAST_WINDOW / cellArea);
  const names = nameStems(courses, level);
  const noise = makeNoise(random.fork('windings'));
  return courses.map((course, index) => {
    const riverClass = classOf(course.drained * cellArea);
    const straight = smooth(centres(level, course.cells), riverClass <= 2 ? 2.4 : 1.6);
    // Windings are wide on plains and vanish in gorges.
    const reach = riverClass <= 2 ? 0.95 : 0.55;
    const wound = meander(straight, {
      noise,
      phase: index * 3.7,
      wavelength: riverClass <= 2 ? 9 : 5,
      step: 0.5,
      amplitude: ([x, y]) => reach * Math.max(0.15, 1 - 5 * slope.sample(x, y)),
    });
    return { level, line: simplify(smooth(wound, 1), 0.07), riverClass, name: names.get(course) ?? '' };
  });
}

function centres(level: Level, cells: readonly number[]): Line {
  return cells.map((cell) => [level.frame.x(cell) + 0.5, level.frame.y(cell) + 0.5]);
}

function nameStems(courses: readonly Course[], level: Level): Map<Course, string> {
  const names = new Map<Course, string>();
  const leastCells = Math.min(150, level.frame.width / 3);
  let next = 0;
  for (const stem of mainStems(courses)) {
    const length = stem.reduce((sum, course) => sum + course.cells.length, 0);
    const name = RIVER_NAMES[next];
    if (name === undefined) break;
    if (length < leastCells) continue;
    for (const course of stem) names.set(course, name);
    next++;
  }
  return names;
}

function toPlane(level: Level, point: Point): Point {
  return [level.west + point[0] * level.cell, level.north + point[1] * level.cell];
}

function onRim(level: Level, [x, y]: Point): boolean {
  return x < 1 || y < 1 || x > level.frame.width - 1 || y > level.frame.height - 1;
}

/** Rivers of a coarser level outside `inner`; where they reach it they end at the nearest of `mouths` (plane metres). */
function surroundingRivers(watered: WateredLevel, least: number, inner: Level, mouths: readonly Point[]): River[] {
  const { level } = watered;
  const rivers: River[] = [];
  for (const course of traceCourses(watered.flow, watered.drained, least * 1e6)) {
    const line = centres(level, course.cells);
    const outside = line.map((point) => depthInside(inner, ...toPlane(level, point)) < 0);
    for (let from = 0; from < line.length; from++) {
      if (!outside[from]) continue;
      let to = from;
      while (to + 1 < line.length && outside[to + 1]) to++;
      const part = line.slice(from, to + 1);
      const before = from > 0 ? joint(level, item(line, from - 1), mouths) : [];
      const after = to + 1 < line.length ? joint(level, item(line, to + 1), mouths) : [];
      const joined = [...before, ...part, ...after];
      if (joined.length > 2) {
        rivers.push({
          level,
          line: simplify(smooth(joined, 1.2), 0.1),
          riverClass: classOf(course.drained / 1e6),
          name: '',
        });
      }
      from = to;
    }
  }
  return rivers;
}

/** The mouth near a point of the coarse course, in cells of the coarse level; none within 2 km gives the point itself. */
function joint(level: Level, point: Point, mouths: readonly Point[]): Point[] {
  const [east, south] = toPlane(level, point);
  let best: Point | undefined;
  let nearest = 2000;
  for (const mouth of mouths) {
    const away = Math.hypot(mouth[0] - east, mouth[1] - south);
    if (away < nearest) {
      nearest = away;
      best = mouth;
    }
  }
  return best ? [[(best[0] - level.west) / level.cell, (best[1] - level.north) / level.cell]] : [];
}
