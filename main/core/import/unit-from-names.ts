/**
 * A list of units by their names: a column each for 乡镇 and 村, one column with whole paths, or one column in which villages
 * stand below their township. Codes are read where there are any.
 */
import { fail, type Result } from '../../../shared/domain/result.ts';
import { type Position, type UnitLevel, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { readAmount, tidyName, tidyText } from './cell.ts';
import type { Layer } from './layer.ts';
import { levelOfName } from './match-stem.ts';
import { readCode } from './national-code.ts';
import type { ChosenLayout } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { headingText } from './heading-lines.ts';
import { type Layout, layoutOf, readTable, type Table, type TableRow } from './table.ts';
import type { UnitDraft } from './unit-draft.ts';
import { SEPARATORS } from './unit-finder.ts';
import { LEVEL_WORDS, LONGEST_NAME } from './unit-rows.ts';
import { UNIT_COLUMNS, type UnitColumn } from './units-columns.ts';

const NAMES = ['township', 'village', 'path', 'name'] as const;
const LINES_SEARCHED = 20;

/** A heading that stands alone: a list of one column has no second one to be known by. */
function loneHeading(grid: Layer['grid']): Layout<UnitColumn> | undefined {
  for (const [line, cells] of grid.slice(0, LINES_SEARCHED).entries()) {
    const columns = cells.map((cell) =>
      NAMES.find((column) => (UNIT_COLUMNS[column] as readonly string[]).includes(headingText(cell))),
    );
    if (columns.some((column) => column !== undefined)) return { line, columns };
  }
  return undefined;
}

/** The table of a list of units; a lone column of names will do. */
export function readUnitTable(
  layer: Layer,
  chosen: ChosenLayout | undefined,
): Result<Table<UnitColumn>, ImportProblem[]> {
  const table = readTable(layer, UNIT_COLUMNS, [], layoutOf(chosen, UNIT_COLUMNS));
  const hasNoHeadings = !table.ok && table.error.some(({ reason }) => reason === 'header-missing');
  if (table.ok || chosen || !hasNoHeadings) return table;
  const lone = loneHeading(layer.grid);
  if (lone) return readTable(layer, UNIT_COLUMNS, [], lone);
  return fail(
    table.error.map((problem) =>
      problem.reason === 'header-missing' ? { ...problem, needed: ['code', 'name'] } : problem,
    ),
  );
}

/** 红果街道宁就村 in its parts; a village alone has no township, a township alone no village. */
function partsOf(path: string, county: string): { township: string; village: string } {
  const whole = tidyText(path);
  const bare = county !== '' && whole.startsWith(county) ? whole.slice(county.length) : whole;
  const parts = bare.split(SEPARATORS).map(tidyName).filter(Boolean);
  if (parts.length > 1) {
    const [village = '', township = ''] = parts.toReversed();
    return levelOfName(village) === 'township' ? { township: village, village: '' } : { township, village };
  }
  const name = parts[0] ?? '';
  const cut = /^(.{1,12}?(?:街道办事处|街道|镇|乡))(.+)$/u.exec(name);
  if (cut?.[1] && cut[2] && levelOfName(cut[2]) !== 'township') return { township: cut[1], village: cut[2] };
  return levelOfName(name) === 'village' ? { township: '', village: name } : { township: name, village: '' };
}

interface Names {
  readonly level: UnitLevel;
  readonly name: string;
  readonly township: string;
}

interface Reading {
  readonly table: Table<UnitColumn>;
  readonly county: string;
  readonly problems: ImportProblem[];
  /** The township of the row above. */
  above: string;
  /** Rows that got their township from the row above. */
  carried: number;
}

/** What the row names; null with an entry among the problems, or without one where it names nothing. */
function namesOf(source: TableRow<UnitColumn>, reading: Reading): Names | null {
  const { table, county, problems } = reading;
  const { row } = source;
  const take = (township: string, village: string): Names | null => {
    const isCarried = township === '' && village !== '';
    if (township !== '') reading.above = township;
    if (isCarried && reading.above === '' && readCode(source.raw('code')).code === null && !source.cell('lng')) {
      problems.push({ severity: 'error', row, reason: 'township-missing' });
      return null;
    }
    if (isCarried && table.has('township')) reading.carried += 1;
    if (village !== '') return { level: 'village', name: village, township: township || reading.above };
    return township === '' ? null : { level: 'township', name: township, township: '' };
  };
  if (table.has('path')) {
    const { township, village } = partsOf(source.raw('path'), county);
    return take(township, village);
  }
  if (table.has('village') || (table.has('township') && !table.has('name')))
    return take(tidyName(source.raw('township')), tidyName(source.raw('village')));
  const name = tidyName(source.raw('name'));
  if (name === '') {
    problems.push({ severity: 'error', row, column: table.heading('name'), reason: 'name-missing' });
    return null;
  }
  const says = source.cell('level');
  const level =
    UNIT_LEVELS.find((it) => LEVEL_WORDS[it].includes(says)) ?? codedLevel(source.raw('code')) ?? levelOfName(name);
  if (table.has('township') && level !== 'township' && level !== 'county') {
    const township = tidyName(source.raw('township'));
    return name === township ? take(township, '') : take(township, name);
  }
  if (level === 'township') return take(name, '');
  if (level === 'village') return take('', name);
  if (level === 'county' || /[县市区]$/.test(name)) return { level: 'county', name, township: '' };
  problems.push({ severity: 'error', row, column: table.heading('name'), reason: 'level-untold', name });
  return null;
}

function codedLevel(code: string): UnitLevel | null {
  const cell = readCode(code);
  return cell.code === null ? null : cell.level;
}

/** Numbers of a row as whole ones; a cell that is none is named. */
function figuresOf(source: TableRow<UnitColumn>, { table, problems }: Reading): Partial<UnitDraft> {
  const figures: Record<string, number> = {};
  for (const column of ['households', 'people', 'hamlets'] as const) {
    const cell = readAmount(source.raw(column));
    if (cell.amount !== null) figures[column] = Math.round(cell.amount);
    else if (cell.why !== 'blank')
      problems.push({
        severity: 'error',
        row: source.row,
        column: table.heading(column),
        reason: 'amount-malformed',
        text: cell.text,
      });
  }
  return figures;
}

/** Where the row says that the unit lies, in the coordinates of the file; half a place is named. */
function placeOf(source: TableRow<UnitColumn>, { table, problems }: Reading): Position | null {
  if (!table.has('lng') || !table.has('lat')) return null;
  const [lng, lat] = [readAmount(source.raw('lng')), readAmount(source.raw('lat'))];
  if (lng.amount !== null && lat.amount !== null) return [lng.amount, lat.amount];
  const wrong = lng.amount === null && (lat.amount !== null || lng.why !== 'blank') ? 'lng' : 'lat';
  const isBlank = lng.amount === null && lat.amount === null && lng.why === 'blank' && lat.why === 'blank';
  if (!isBlank)
    problems.push({ severity: 'error', row: source.row, column: table.heading(wrong), reason: 'place-half' });
  return null;
}

/** Drafts of all rows that name a unit. `toWgs84` is for places that rows give; null leaves a place out with a reason told. */
export function draftsOfTable(
  table: Table<UnitColumn>,
  county: string,
  toWgs84: (at: Position, row: number) => Position | null,
  problems: ImportProblem[],
): UnitDraft[] {
  const reading: Reading = { table, county, problems, above: '', carried: 0 };
  const drafts = table.rows.flatMap((source): UnitDraft[] => {
    const { row } = source;
    const code = readCode(source.raw('code'));
    if (code.code === null && code.why !== 'blank') {
      const at = { row, column: table.heading('code'), code: code.text };
      if (code.why === 'above-county') problems.push({ severity: 'note', reason: 'above-county', ...at });
      else
        problems.push({
          severity: 'error',
          reason: code.why === 'scientific' ? 'code-scientific' : 'code-malformed',
          ...at,
        });
      return [];
    }
    const names = namesOf(source, reading);
    if (!names) return [];
    if (names.name.length > LONGEST_NAME) {
      const characters = names.name.length;
      problems.push({ severity: 'error', row, reason: 'text-too-long', characters, most: LONGEST_NAME });
      return [];
    }
    const given = placeOf(source, reading);
    const at = given && toWgs84(given, row);
    return [
      {
        place: { row },
        code: code.code ?? '',
        ...names,
        county: tidyName(source.raw('county')),
        zone: tidyName(source.raw('zone')),
        ...figuresOf(source, reading),
        ...(at ? { at } : {}),
      },
    ];
  });
  if (reading.carried > 0) problems.push({ severity: 'note', reason: 'carried-down', rows: reading.carried });
  return drafts;
}
