/** Rows of a list of poor households, each read on its own; faults are named with row and column, never with what they hold. */
import { HOUSE_GRADES } from '../../../shared/domain/households.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { personBytes } from '../vault/stated-people.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { type CrsId } from '../../../shared/geo/crs.ts';
import { toWgs84 } from '../../../shared/geo/crs-transform.ts';
import { type Extent, extentOf, grown } from '../../../shared/geo/extent.ts';
import { tidyName } from './cell.ts';
import { type HouseholdColumn, PERSONAL_COLUMNS } from './household-columns.ts';
import type { HouseholdLine } from './household-lists.ts';
import { LedgerCells } from './ledger-cells.ts';
import type { UnitMatcher } from './match-units.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { OpenTable, TableRow } from './table.ts';

export interface HouseholdRow {
  readonly row: number;
  readonly village: string;
  /** Row in the village's block, from 0; null where the file gives no number of ours. */
  readonly at: number | null;
  readonly line: HouseholdLine & { readonly at: Position | null };
  /** Personal fields as `personBytes` makes them; to be copied before the next row is read. */
  readonly person: Uint8Array | null;
}

type Source = TableRow<HouseholdColumn>;

export const HOUSEHOLD_NUMBER = /^(\d{9,12})\/(\d{4})$/;
/** Members of a block are one byte each. */
const MOST_PEOPLE = 255;
/** Households of a village have numbers of four digits. */
export const MOST_HOUSEHOLDS = 9999;
export const LONGEST = 60;
export const MOST_MEMBERS = 40;
/** Places may lie a little outside the county. */
const MARGIN = 0.1;
const CHINA: Extent = [73, 3, 136, 54];
const SEPARATORS = /[、,，;；/|\s]+/;

const GRADE_WORDS: readonly (readonly string[])[] = [
  ['', '无', '安全', '否', 'A', 'A级', 'B', 'B级'],
  ['C', 'C级', 'c', 'c级'],
  ['D', 'D级', 'd', 'd级'],
];

/** The limits of `personSchema`, without its cost for every one of hundreds of thousands. */
const isWithinLimits = ({ bank, idNumber, members, name, phone }: Person): boolean =>
  [bank, idNumber, name, phone, ...members].every((text) => text.length <= LONGEST) && members.length <= MOST_MEMBERS;

export const isPeople = (people: number): boolean => Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE;

/** Place in HOUSE_GRADES; null for a word that says none. */
export function gradeOf(text: string): number | null {
  const grade = GRADE_WORDS.findIndex((words) => words.includes(text));
  return grade >= 0 && grade < HOUSE_GRADES.length ? grade : null;
}

export const measureWords = (text: string): string[] =>
  text.split(SEPARATORS).filter((word) => word !== '' && word !== '无');

/** Where households of a county can be: its villages by code, and the ground that places are held against. */
export class HouseholdGround {
  readonly villages: ReadonlySet<string>;
  readonly #extent: Extent;
  readonly #crs: CrsId;

  constructor(county: HeldCounty, crs: CrsId) {
    this.villages = new Set(county.units.filter(({ level }) => level === 'village').map(({ id }) => id));
    this.#crs = crs;
    const areas = county.geometry?.areas.features ?? [];
    const extent = extentOf(areas.map((area) => area.geometry.coordinates as Position[][][]));
    this.#extent = extent ? grown(extent, MARGIN) : CHINA;
  }

  placed(lng: number, lat: number): Position {
    return toWgs84([lng, lat], this.#crs);
  }

  isInside([lng, lat]: Position): boolean {
    const [west, south, east, north] = this.#extent;
    return lng >= west && lng <= east && lat >= south && lat <= north;
  }
}

type HouseholdTable = Pick<OpenTable<HouseholdColumn>, 'has' | 'heading'>;

export class HouseholdReader {
  readonly #table: HouseholdTable;
  readonly #cells: LedgerCells<HouseholdColumn>;
  readonly #ground: HouseholdGround;
  readonly #hasPlaces: boolean;

  constructor(units: UnitMatcher, ground: HouseholdGround, table: HouseholdTable, problems: ImportProblem[]) {
    this.#table = table;
    this.#cells = new LedgerCells(units, table, problems);
    this.#ground = ground;
    this.#hasPlaces = table.has('longitude') && table.has('latitude');
  }

