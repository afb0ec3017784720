/** Finds what a drawn place should lie on: a corner near by, else the nearest place of a line. Degrees in, metres for reach. */
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import { distance } from './line.ts';

export interface Snapped {
  readonly at: Position;
  readonly on: 'corner' | 'line';
}

const METRES_PER_DEGREE = 111_195;

/** Nearest place of an edge, flat around it: good to a per mille over a kilometre. */
export function nearestOnEdge(at: Position, a: Position, b: Position): Position {
  const stretch = Math.cos((at[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * stretch, b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return a;
  const share = Math.min(1, Math.max(0, ((at[0] - a[0]) * stretch * dx + (at[1] - a[1]) * dy) / squared));
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export class Snapper {
  readonly #edges: readonly (readonly [Position, Position])[];
  readonly #index: Flatbush | null;

  /** A point is an edge between a place and itself. */
  constructor(edges: readonly (readonly [Position, Position])[]) {
    this.#edges = edges;
    this.#index = edges.length === 0 ? null : new Flatbush(edges.length);
    for (const [a, b] of edges)
      this.#index?.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    this.#index?.finish();
  }

  /** Null where nothing lies within reach, metres. */
  snap(at: Position, reach: number): Snapped | null {
    const dy = reach / METRES_PER_DEGREE;
    const dx = dy / Math.max(0.1, Math.cos((at[1] * Math.PI) / 180));
    const near = this.#index?.search(at[0] - dx, at[1] - dy, at[0] + dx, at[1] + dy) ?? [];
    let corner: Snapped | null = null;
    let line: Snapped | null = null;
    let [cornerAt, lineAt] = [reach, reach];
    for (const i of near) {
      const edge = this.#edges[i];
      if (!edge) continue;
      for (const place of edge) {
        const metres = distance(at, place);
        if (metres <= cornerAt) [cornerAt, corner] = [metres, { at: place, on: 'corner' }];
      }
      const place = nearestOnEdge(at, ...edge);
      const metres = distance(at, place);
      if (metres <= lineAt) [lineAt, line] = [metres, { at: place, on: 'line' }];
    }
    return corner ?? line;
  }
}
