/** The unit tree, ready to be asked: children, path to the county, siblings. Immutable once made. */
import { type Unit, UNIT_LEVELS } from './unit.ts';

export class UnitIndex {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #children = new Map<string, Unit[]>();
  readonly #paths = new Map<string, readonly string[]>();
  /** The topmost unit; undefined in an empty county. */
  readonly county: Unit | undefined;

  constructor(units: Iterable<Unit>) {
    this.#units = new Map([...units].filter((unit) => !unit.gone).map((unit) => [unit.id, unit]));
    const order = (unit: Unit): number => UNIT_LEVELS.indexOf(unit.level);
    const sorted = [...this.#units.values()].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
    this.county = sorted.find((unit) => unit.level === 'county');
    for (const unit of sorted) {
      if (unit.parent === null) continue;
      const siblings = this.#children.get(unit.parent);
      if (siblings) siblings.push(unit);
      else this.#children.set(unit.parent, [unit]);
    }
  }

  get size(): number {
    return this.#units.size;
  }

  all(): Iterable<Unit> {
    return this.#units.values();
  }

  get(id: string): Unit | undefined {
    return this.#units.get(id);
  }

  childrenOf(id: string): readonly Unit[] {
    return this.#children.get(id) ?? [];
  }

  siblingsOf(id: string): readonly Unit[] {
    const parent = this.#units.get(id)?.parent;
    return parent ? this.childrenOf(parent) : [];
  }

  /** People registered in the unit: its own figure, else the sum of its children's; undefined when none is known. */
  peopleOf(id: string): number | undefined {
    const own = this.#units.get(id)?.people;
    if (own !== undefined) return own;
    const known = this.childrenOf(id)
      .map((child) => this.peopleOf(child.id))
      .filter((people) => people !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, people) => sum + people, 0);
  }

  /** Ids from the unit itself up to the county; just the id when the unit is unknown. */
  pathUp(id: string): readonly string[] {
    const known = this.#paths.get(id);
    if (known) return known;
    const path: string[] = [];
    for (let at: string | null = id; at !== null && !path.includes(at); at = this.#units.get(at)?.parent ?? null)
      path.push(at);
    this.#paths.set(id, path);
    return path;
  }

  /** Units from the county down to the unit. */
  pathOf(id: string): Unit[] {
    return this.pathUp(id)
      .map((step) => this.#units.get(step))
      .filter((unit) => unit !== undefined)
      .reverse();
  }

  /** The stream that operations about something in this unit belong to: its township's, else the county's. */
  streamOf(id: string): string {
    const township = this.pathUp(id).find((step) => this.#units.get(step)?.level === 'township');
    return township ?? this.county?.id ?? id;
  }
}
