/**
 * Rasters. A frame says how cells are numbered (row by row from the north-west corner); a grid holds one number per cell.
 * `get` is the one place that tells the compiler that a cell number inside the frame has a value.
 */

/** Row and column steps to the eight neighbours, in cell numbering order. */
export const NEIGHBOURS_8: readonly (readonly [number, number])[] = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
];

export class Frame {
  readonly size: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.size = width * height;
  }

  index(x: number, y: number): number {
    return y * this.width + x;
  }

  x(cell: number): number {
    return cell % this.width;
  }

  y(cell: number): number {
    return (cell / this.width) | 0;
  }

  contains(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.width && y < this.height;
  }

  /** The cell nearest to (x, y) that is inside. */
  clamp(x: number, y: number): number {
    const column = Math.min(this.width - 1, Math.max(0, Math.round(x)));
    const row = Math.min(this.height - 1, Math.max(0, Math.round(y)));
    return row * this.width + column;
  }

  /** Distance between two cells, in cells. */
  distance(a: number, b: number): number {
    return Math.hypot(this.x(a) - this.x(b), this.y(a) - this.y(b));
  }

  /** Cells to the nearest edge of the frame. */
  margin(cell: number): number {
    const x = this.x(cell);
    const y = this.y(cell);
    return Math.min(x, y, this.width - 1 - x, this.height - 1 - y);
  }

  /** Cells of the square of side 2r + 1 around a cell, clipped to the frame. */
  *around(cell: number, radius: number): Generator<number> {
    const x = this.x(cell);
    const y = this.y(cell);
    for (let row = Math.max(0, y - radius); row <= Math.min(this.height - 1, y + radius); row++) {
      for (let column = Math.max(0, x - radius); column <= Math.min(this.width - 1, x + radius); column++) {
        yield row * this.width + column;
      }
    }
  }
}

export class FloatGrid {
  readonly data: Float64Array;

  constructor(
    readonly frame: Frame,
    fill = 0,
  ) {
    this.data = new Float64Array(frame.size);
    if (fill !== 0) this.data.fill(fill);
  }

  static of(frame: Frame, value: (cell: number, x: number, y: number) => number): FloatGrid {
    const grid = new FloatGrid(frame);
    for (let y = 0, cell = 0; y < frame.height; y++) {
      for (let x = 0; x < frame.width; x++, cell++) grid.data[cell] = value(cell, x, y);
    }
    return grid;
  }

  get(cell: number): number {
    return this.data[cell] as number;
  }

  set(cell: number, value: number): void {
    this.data[cell] = value;
  }

  add(cell: number, value: number): void {
    this.data[cell] = (this.data[cell] as number) + value;
  }

  copy(): FloatGrid {
    const grid = new FloatGrid(this.frame);
    grid.data.set(this.data);
    return grid;
  }

  /** Bilinear value at continuous cell coordinates, where the centre of cell (x, y) is (x + 0.5, y + 0.5). */
  sample(x: number, y: number): number {
    const { width, height } = this.frame;
    const fx = Math.min(width - 1, Math.max(0, x - 0.5));
    const fy = Math.min(height - 1, Math.max(0, y - 0.5));
    const left = Math.min(width - 2, Math.floor(fx));
    const top = Math.min(height - 2, Math.floor(fy));
    const tx = fx - left;
    const ty = fy - top;
    const at = top * width + left;
    const north = this.get(at) * (1 - tx) + this.get(at + 1) * tx;
    const south = this.get(at + width) * (1 - tx) + this.get(at + width + 1) * tx;
    return north * (1 - ty) + south * ty;
  }
}

export class IntGrid {
  readonly data: Int32Array;

  constructor(
    readonly frame: Frame,
    fill = 0,
  ) {
    this.data = new Int32Array(frame.size);
    if (fill !== 0) this.data.fill(fill);
  }

  get(cell: number): number {
    return this.data[cell] as number;
  }

  set(cell: number, value: number): void {
    this.data[cell] = value;
  }
}

export class ByteGrid {
  readonly data: Uint8Array;

  constructor(readonly frame: Frame) {
    this.data = new Uint8Array(frame.size);
  }

  get(cell: number): number {
    return this.data[cell] as number;
  }

  set(cell: number, value: number): void {
    this.data[cell] = value;
  }

  has(cell: number): boolean {
    return this.data[cell] !== 0;
  }
}
