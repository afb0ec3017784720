/** Borders from areas: every shared edge once, with the highest level that it separates. */
import type { Position } from '../domain/unit.ts';
import type { Ring } from './ring.ts';

export interface LevelledArea<Level> {
  readonly level: Level;
  readonly polygons: readonly (readonly Ring[])[];
}

export interface Border<Level> {
  readonly level: Level;
  readonly line: Position[];
}

const edgeKey = (a: Position, b: Position): string => {
  const from = a.join();
  const to = b.join();
  return from < to ? `${from};${to}` : `${to};${from}`;
};

/** `areas` with the highest level first. Edges are shared when both sides have the same corners. */
export function bordersOf<Level>(areas: readonly LevelledArea<Level>[]): Border<Level>[] {
  const drawn = new Set<string>();
  const borders: Border<Level>[] = [];
  for (const { level, polygons } of areas) {
    for (const ring of polygons.flat()) {
      let line: Position[] = [];
      for (let i = 0; i < ring.length - 1; i += 1) {
        const a = ring[i];
        const b = ring[i + 1];
        if (!a || !b) continue;
        const key = edgeKey(a, b);
        if (drawn.has(key)) {
          if (line.length > 1) borders.push({ level, line });
          line = [];
          continue;
        }
        drawn.add(key);
        if (line.length === 0) line.push(a);
        line.push(b);
      }
      if (line.length > 1) borders.push({ level, line });
    }
  }
  return borders;
}
