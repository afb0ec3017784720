/** The roads laid so far and which cells they use. */
import { ByteGrid, type Frame } from '../lib/grid.ts';

/** 1 expressway, 2 trunk road, 3 county road, 4 township or village road, 5 group road 组组通. */
export type RoadClass = 1 | 2 | 3 | 4 | 5;

export interface Road {
  readonly cells: readonly number[];
  readonly roadClass: RoadClass;
  readonly name: string;
  readonly ref: string;
}

export class Network {
  readonly roads: Road[] = [];
  /** Best class on each cell, 0 for none; expressways, which nothing joins on the way, are kept apart. */
  readonly onCell: ByteGrid;

  constructor(readonly frame: Frame) {
    this.onCell = new ByteGrid(frame);
  }

  /** Adds a road, leaving out the parts that run along roads of the same or a better class. */
  add(road: Road): void {
    for (const cells of road.roadClass === 1 ? [road.cells] : this.newParts(road)) this.roads.push({ ...road, cells });
    if (road.roadClass === 1) return;
    for (const cell of road.cells) {
      const before = this.onCell.get(cell);
      if (before === 0 || before > road.roadClass) this.onCell.set(cell, road.roadClass);
    }
  }

  /** How many cells a road would add. */
  newCells(cells: readonly number[]): number {
    return cells.filter((cell) => !this.onCell.has(cell)).length;
  }

  private newParts(road: Road): number[][] {
    const parts: number[][] = [];
    let part: number[] = [];
    road.cells.forEach((cell, at) => {
      const before = at > 0 ? road.cells[at - 1] : undefined;
      const along = before !== undefined && this.onCell.has(cell) && this.onCell.has(before);
      if (along) {
        if (part.length > 1) parts.push(part);
        part = [];
      }
      part.push(cell);
      // A road that meets the network on the way is cut there, so that the meeting point is an end of both parts.
      if (!along && part.length > 1 && this.onCell.has(cell)) {
        parts.push(part);
        part = [cell];
      }
    });
    if (part.length > 1) parts.push(part);
    return parts;
  }
}
