/**
 * What lies near a place: a grid of located things, asked by distance. Degrees in, kilometres out. Source: PRODUCT "haul
 * radius ≤ 1 km; distance test against settlements".
 */
import type { Position } from '../domain/unit.ts';
import { distance } from './line.ts';

export interface Located<T> {
  readonly at: Position;
  readonly value: T;
}

export interface Near<T> {
  readonly value: T;
  readonly km: number;
}

/** About two kilometres: most questions are about one. */
const CELL = 0.02;
const KM_PER_DEGREE = 111.19;

/** Things at several places (the vertices of a line) are given once for each and count by the nearest. */
export class NearIndex<T> {
  readonly #cells = new Map<string, Located<T>[]>();
  readonly #points: readonly Located<T>[];

  constructor(points: readonly Located<T>[]) {
    this.#points = points;
    for (const point of points) {
      const key = this.#key(Math.floor(point.at[0] / CELL), Math.floor(point.at[1] / CELL));
      const cell = this.#cells.get(key);
      if (cell) cell.push(point);
      else this.#cells.set(key, [point]);
    }
  }

  #key(column: number, row: number): string {
    return `${column},${row}`;
  }

  /** Everything within `km`, nearest first, each value once. */
  within([lon, lat]: Position, km: number): Near<T>[] {
    const dy = km / KM_PER_DEGREE + 1e-6;
    // A degree of longitude is shortest at the end away from the equator.
    const dx = dy / Math.max(0.01, Math.cos(((Math.abs(lat) + dy) * Math.PI) / 180));
    const best = new Map<T, number>();
    for (let column = Math.floor((lon - dx) / CELL); column <= Math.floor((lon + dx) / CELL); column += 1)
      for (let row = Math.floor((lat - dy) / CELL); row <= Math.floor((lat + dy) / CELL); row += 1)
        for (const { at, value } of this.#cells.get(this.#key(column, row)) ?? []) {
          const away = distance([lon, lat], at) / 1000;
          if (away <= km && away < (best.get(value) ?? Infinity)) best.set(value, away);
        }
    return [...best].map(([value, away]) => ({ value, km: away })).sort((a, b) => a.km - b.km);
  }

  /** The nearest thing however far; undefined when there is nothing. */
  nearest(at: Position): Near<T> | undefined {
    if (this.#points.length === 0) return undefined;
    // Doubling covers a county in a few steps; past that, everything is looked at once.
    for (let km = 2; km <= 128; km *= 2) {
      const [first] = this.within(at, km);
      if (first) return first;
    }
    return this.#points
      .map((point) => ({ value: point.value, km: distance(at, point.at) / 1000 }))
      .reduce((best, near) => (near.km < best.km ? near : best));
  }
}
