/** An area that is asked many times whether places lie in it: edges sorted into rows of latitude. WGS 84, metres out. */
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import { type Extent, extentOf } from './extent.ts';
import { type Area, metresOutside } from './outside-area.ts';

interface Edge {
  readonly a: Position;
  readonly b: Position;
}

/** Edges per row are few with as many rows as this; more rows than edges help nobody. */
const MOST_ROWS = 512;
/** Boxes of edges looked at for the nearest one: the nearest box need not hold the nearest edge. */
const NEAREST_BOXES = 12;

export class AreaIndex {
  /** Null for an area without rings. */
  readonly extent: Extent | null;
  readonly #rows: Edge[][];
  readonly #edges: Edge[];
  #near: Flatbush | null = null;

  constructor(area: Area) {
    this.#edges = area.flat().flatMap((ring) => ring.slice(1).map((b, i): Edge => ({ a: ring[i] ?? b, b })));
    this.extent = extentOf(area);
    this.#rows = Array.from({ length: Math.min(MOST_ROWS, Math.max(1, this.#edges.length)) }, () => []);
    for (const edge of this.#edges) {
      const [from, to] = [this.#row(edge.a[1]), this.#row(edge.b[1])];
      for (let row = Math.min(from, to); row <= Math.max(from, to); row += 1) this.#rows[row]?.push(edge);
    }
  }

  #row(lat: number): number {
    const [, south, , north] = this.extent ?? [0, 0, 0, 0];
    const share = north > south ? (lat - south) / (north - south) : 0;
    return Math.min(this.#rows.length - 1, Math.max(0, Math.floor(share * this.#rows.length)));
  }

  contains([lon, lat]: Position): boolean {
    const { extent } = this;
    if (!extent || lon < extent[0] || lon > extent[2] || lat < extent[1] || lat > extent[3]) return false;
    let isInside = false;
    for (const { a, b } of this.#rows[this.#row(lat)] ?? [])
      if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0])
        isInside = !isInside;
    return isInside;
  }

  /** 0 within; Infinity for an area without rings. */
  metresOutside(at: Position): number {
    return this.contains(at) ? 0 : this.metresToEdge(at);
  }

  /** To the outline, from within or without. */
  metresToEdge([lon, lat]: Position): number {
    const edges = this.#nearIndex()
      ?.neighbors(lon, lat, NEAREST_BOXES)
      .flatMap((i) => this.#edges[i] ?? []);
    if (!edges) return Infinity;
    // A line there and back encloses nothing, so that its distance is that to its edge.
    return edges.reduce((least, { a, b }) => Math.min(least, metresOutside([[[a, b, a]]], [lon, lat])), Infinity);
  }

  #nearIndex(): Flatbush | null {
    if (this.#near || this.#edges.length === 0) return this.#near;
    this.#near = new Flatbush(this.#edges.length);
    for (const { a, b } of this.#edges)
      this.#near.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    this.#near.finish();
    return this.#near;
  }
}
