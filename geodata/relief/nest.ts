/**
 * The three nested levels: the far surroundings, the region, and the window that holds the county, each eroded at its own
 * resolution. The window is cut out of the region and stays joined to it: same rim, same rivers coming in.
 */
import { boxMean } from '../lib/box-mean.ts';
import { FloatGrid, Frame } from '../lib/grid.ts';
import { makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import { analyseTerrain, type Terrain } from './analysis.ts';
import { erode } from './erosion.ts';
import { drainedArea, type Flow, routeFlow } from './flow.ts';
import { findInflow } from './inflow.ts';
import { makeReliefLaw, type ReliefLaw } from './law.ts';
import { depthInside, heightAt, type Level } from './level.ts';
import { upsample } from './upsample.ts';
import { fillValleyFloors } from './valley-floors.ts';

export interface ReliefSize {
  /** Far surroundings in cells of 1,600 m; absent in the small preset. */
  readonly far?: { readonly width: number; readonly height: number };
  /** Region in cells of 400 m. */
  readonly region: { readonly width: number; readonly height: number; readonly steps: number };
  /** Window in cells of the region; its own cells are of 100 m. */
  readonly window: { readonly width: number; readonly height: number };
}

/** A level with its water, as the coarser maps need it. */
export interface WateredLevel {
  readonly level: Level;
  readonly flow: Flow;
  /** Drained area, m². */
  readonly drained: FloatGrid;
}

export interface Relief {
  readonly far: WateredLevel | null;
  readonly region: WateredLevel;
  readonly window: Terrain;
  /** Elevation anywhere in the plane, metres, with the levels blended where they meet. */
  elevation(east: number, south: number): number;
}

const REGION_CELL = 400;
const FAR_CELL = 1600;

export function makeRelief(size: ReliefSize, random: Random): Relief {
  const law = makeReliefLaw(random.fork('law'));
  const far = size.far ? watered(erodedLevel(law, size.far.width, size.far.height, FAR_CELL, 10, random)) : null;
  const region = watered(
    erodedLevel(law, size.region.width, size.region.height, REGION_CELL, size.region.steps, random),
  );
  const window = windowLevel(region, size.window, law, random.fork('window'));
  const elevation = (east: number, south: number): number => {
    const inner = window.level;
    const outer = region.level;
    const deep = depthInside(inner, east, south);
    if (deep > 2000) return heightAt(inner, east, south);
    const shallow = depthInside(outer, east, south);
    const farHeight = (): number => (far ? heightAt(far.level, east, south) : law.initial(east / 1000, south / 1000));
    const regional =
      shallow > 20_000
        ? heightAt(outer, east, south)
        : blend(heightAt(outer, east, south), farHeight(), shallow / 20_000);
    return deep <= 0 ? regional : blend(heightAt(inner, east, south), regional, deep / 2000);
  };
  return { far, region, window, elevation };
}

/** `near` at t = 1, `away` at t ≤ 0, eased between. */
function blend(near: number, away: number, t: number): number {
  const s = Math.max(0, Math.min(1, t));
  const eased = s * s * (3 - 2 * s);
  return near * eased + away * (1 - eased);
}

function erodedLevel(
  law: ReliefLaw,
  width: number,
  height: number,
  cell: number,
  steps: number,
  random: Random,
): Level {
  const frame = new Frame(width, height);
  const level = { frame, cell, west: (-width * cell) / 2, north: (-height * cell) / 2, height: new FloatGrid(frame) };
  const grain = random.fork(`grain ${cell}`);
  const first = overKilometres(level, law.initial);
  for (let at = 0; at < frame.size; at++) {
    // A lowered rim gives every river a way out.
    const rim = Math.max(0, 1 - frame.margin(at) / 14);
    level.height.set(at, first.get(at) + 6 * (grain.next() - 0.5) - 260 * rim);
  }
  const uplift = overKilometres(level, law.uplift);
  const erodibility = overKilometres(level, law.erodibility);
  erode(level.height, { steps, years: 1.5e4, diffusion: 0.0144, cell, uplift, erodibility });
  return level;
}

function watered(level: Level): WateredLevel {
  const flow = routeFlow(level.height, 0.05);
  return { level, flow, drained: drainedArea(flow, level.cell * level.cell) };
}

/**
 * The window is worn down once more from the first land, at 200 m, between a rim that the region has already shaped: rivers
 * keep their courses across the seam while valleys and spurs get their finer form. The last octave comes at 100 m.
 */
function windowLevel(
  region: WateredLevel,
  size: { width: number; height: number },
  law: ReliefLaw,
  random: Random,
): Terrain {
  const left = Math.floor((region.level.frame.width - size.width) / 2);
  const top = Math.floor((region.level.frame.height - size.height) / 2);
  const middle = upsample(region.level, left, top, size.width, size.height, 2);
  takeFirstLand(middle, law, random.fork('grain'));
  const entering = findInflow(region.level, region.flow, region.drained, middle, 4e6);
  erode(middle.height, {
    steps: 46,
    years: 1.5e4,
    diffusion: 0.02,
    cell: middle.cell,
    uplift: overKilometres(middle, law.uplift),
    erodibility: overKilometres(middle, law.erodibility),
    inflow: entering.area,
    closedRim: entering.closedRim,
    fixedRim: 3,
  });
  const level = upsample(middle, 0, 0, middle.frame.width, middle.frame.height, 2);
  const { height, cell } = level;
  const inflow = findInflow(region.level, region.flow, region.drained, level, 4e6);
  const entered = inCells(inflow.area, cell);
  roughen(level, overKilometres(level, law.roughness), 22);
  erode(height, {
    steps: 2,
    years: 2e3,
    diffusion: 0.35,
    cell,
    uplift: overKilometres(level, law.uplift),
    erodibility: overKilometres(level, law.erodibility),
    inflow: inflow.area,
    closedRim: inflow.closedRim,
    fixedRim: 3,
  });
  raiseCones(level, overKilometres(level, law.cones));
  const carved = routeFlow(height, 0.05, inflow.closedRim);
  widenChannels(height, drainedArea(carved, 1, entered));
  fillValleyFloors(height, carved, drainedArea(carved, 1, entered), 900, makeNoise(random.fork('floors')));
  const flow = routeFlow(height, 0.05, inflow.closedRim);
  return analyseTerrain(level, flow, drainedArea(flow, 1, entered));
}

function overKilometres(level: Level, value: (x: number, y: number) => number): FloatGrid {
  const { west, north, cell } = level;
  return FloatGrid.of(level.frame, (_, x, y) =>
    value((west + (x + 0.5) * cell) / 1000, (north + (y + 0.5) * cell) / 1000),
  );
}

/** Puts the land before erosion back into the interior, easing into the eroded region over 5 km at the rim. */
function takeFirstLand(level: Level, law: ReliefLaw, grain: Random): void {
  const first = overKilometres(level, law.initial);
  for (let at = 0; at < level.frame.size; at++) {
    const t = Math.max(0, level.frame.margin(at) - 3) * (level.cell / 5000);
    level.height.set(at, blend(first.get(at) + 24 * (grain.next() - 0.5), level.height.get(at), t));
  }
}

/** A channel is narrower than a cell: its cell stands for the banks as well, and is raised most of the way to them. */
function widenChannels(height: FloatGrid, drained: FloatGrid): void {
  const around = boxMean(height, 1);
  for (let at = 0; at < height.frame.size; at++) {
    if (height.frame.margin(at) < 3 || drained.get(at) < 60) continue;
    const depth = around.get(at) - height.get(at);
    if (depth > 0) height.add(at, depth * 0.7);
  }
}

function inCells(area: ReadonlyMap<number, number>, cell: number): Map<number, number> {
  return new Map([...area].map(([at, value]) => [at, value / (cell * cell)]));
}

/** Adds roughness of up to `most` metres where the ground is steep. */
function roughen(level: Level, roughness: FloatGrid, most: number): void {
  const { frame, height, cell } = level;
  const before = height.copy();
  for (let at = 0; at < frame.size; at++) {
    if (frame.margin(at) < 3) continue;
    const across = before.get(at + 1) - before.get(at - 1);
    const down = before.get(at + frame.width) - before.get(at - frame.width);
    const slope = Math.hypot(across, down) / (2 * cell);
    height.add(at, Math.min(1, slope * 4) * most * roughness.get(at));
  }
}

/** Adds karst cones away from the streams, so that they stand between the valleys instead of damming them. */
function raiseCones(level: Level, cones: FloatGrid): void {
  const drained = drainedArea(routeFlow(level.height, 0.05), 1);
  for (let at = 0; at < level.frame.size; at++) {
    if (level.frame.margin(at) < 3) continue;
    const dry = Math.max(0, 1 - Math.log2(Math.max(1, drained.get(at))) / 7);
    level.height.add(at, cones.get(at) * dry);
  }
}
