/**
 * From the county plane to degrees. The plane is scaled so that the county has its published area; the county lies on the
 * Yunnan–Guizhou highland only in manner, its place is as invented as its names.
 */
import type { Position } from '../../shared/domain/unit.ts';
import type { Level } from '../relief/level.ts';
import type { Line, Point } from './line.ts';

const CENTRE_LON = 105.6;
const CENTRE_LAT = 25.3;
const METRES_PER_DEGREE_LAT = 110_852;
const METRES_PER_DEGREE_LON = 111_320 * Math.cos((CENTRE_LAT * Math.PI) / 180);

/** Degrees to five places, about a metre. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

export class Projection {
  /** `scale`: real metres per metre of the plane. */
  constructor(readonly scale: number) {}

  /** Plane metres to degrees, unrounded. */
  degrees(east: number, south: number): [number, number] {
    return [
      CENTRE_LON + (east * this.scale) / METRES_PER_DEGREE_LON,
      CENTRE_LAT - (south * this.scale) / METRES_PER_DEGREE_LAT,
    ];
  }

  /** Degrees to plane metres. */
  plane(lon: number, lat: number): [number, number] {
    return [
      ((lon - CENTRE_LON) * METRES_PER_DEGREE_LON) / this.scale,
      ((CENTRE_LAT - lat) * METRES_PER_DEGREE_LAT) / this.scale,
    ];
  }

  /** A point in cell coordinates of a level, in rounded degrees. */
  position(level: Level, point: Point): Position {
    const [lon, lat] = this.degrees(level.west + point[0] * level.cell, level.north + point[1] * level.cell);
    return [roundDegrees(lon), roundDegrees(lat)];
  }

  /** A line in cell coordinates of a level; neighbours that round to the same position are kept once. */
  positions(level: Level, line: Line): Position[] {
    const result: Position[] = [];
    for (const point of line) {
      const at = this.position(level, point);
      const before = result.at(-1);
      if (!before || before[0] !== at[0] || before[1] !== at[1]) result.push(at);
    }
    return result;
  }

  /** Centre of a cell, in rounded degrees. */
  centre(level: Level, cell: number): Position {
    return this.position(level, [level.frame.x(cell) + 0.5, level.frame.y(cell) + 0.5]);
  }

  /** Kilometres per cell of a level. */
  kilometres(level: Level): number {
    return (level.cell * this.scale) / 1000;
  }
}
