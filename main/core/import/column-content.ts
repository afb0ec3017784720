/** What the cells of a column look like, whatever its heading says: codes, names of units, days, degrees, personal numbers. */
import type { Unit } from '../../../shared/domain/unit.ts';
import { personalData, readAmount, readDay, tidyText } from './cell.ts';
import type { Content } from './columns.ts';
import { levelOfName, stemOf } from './match-stem.ts';

/** Rows that are looked at, spread over the table. */
export const ROWS_LOOKED_AT = 200;
/** Of the filled cells, the share that has to look alike. */
const MOST_OF = 0.8;
const FEWEST = 2;

/** Longest name of a unit; what is longer is a sentence. */
const LONGEST_NAME = 16;

export interface KnownUnits {
  readonly stems: ReadonlySet<string>;
  /** Code of the county; empty where there is none yet. */
  readonly county: string;
}

export const knownUnitsOf = (units: readonly Unit[]): KnownUnits => ({
  stems: new Set(units.map(({ name }) => stemOf(name))),
  county: units.find(({ level }) => level === 'county')?.id ?? '',
});

const isDegrees = (text: string, least: number, most: number): boolean => {
  if (!/^\d{1,3}\.\d{2,}$/.test(text)) return false;
  const degrees = Number(text);
  return degrees > least && degrees < most;
};

const TESTS: Readonly<Record<Content, (text: string, known: KnownUnits) => boolean>> = {
  household: (text) => /^\d{12}[/-]?\d{4}$/.test(text),
  identity: (text) => personalData(text) === 'identity-number',
  phone: (text) => personalData(text) === 'mobile-number',
  // Six digits may be anything; they have to be this county's.
  code: (text, { county }) => /^[1-8]\d{8}(\d{3})?$/.test(text) || (/^\d{6}$/.test(text) && text === county),
  longitude: (text) => isDegrees(text, 73, 136),
  latitude: (text) => isDegrees(text, 3, 54),
  day: (text) => readDay(text).day !== null,
  township: (text) => text.length <= LONGEST_NAME && levelOfName(text) === 'township',
  village: (text) => text.length <= LONGEST_NAME && levelOfName(text) === 'village',
  unit: (text, { stems }) =>
    text.length <= LONGEST_NAME && !readAmountOk(text) && (stems.has(stemOf(text)) || levelOfName(text) !== null),
};

const readAmountOk = (text: string): boolean => readAmount(text).amount !== null;

/** Everything that the filled cells look like; nothing where they differ or are too few. */
export function contentsOf(cells: readonly string[], known: KnownUnits): ReadonlySet<Content> {
  const filled = cells.map(tidyText).filter((text) => text !== '');
  if (filled.length < FEWEST) return new Set();
  return new Set(
    (Object.keys(TESTS) as Content[]).filter(
      (content) => filled.filter((text) => TESTS[content](text, known)).length >= filled.length * MOST_OF,
    ),
  );
}

/** First and last day of a column of days in the order of the calendar; null where it has none. */
export function daysOf(cells: readonly string[]): { readonly first: string; readonly last: string } | null {
  const days = cells.flatMap((cell) => readDay(cell).day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : null;
}
