/** Where windows stood, kept per arrangement of displays: a wall at work and a laptop at home each get their own back. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../core/durable-file.ts';

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof boundsSchema>;

const placeSchema = z.object({ bounds: boundsSchema, maximized: z.boolean(), fullScreen: z.boolean() });
export type Place = z.infer<typeof placeSchema>;

const statesSchema = z.record(z.string(), placeSchema);
export type WindowStates = z.infer<typeof statesSchema>;

/** The part of a display that windows may cover. */
export interface DisplayArea {
  readonly workArea: Bounds;
}

const SMALLEST = { width: 960, height: 600 };
const USUAL = { width: 1440, height: 900 };

/** Names an arrangement of displays, whatever order the system lists them in. */
export const arrangementOf = (displays: readonly DisplayArea[]): string =>
  displays
    .map(({ workArea: { x, y, width, height } }) => `${width}x${height}@${x},${y}`)
    .sort()
    .join(' ');

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Moves and shrinks bounds into the display that shows most of them. */
export function fitInto(bounds: Bounds, displays: readonly DisplayArea[], primary: DisplayArea): Bounds {
  const best = displays.reduce(
    (found, display) => (overlap(bounds, display.workArea) > overlap(bounds, found.workArea) ? display : found),
    primary,
  );
  const area = best.workArea;
  const width = Math.min(Math.max(bounds.width, SMALLEST.width), area.width);
  const height = Math.min(Math.max(bounds.height, SMALLEST.height), area.height);
  return {
    width,
    height,
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
  };
}

/** Where to open: where the window stood under this arrangement, else the middle of the primary display. */
export function placeFor(states: WindowStates, displays: readonly DisplayArea[], primary: DisplayArea): Place {
  const known = states[arrangementOf(displays)];
  if (known) return { ...known, bounds: fitInto(known.bounds, displays, primary) };
  const area = primary.workArea;
  const middle = {
    ...USUAL,
    x: area.x + Math.round((area.width - USUAL.width) / 2),
    y: area.y + Math.round((area.height - USUAL.height) / 2),
  };
  return { bounds: fitInto(middle, [primary], primary), maximized: false, fullScreen: false };
}

const fileIn = (folder: string): string => join(folder, 'window-state.json');

/** What was kept; nothing when there is no file or it cannot be read, which costs only a position. */
export async function readStates(folder: string): Promise<WindowStates> {
  try {
    return statesSchema.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return {};
  }
}

export const keepStates = (folder: string, states: WindowStates): Promise<void> =>
  writeDurably(fileIn(folder), `${JSON.stringify(states, null, 2)}\n`);
