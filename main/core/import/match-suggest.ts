/** Which units a written name may mean, the likeliest first. A suggestion is for a person to decide; nothing is decided here. */
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { likeness } from './match-likeness.ts';
import { levelOfName, stemOf } from './match-stem.ts';
import { currentName } from './national-code.ts';
import type { UnitFinder } from './unit-finder.ts';

export interface Suggested {
  readonly unit: Unit;
  /** 0–1; below 1 always, because an exact name needs no suggestion. */
  readonly score: number;
}

const MOST = 5;
const LEAST_SCORE = 0.45;
/** The same name without its ending: a fifth of the units of a county share theirs with another one. */
const SAME_STEM = 0.98;
const OTHER_LEVEL = 0.75;
const OTHER_ENDING = 0.99;
const OTHER_TOWNSHIP = 0.7;

export interface Written {
  readonly name: string;
  /** Township as the row names it, where it does. */
  readonly township?: string | undefined;
  readonly level?: UnitLevel | undefined;
}

const CODE = /^\d{6,12}$/;

/** Share of the places in which two codes agree, only for those that differ by a slip of the finger. */
function codeScore(written: string, code: string): number {
  if (written.length !== code.length) return 0;
  const wrong = [...written].flatMap((digit, i) => (digit === code[i] ? [] : [i]));
  const [first = 0, second] = wrong;
  if (wrong.length === 1) return 0.85;
  const isSwapped =
    wrong.length === 2 && second === first + 1 && written[first] === code[second] && written[second] === code[first];
  return isSwapped ? 0.9 : 0;
}

/** Likeness of two names by their stems; endings decide only among equals. */
function nameScore(written: string, name: string): number {
  const stems = likeness(stemOf(written), stemOf(name));
  const told = levelOfName(written);
  const sameEnding = written.endsWith(name.slice(stemOf(name).length)) ? 1 : OTHER_ENDING;
  const level = told !== null && told !== levelOfName(name) ? OTHER_LEVEL : 1;
  return Math.min(SAME_STEM, stems) * level * sameEnding;
}

/** At most five, best first. */
export function suggest(finder: UnitFinder, { name: raw, township, level }: Written): Suggested[] {
  const name = currentName(tidyName(raw));
  const isCode = CODE.test(name);
  const said = township === undefined || township === '' ? null : finder.byName(township, { level: 'township' });
  // Written on its own, or behind the name of its township.
  const ways = [{ text: name, within: null as Unit | null }];
  if (!isCode) for (const { rest, within } of finder.pathsOf(name)) ways.push({ text: rest, within });
  const byId = new Map(finder.units.map((unit) => [unit.id, unit]));

  const townshipFactor = (unit: Unit): number => {
    if (!said || unit.level !== 'village') return 1;
    if (said.unit) return unit.parent === said.unit.id ? 1 : OTHER_TOWNSHIP;
    const above = byId.get(unit.parent ?? '');
    return OTHER_TOWNSHIP + (1 - OTHER_TOWNSHIP) * (above ? nameScore(tidyName(township ?? ''), above.name) : 0);
  };
  const scoreOf = (unit: Unit): number => {
    if (isCode) return Math.max(codeScore(name, unit.id), unit.code === undefined ? 0 : codeScore(name, unit.code));
    const best = ways.reduce((most, { text, within }) => {
      if (within !== null && unit.parent !== within.id) return most;
      return Math.max(most, nameScore(text, unit.name) * (text === name ? 1 : OTHER_ENDING));
    }, 0);
    return best * townshipFactor(unit);
  };
  return finder.units
    .filter((unit) => unit.level !== 'zone' && (level === undefined || unit.level === level))
    .map((unit): Suggested => ({ unit, score: Math.round(scoreOf(unit) * 100) / 100 }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.unit.id < b.unit.id ? -1 : 1))
    .slice(0, MOST);
}
