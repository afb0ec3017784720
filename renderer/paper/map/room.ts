/** Room that names take on a page: what is placed keeps others away. */
import type { MarkBox } from '../marks.ts';

/** Side of a cell, mm. */
const CELL = 8;

export const overlap = (a: MarkBox, b: MarkBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const padded = ({ x, y, width, height }: MarkBox, by: number): MarkBox => ({
  x: x - by,
  y: y - by,
  width: width + by * 2,
  height: height + by * 2,
});

export class Room {
  readonly #frame: MarkBox;
  readonly #cells = new Map<number, MarkBox[]>();

  /** Nothing may reach beyond the frame. */
  constructor(frame: MarkBox) {
    this.#frame = frame;
  }

  #keys({ x, y, width, height }: MarkBox): number[] {
    const keys: number[] = [];
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1)
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1)
        keys.push(column * 65_536 + row);
    return keys;
  }

  isInside({ x, y, width, height }: MarkBox): boolean {
    const frame = this.#frame;
    return x >= frame.x && y >= frame.y && x + width <= frame.x + frame.width && y + height <= frame.y + frame.height;
  }

  isFree(box: MarkBox): boolean {
    return this.#keys(box).every((key) => !(this.#cells.get(key) ?? []).some((taken) => overlap(taken, box)));
  }

  /** How many of what was taken lie under the box. */
  count(box: MarkBox): number {
    const found = new Set<MarkBox>();
    for (const key of this.#keys(box))
      for (const taken of this.#cells.get(key) ?? []) if (overlap(taken, box)) found.add(taken);
    return found.size;
  }

  take(box: MarkBox): void {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key) ?? [];
      this.#cells.set(key, cell);
      cell.push(box);
    }
  }
}
