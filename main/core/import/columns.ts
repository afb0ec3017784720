/**
 * What each sort of import can take from a table: its columns, the headings they are known by, and what their cells look like.
 * A new sort of import adds its table here.
 */
import type { Kind } from '../../../shared/domain/kind.ts';
import { readColumns } from '../../../shared/domain/target-ledger.ts';
import type { ImportSort } from '../../../shared/host/import-calls.ts';
import { HOUSEHOLD_COLUMNS, PAIRING_COLUMNS, VISIT_COLUMNS } from './household-columns.ts';
import { headingText } from './heading-lines.ts';
import { PROGRESS_COLUMNS, PROGRESS_NEEDED } from './progress-columns.ts';
import { UNIT_COLUMNS } from './units-columns.ts';

/** What the cells of a column look like, whatever its heading says. */
export type Content =
  | 'code'
  | 'unit'
  | 'township'
  | 'village'
  | 'day'
  | 'longitude'
  | 'latitude'
  | 'household'
  | 'identity'
  | 'phone';

export interface ImportColumn {
  readonly column: string;
  /** As people read it. */
  readonly title: string;
  readonly needed: boolean;
  /** Spellings as `headingText` leaves them, the usual one first. */
  readonly headings: readonly string[];
  readonly content?: Content;
  /** May stand for several columns of the file. */
  readonly repeats?: boolean;
}

/** Columns without which no row is a target. */
export const TARGET_NEEDED = ['number', 'goal', 'deadline'] as const;
/** Headings under which a household's number `990101001201/0001` stands. */
export const SOURCE_HEADINGS: readonly string[] = ['户编号', '户号', '贫困户编号'];

/** By the id of a column, which means the same in every sort. */
const CONTENTS: Readonly<Record<string, Content>> = {
  code: 'code',
  unit: 'unit',
  name: 'unit',
  township: 'township',
  village: 'village',
  start: 'day',
  deadline: 'day',
  longitude: 'longitude',
  lng: 'longitude',
  latitude: 'latitude',
  lat: 'latitude',
  household: 'household',
  idNumber: 'identity',
  phone: 'phone',
};

function columnsOf(headings: Readonly<Record<string, readonly string[]>>, needed: readonly string[]): ImportColumn[] {
  return Object.entries(headings).map(([column, known]) => {
    const content = CONTENTS[column];
    return {
      column,
      title: known[0] ?? column,
      needed: needed.includes(column),
      headings: known.map(headingText),
      ...(content ? { content } : {}),
    };
  });
}

/** Fields that name a unit in map files, beside those of a list. */
const OUTLINE_COLUMNS = {
  code: [...UNIT_COLUMNS.code, 'adcode', 'xzqdm', 'qhdm', 'zldwdm', 'pac'],
  name: [...UNIT_COLUMNS.name, 'xzqmc', 'qhmc', 'zldwmc', 'mc'],
} as const;

/** Any other column of a source: what it says is compared under its own heading. */
const FIELD = '比对字段';

function targetColumns(kind: Kind): ImportColumn[] {
  const needed: readonly string[] = TARGET_NEEDED;
  return readColumns(kind).map(({ column, title, headings }) => {
    const content = CONTENTS[column];
    return {
      column,
      title,
      needed: needed.includes(column),
      headings: headings.map(headingText),
      ...(content ? { content } : {}),
    };
  });
}

/** Empty for what has no columns of its own, such as tiles; targets have them by kind. */
export function knownColumns(as: ImportSort, kind: Kind | null): readonly ImportColumn[] {
  switch (as) {
    case 'units':
      return columnsOf({ ...UNIT_COLUMNS, ...OUTLINE_COLUMNS }, []);
    case 'outline':
      return columnsOf(OUTLINE_COLUMNS, []);
    case 'progress':
      return columnsOf(PROGRESS_COLUMNS, PROGRESS_NEEDED);
    case 'targets':
      return kind ? targetColumns(kind) : [];
    case 'sources':
      return [
        ...columnsOf({ household: SOURCE_HEADINGS }, ['household']),
        { column: 'field', title: FIELD, needed: false, headings: [], repeats: true },
      ];
    case 'households':
      return columnsOf(HOUSEHOLD_COLUMNS, ['people']);
    case 'pairings':
      return columnsOf(PAIRING_COLUMNS, ['household', 'cadre']);
    case 'visits':
      return columnsOf(VISIT_COLUMNS, ['household', 'day']);
    default:
      return [];
  }
}
