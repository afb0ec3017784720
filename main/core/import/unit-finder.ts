/** Finds the unit that a ledger or map means, by code or by a name as people write it; nothing is guessed here. */
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { levelOfName, stemOf } from './match-stem.ts';
import { currentName, readCode } from './national-code.ts';

export type Found = { readonly unit: Unit } | { readonly unit: null; readonly candidates: readonly string[] };

/** Where to look: within a township, or among the units of one level. */
export interface Where {
  readonly within?: Unit | undefined;
  readonly level?: UnitLevel | undefined;
}

/** What stands between the parts of a path: 红果街道/宁就村. */
export const SEPARATORS = /[\s/\\>＞›·—-]+/;

export class UnitFinder {
  readonly units: readonly Unit[];
  readonly #byCode = new Map<string, Unit>();
  readonly #byName = new Map<string, Unit[]>();
  readonly #byStem = new Map<string, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.units = units;
    for (const unit of units) this.#byCode.set(unit.id, unit);
    // An official code goes before an id: it is the one that other offices' files have.
    for (const unit of units) if (unit.code !== undefined) this.#byCode.set(unit.code, unit);
    for (const unit of units) {
      add(this.#byName, unit.name, unit);
      add(this.#byStem, stemOf(unit.name), unit);
    }
  }

  /** By id, by the official code of a unit that has another id, or by a code that was in force once. */
  byCode(code: string): Unit | undefined {
    const known = this.#byCode.get(code);
    if (known) return known;
    const cell = readCode(code);
    return cell.code === null ? undefined : this.#byCode.get(cell.code);
  }

  /**
   * The whole name first; without its ending only when that is no other unit's name too; then as a path, 红果街道宁就村. An
   * ending tells the level: 红果镇 is not the village 红果村.
   */
  byName(written: string, { within, level }: Where = {}): Found {
    const name = currentName(tidyName(written));
    const fits = (unit: Unit): boolean =>
      (level === undefined || unit.level === level) &&
      (within === undefined || unit.parent === within.id || unit.id === within.id);
    const exact = (this.#byName.get(name) ?? []).filter(fits);
    const found = exact.length > 0 ? exact : this.#ofStem(name).filter(fits);
    const [only] = found;
    if (only && found.length === 1) return { unit: only };
    if (found.length > 1 || within) return { unit: null, candidates: found.map((unit) => unit.id) };
    return this.#byPath(name, level);
  }

  #ofStem(name: string): Unit[] {
    const told = levelOfName(name);
    return (this.#byStem.get(stemOf(name)) ?? []).filter((unit) => told === null || unit.level === told);
  }

  #byPath(name: string, level: UnitLevel | undefined): Found {
    for (const { rest, within, isWhole } of this.pathsOf(name)) {
      // 石桥河村 need not be the village 河村 of 石桥镇.
      if (!isWhole) continue;
      const found = within ? this.byName(rest, { within, level }) : this.byName(rest, { level });
      if (found.unit) return found;
    }
    return { unit: null, candidates: [] };
  }

  /** The name without the county or township that it begins with; longer beginnings first. */
  pathsOf(name: string): { readonly rest: string; readonly within: Unit | null; readonly isWhole: boolean }[] {
    return this.units
      .filter((unit) => unit.level === 'township' || unit.level === 'county')
      .flatMap((unit) =>
        [unit.name, stemOf(unit.name)]
          .filter((beginning) => name.startsWith(beginning))
          .slice(0, 1)
          .map((beginning) => ({
            rest: name.slice(beginning.length).replace(new RegExp(`^${SEPARATORS.source}`), ''),
            within: unit.level === 'township' ? unit : null,
            isWhole: beginning === unit.name,
            length: beginning.length,
          })),
      )
      .filter(({ rest }) => rest !== '')
      .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.length - a.length);
  }
}

function add(map: Map<string, Unit[]>, key: string, unit: Unit): void {
  const entries = map.get(key);
  if (entries) entries.push(unit);
  else map.set(key, [unit]);
}
