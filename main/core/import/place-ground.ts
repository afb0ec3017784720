/** Where the held county lies: its outline as far as it has one, and the unit that a place lies in. */
import { UNIT_LEVELS, type Position, type UnitLevel } from '../../../shared/domain/unit.ts';
import { AreaFinder } from '../../../shared/geo/area-finder.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import type { Extent } from '../../../shared/geo/extent.ts';
import { polygonsOf } from './outline-geometry.ts';
import type { HeldCounty } from './plan.ts';

/** Levels whose areas together are the county, the best first. */
const COVERING = ['county', 'township', 'village'] as const;

export class CountyGround {
  /** Null for a county without any area. */
  readonly outline: AreaIndex | null;
  readonly #finder: AreaFinder;

  constructor(held: Pick<HeldCounty, 'geometry'> | null) {
    const areas = held?.geometry?.areas.features ?? [];
    const level = COVERING.find((each) => areas.some(({ properties }) => properties.level === each));
    const covering = areas.filter(({ properties }) => properties.level === level).flatMap(polygonsOf);
    this.outline = level === undefined ? null : new AreaIndex(covering);
    const rank = (name: string): number => UNIT_LEVELS.indexOf(name as UnitLevel);
    this.#finder = new AreaFinder(
      areas
        .toSorted((a, b) => rank(b.properties.level) - rank(a.properties.level))
        .map((area) => ({ id: area.properties.id, polygons: polygonsOf(area) })),
    );
  }

  get extent(): Extent | null {
    return this.outline?.extent ?? null;
  }

  areaOf(unit: string): AreaIndex | null {
    return this.#finder.area(unit);
  }

  /** The lowest unit whose area holds the place; null where none does. */
  unitAt(at: Position): string | null {
    return this.#finder.holding(at)[0] ?? null;
  }
}
