/** Where the held county lies: its outline as far as it has one, and the unit that a place lies in. */
import Flatbush from 'flatbush';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import { type Extent, extentOf } from '../../../shared/geo/extent.ts';
import type { Area } from '../../../shared/geo/outside-area.ts';
import { polygonsOf } from './outline-geometry.ts';
import type { HeldCounty } from './plan.ts';

type HeldArea = GeometryBatch['areas']['features'][number];

/** Levels whose areas together are the county, the best first. */
const COVERING = ['county', 'township', 'village'] as const;

export class CountyGround {
  /** Null for a county without any area. */
  readonly outline: AreaIndex | null;
  readonly #areas: readonly HeldArea[];
  readonly #indexes = new Map<string, AreaIndex>();
  #boxes: Flatbush | null = null;

  constructor(held: HeldCounty | null) {
    this.#areas = held?.geometry?.areas.features ?? [];
    const level = COVERING.find((each) => this.#areas.some(({ properties }) => properties.level === each));
    const outline: Area = this.#areas.filter(({ properties }) => properties.level === level).flatMap(polygonsOf);
    this.outline = level === undefined ? null : new AreaIndex(outline);
  }

  get extent(): Extent | null {
    return this.outline?.extent ?? null;
  }

  areaOf(unit: string): AreaIndex | null {
    const known = this.#indexes.get(unit);
    if (known) return known;
    const area = this.#areas.find(({ properties }) => properties.id === unit);
    if (!area) return null;
    const index = new AreaIndex(polygonsOf(area));
    this.#indexes.set(unit, index);
    return index;
  }

  /** The lowest unit whose area holds the place; null where none does. */
  unitAt(at: Position): string | null {
    const order = ['village', 'township', 'zone', 'county'];
    const found = this.#boxIndex()
      ?.search(at[0], at[1], at[0], at[1])
      .flatMap((i) => this.#areas[i]?.properties ?? [])
      .sort((one, two) => order.indexOf(one.level) - order.indexOf(two.level));
    return found?.find(({ id }) => this.areaOf(id)?.contains(at))?.id ?? null;
  }

  #boxIndex(): Flatbush | null {
    if (this.#boxes || this.#areas.length === 0) return this.#boxes;
    this.#boxes = new Flatbush(this.#areas.length);
    for (const area of this.#areas)
      this.#boxes.add(...(extentOf(area.geometry.coordinates as Position[][][]) ?? [0, 0, 0, 0]));
    this.#boxes.finish();
    return this.#boxes;
  }
}