  /** The household, or null with at least one entry among the problems that says why not. */
  read(source: Source): HouseholdRow | null {
    const named = this.#number(source);
    if (named === undefined) return null;
    const village = this.#village(source, named?.village);
    const people = this.#people(source);
    const grade = this.#grade(source);
    const income = this.#cells.amount(source, 'income');
    const at = this.#place(source);
    const person = this.#person(source);
    if (village === null || people === null || grade === null || income === undefined) return null;
    if (at === undefined || person === undefined) return null;
    return {
      row: source.row,
      village,
      at: named?.row ?? null,
      person: person && personBytes(person),
      line: {
        people,
        cause: tidyName(source.cell('cause')),
        measures: measureWords(source.cell('measures')),
        income: income === null ? -1 : Math.round(income),
        grade,
        at,
      },
    };
  }

  /** Null where the file has no number of ours; undefined when it is faulty. */
  #number(source: Source): { village: string; row: number } | null | undefined {
    const text = source.cell('household').replaceAll(' ', '');
    const match = HOUSEHOLD_NUMBER.exec(text);
    if (!match?.[1] || !match[2]) return null;
    const row = Number(match[2]) - 1;
    if (row >= 0) return { village: match[1], row };
    this.#cells.error(source, 'household', { reason: 'household-number-malformed', text });
    return undefined;
  }

  #village(source: Source, named: string | undefined): string | null {
    const hasOther = source.cell('code') !== '' || source.cell('village') !== '';
    if (named !== undefined && (this.#ground.villages.has(named) || !hasOther)) {
      if (this.#ground.villages.has(named)) return named;
      return this.#cells.error(source, 'household', { reason: 'unit-unknown', code: named });
    }
    const unit = this.#cells.unit(source, 'code', 'village', 'township');
    if (unit === null) return null;
    if (!this.#ground.villages.has(unit))
      return this.#cells.error(source, 'village', { reason: 'village-expected', name: source.cell('village') || unit });
    if (named === undefined || named === unit) return unit;
    const number = source.cell('household');
    return this.#cells.error(source, 'household', { reason: 'household-of-other-village', number, village: unit });
  }

  #people(source: Source): number | null {
    const text = source.cell('people');
    const people = this.#cells.amount(source, 'people');
    if (people === undefined) return null;
    if (people === null) return this.#cells.error(source, 'people', { reason: 'people-missing' });
    if (isPeople(people)) return people;
    return this.#cells.error(source, 'people', { reason: 'people-out-of-range', text, most: MOST_PEOPLE });
  }

  #grade(source: Source): number | null {
    const text = source.cell('grade').replaceAll(' ', '');
    const grade = gradeOf(text);
    if (grade !== null) return grade;
    return this.#cells.error(source, 'grade', { reason: 'grade-unknown', text });
  }

  /** Null where the row says nothing; undefined when what it says is no place in the county. */
  #place(source: Source): Position | null | undefined {
    if (!this.#hasPlaces) return null;
    const lng = this.#cells.amount(source, 'longitude');
    const lat = this.#cells.amount(source, 'latitude');
    if (lng === undefined || lat === undefined) return undefined;
    if (lng === null && lat === null) return null;
    if (lng === null || lat === null) {
      this.#cells.error(source, lng === null ? 'longitude' : 'latitude', { reason: 'place-half' });
      return undefined;
    }
    const at = this.#ground.placed(lng, lat);
    if (this.#ground.isInside(at)) return at;
    this.#cells.error(source, 'longitude', {
      reason: 'place-outside',
      lng,
      lat,
      swapped: this.#ground.isInside([lat, lng]),
    });
    return undefined;
  }

  /** Null where no personal field is filled in; undefined when one is too long to be what its heading says. */
  #person(source: Source): Person | null | undefined {
    const person: Person = {
      name: tidyName(source.cell('head')),
      idNumber: source.cell('idNumber').replaceAll(' ', '').toUpperCase(),
      phone: source.cell('phone').replaceAll(' ', ''),
      bank: source.cell('bank').replaceAll(' ', ''),
      members: source
        .cell('members')
        .split(/[、,，;；]/)
        .map(tidyName)
        .filter((name) => name !== ''),
    };
    const isEmpty = person.members.length === 0 && !PERSONAL_COLUMNS.some((column) => source.cell(column) !== '');
    if (isEmpty) return null;
    if (isWithinLimits(person)) return person;
    const column = PERSONAL_COLUMNS.find((each) => source.cell(each).length > LONGEST) ?? 'members';
    this.#cells.error(source, this.#table.has(column) ? column : 'head', {
      reason: 'personal-too-long',
      most: LONGEST,
    });
    return undefined;
  }
}
