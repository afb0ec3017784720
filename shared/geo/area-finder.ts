/** Which of many areas hold a place: by their boxes first, then exactly. WGS 84. */
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import { AreaIndex } from './area-index.ts';
import { extentOf } from './extent.ts';
import type { Area } from './outside-area.ts';

export interface FindableArea {
  readonly id: string;
  readonly polygons: Area;
}

export class AreaFinder {
  readonly #areas: readonly FindableArea[];
  readonly #byId: ReadonlyMap<string, FindableArea>;
  readonly #indexes = new Map<string, AreaIndex>();
  #boxes: Flatbush | null = null;

  constructor(areas: readonly FindableArea[]) {
    this.#areas = areas;
    this.#byId = new Map(areas.map((area) => [area.id, area]));
  }

  /** Null for an id that has no area. */
  area(id: string): AreaIndex | null {
    const known = this.#indexes.get(id);
    const area = this.#byId.get(id);
    if (known || !area) return known ?? null;
    const index = new AreaIndex(area.polygons);
    this.#indexes.set(id, index);
    return index;
  }

  /** Ids of the areas that hold it, in the order given. */
  holding(at: Position): string[] {
    const near = this.#boxIndex()?.search(at[0], at[1], at[0], at[1]) ?? [];
    return near
      .sort((a, b) => a - b)
      .flatMap((i) => this.#areas[i]?.id ?? [])
      .filter((id) => this.area(id)?.contains(at));
  }

  #boxIndex(): Flatbush | null {
    if (this.#boxes || this.#areas.length === 0) return this.#boxes;
    this.#boxes = new Flatbush(this.#areas.length);
    for (const { polygons } of this.#areas) this.#boxes.add(...(extentOf(polygons) ?? [0, 0, 0, 0]));
    this.#boxes.finish();
    return this.#boxes;
  }
}
