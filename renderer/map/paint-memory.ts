/** What the map was last told, by id: replayed on a map that comes later, be it the first or one made anew. */
import type { CountyMap } from './county-map.ts';
import type { HouseholdPaint, Picked, TargetPaint, UnitPaint } from './paint.ts';

type Told = Pick<CountyMap, 'paintTargets' | 'paintUnits' | 'paintHouseholds' | 'select' | 'fit'>;

export class PaintMemory {
  readonly #targets = new Map<string, TargetPaint>();
  readonly #units = new Map<string, UnitPaint>();
  readonly #villages = new Map<string, HouseholdPaint>();
  #selected: Picked | null = null;
  /** Undefined while nothing was asked to be brought into view. */
  #fitted: string | null | undefined;

  targets(targets: readonly TargetPaint[]): void {
    for (const target of targets) this.#targets.set(target.id, target);
  }
  units(units: readonly UnitPaint[]): void {
    for (const unit of units) this.#units.set(unit.id, unit);
  }
  households(villages: readonly HouseholdPaint[]): void {
    for (const village of villages) this.#villages.set(village.village, village);
  }
  selected(picked: Picked | null): void {
    this.#selected = picked;
  }
  fitted(id: string | null): void {
    this.#fitted = id;
  }

  /** The map that is made next stays where the last one was, unless it is told to move meanwhile. */
  stay(): void {
    this.#fitted = undefined;
  }

  replay(map: Told): void {
    map.paintTargets([...this.#targets.values()]);
    map.paintUnits([...this.#units.values()]);
    map.paintHouseholds([...this.#villages.values()]);
    map.select(this.#selected);
    if (this.#fitted !== undefined) map.fit(this.#fitted);
  }
}
