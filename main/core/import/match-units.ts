/**
 * Gives the rows of one import their units: by code, by name as it stands, by what a person has decided about a name now or
 * at an earlier import. Everything else is kept as a question with suggestions; nothing below exactness is decided here.
 */
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import type { Unmatched } from '../../../shared/host/import-calls.ts';
import { tidyName } from './cell.ts';
import { suggest } from './match-suggest.ts';
import { UnitFinder } from './unit-finder.ts';

export type Matched =
  | { readonly unit: Unit }
  /** `left-out`: a person said so. Candidates are ids of units that have the same name. */
  | { readonly unit: null; readonly why: 'left-out' | 'unknown' | 'ambiguous'; readonly candidates: readonly string[] };

/** A person decides that many names in one go at most; the rest stands in the list of problems. */
const MOST_NAMES = 500;

/** What decisions are remembered by: the name, behind the township that the row names it with. */
export const writtenName = (name: string, township?: string): string => {
  const above = tidyName(township ?? '');
  return above === '' ? tidyName(name) : `${above}/${tidyName(name)}`;
};

interface Asked {
  readonly name: string;
  readonly township: string | undefined;
  readonly level: UnitLevel | undefined;
  rows: number;
}

export interface AskedFor {
  /** Township as the row names it. */
  readonly township?: string | undefined;
  /** The level that is meant, where only one makes sense. */
  readonly level?: UnitLevel | undefined;
}

export class UnitMatcher {
  readonly #finder: UnitFinder;
  readonly #decisions: ReadonlyMap<string, string | null>;
  readonly #asked = new Map<string, Asked>();

  constructor(units: readonly Unit[], decisions: ReadonlyMap<string, string | null> = new Map()) {
    this.#finder = new UnitFinder(units);
    this.#decisions = decisions;
  }

  byCode(code: string): Unit | undefined {
    return this.#finder.byCode(code);
  }

  /** The unit that the name is; a name that is nobody's is counted among `unmatched`. */
  match(name: string, { township, level }: AskedFor = {}): Matched {
    const within = this.#townshipOf(township);
    // A township that nobody knows settles nothing, but its village is not looked for elsewhere either.
    const isElsewhere = tidyName(township ?? '') !== '' && within === null;
    const found = isElsewhere
      ? ({ unit: null, candidates: [] } as const)
      : this.#finder.byName(name, { within: within ?? undefined, level });
    if (found.unit) return { unit: found.unit };
    const decided = this.#decided(name, township);
    if (decided !== undefined) return decided;
    this.#ask(name, township, level);
    return { unit: null, why: found.candidates.length > 0 ? 'ambiguous' : 'unknown', candidates: found.candidates };
  }

  /** The same for a code that is no unit's: a decision, or a question. */
  matchCode(code: string): Matched {
    const unit = this.byCode(code);
    if (unit) return { unit };
    const decided = this.#decided(code);
    if (decided !== undefined) return decided;
    this.#ask(code, undefined, undefined);
    return { unit: null, why: 'unknown', candidates: [] };
  }

  /** The unit that a person has said a name means. */
  decided(name: string, township?: string): Unit | undefined {
    return this.#decided(name, township)?.unit ?? undefined;
  }

  /** The commonest first. */
  get unmatched(): Unmatched[] {
    const byId = new Map(this.#finder.units.map((unit) => [unit.id, unit]));
    const withinOf = (unit: Unit): string => {
      const path: string[] = [];
      for (let above = byId.get(unit.parent ?? ''); above; above = byId.get(above.parent ?? ''))
        if (above.level !== 'zone') path.unshift(above.name);
      return path.join(' ');
    };
    return [...this.#asked]
      .sort(([, a], [, b]) => b.rows - a.rows)
      .slice(0, MOST_NAMES)
      .map(([written, asked]) => ({
        written,
        rows: asked.rows,
        suggestions: suggest(this.#finder, asked).map(({ unit, score }) => ({
          unit: unit.id,
          name: unit.name,
          within: withinOf(unit),
          score,
        })),
      }));
  }

  #townshipOf(written: string | undefined): Unit | null {
    const name = tidyName(written ?? '');
    if (name === '') return null;
    const found = this.#finder.byName(name, { level: 'township' });
    if (found.unit) return found.unit;
    const decided = this.#decisions.get(name);
    const unit = typeof decided === 'string' ? this.#finder.byCode(decided) : undefined;
    return unit?.level === 'township' ? unit : null;
  }

  /** Undefined where nobody has decided, or where the unit decided upon is gone. */
  #decided(name: string, township?: string): Matched | undefined {
    const decision = this.#decisions.get(writtenName(name, township));
    if (decision === null) return { unit: null, why: 'left-out', candidates: [] };
    const unit = decision === undefined ? undefined : this.#finder.byCode(decision);
    return unit && { unit };
  }

  #ask(name: string, township: string | undefined, level: UnitLevel | undefined): void {
    const key = writtenName(name, township);
    const asked = this.#asked.get(key) ?? { name, township, level, rows: 0 };
    asked.rows += 1;
    this.#asked.set(key, asked);
  }
}
