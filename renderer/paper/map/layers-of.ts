/**
 * Small things in drawing order, dealt into layers in which nothing touches anything else, and every thing lies above those
 * that it covers.
 */

interface Held {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly layer: number;
}

/** Side of a cell, mm. */
const CELL = 4;

export class Layers<T> {
  readonly #layers: T[][] = [];
  readonly #cells = new Map<number, Held[]>();

  add(thing: T, x: number, y: number, reach: number): void {
    let layer = 0;
    const [left, right] = [Math.floor((x - reach) / CELL), Math.floor((x + reach) / CELL)];
    const [top, bottom] = [Math.floor((y - reach) / CELL), Math.floor((y + reach) / CELL)];
    const cells: Held[][] = [];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1) {
        const key = column * 65_536 + row;
        const held = this.#cells.get(key) ?? [];
        this.#cells.set(key, held);
        cells.push(held);
        for (const other of held)
          if (other.layer >= layer && Math.hypot(other.x - x, other.y - y) < other.reach + reach)
            layer = other.layer + 1;
      }
    const held: Held = { x, y, reach, layer };
    for (const cell of cells) cell.push(held);
    (this.#layers[layer] ??= []).push(thing);
  }

  /** The lowest first. */
  all(): readonly (readonly T[])[] {
    return this.#layers;
  }
}
