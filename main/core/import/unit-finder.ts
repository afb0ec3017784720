/** Finds the unit that a ledger or map means, by code or by a name as people write it. */
import type { Unit } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { currentName } from './national-code.ts';

export type Found = { readonly unit: Unit } | { readonly unit: null; readonly candidates: readonly string[] };

/** Longest first, so that 村村民委员会 does not leave half an ending. */
const ENDINGS =
  /(社区居民委员会|村村民委员会|居民委员会|村民委员会|街道办事处|人民政府|社区居委会|社区村委会|村村委会|居委会|村委会|社区|街道|村|镇|乡)$/;

/** The name without the word for its sort: 乡/镇, 社区/居委会 are used loosely. */
const stemOf = (name: string): string => {
  const stem = name.replace(ENDINGS, '').replace(ENDINGS, '');
  return stem === '' ? name : stem;
};

export class UnitFinder {
  readonly #byId: ReadonlyMap<string, Unit>;
  readonly #byName = new Map<string, Unit[]>();
  readonly #byStem = new Map<string, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) {
      add(this.#byName, unit.name, unit);
      add(this.#byStem, stemOf(unit.name), unit);
    }
  }

  byCode(code: string): Unit | undefined {
    return this.#byId.get(code);
  }

  /** The whole name first; without its ending only when that is no other unit's name too. Nothing is guessed among several. */
  byName(written: string): Found {
    const name = currentName(tidyName(written));
    const exact = this.#byName.get(name);
    const found = exact ?? this.#byStem.get(stemOf(name)) ?? [];
    const [only] = found;
    return only && found.length === 1 ? { unit: only } : { unit: null, candidates: found.map((unit) => unit.id) };
  }
}

function add(map: Map<string, Unit[]>, key: string, unit: Unit): void {
  const entries = map.get(key);
  if (entries) entries.push(unit);
  else map.set(key, [unit]);
}
