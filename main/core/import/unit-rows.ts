/** Rows of a list of units, each read on its own: code, level, name and what the other columns say. */
import { type UnitLevel, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { parentOf, readCode } from './national-code.ts';
import type { ImportProblem } from './problem.ts';
import type { Table, TableRow } from './table.ts';
import type { UnitColumn } from './units-columns.ts';

export const LONGEST_NAME = 60;

export interface UnitRow {
  readonly row: number;
  readonly code: string;
  readonly level: UnitLevel;
  readonly name: string;
  /** War zone by name; empty when the row does not say. */
  readonly zone: string;
}

/** What the column 级别 may say of each level. */
export const LEVEL_WORDS: Record<UnitLevel, readonly string[]> = {
  county: ['县', '县级', '市', '区', '区县', '县市区', 'county', '3'],
  zone: ['战区', 'zone'],
  township: ['乡', '镇', '乡镇', '街道', '乡级', '乡镇级', '乡镇街道', '乡镇（街道）', '镇级', 'township', '4'],
  village: ['村', '村级', '社区', '村社区', '村（社区）', '行政村', '居委会', '村委会', 'village', '5'],
};

/** Problems of the row; with an error among them it does not become a unit. */
function faultsOf(
  source: TableRow<UnitColumn>,
  table: Table<UnitColumn>,
  unit: { code: string; level: UnitLevel; name: string },
): ImportProblem[] {
  const { row } = source;
  const faults: ImportProblem[] = [];
  const at = (column: UnitColumn): { row: number; column: string } => ({ row, column: table.heading(column) });
  if (unit.name === '') faults.push({ severity: 'error', reason: 'name-missing', ...at('name') });
  if (unit.name.length > LONGEST_NAME)
    faults.push({
      severity: 'error',
      reason: 'text-too-long',
      ...at('name'),
      characters: unit.name.length,
      most: LONGEST_NAME,
    });
  const says = source.cell('level');
  const known = UNIT_LEVELS.find((level) => LEVEL_WORDS[level].includes(says));
  if (says !== '' && known !== unit.level)
    faults.push({ severity: 'error', reason: 'level-differs', ...at('level'), says, level: unit.level });
  const parent = source.cell('parent');
  const above = readCode(parent);
  // The parent of a county lies outside the county's list; a parent named in words is not needed, because the code tells it.
  const expected = parentOf(unit.code, unit.level);
  if (above.code !== null && expected !== null && above.code !== expected)
    faults.push({ severity: 'error', reason: 'parent-differs', ...at('parent'), says: parent, code: unit.code });
  return faults;
}

/** One row as a unit, or null with an entry in `problems` that says why not. */
export function readUnitRow(
  source: TableRow<UnitColumn>,
  table: Table<UnitColumn>,
  problems: ImportProblem[],
): UnitRow | null {
  const { row } = source;
  const at = { row, column: table.heading('code') };
  const cell = readCode(source.raw('code'));
  if (cell.code === null) {
    if (cell.why === 'blank') problems.push({ severity: 'error', reason: 'code-missing', ...at });
    else if (cell.why === 'above-county')
      problems.push({ severity: 'note', reason: 'above-county', ...at, code: cell.text });
    else if (cell.why === 'scientific')
      problems.push({ severity: 'error', reason: 'code-scientific', ...at, code: cell.text });
    else problems.push({ severity: 'error', reason: 'code-malformed', ...at, code: cell.text });
    return null;
  }
  const { code, level, renamed } = cell;
  const written = source.raw('name');
  const tidied = tidyName(written);
  const name = renamed && level === 'county' && tidied === renamed.oldName ? renamed.name : tidied;
  const faults = faultsOf(source, table, { code, level, name });
  problems.push(...faults);
  if (faults.length > 0) return null;
  if (renamed)
    problems.push({
      severity: 'repaired',
      reason: 'code-changed',
      ...at,
      from: renamed.from,
      to: renamed.to,
      name: renamed.name,
      since: renamed.since,
    });
  if (tidied !== written)
    problems.push({
      severity: 'repaired',
      reason: 'name-tidied',
      row,
      column: table.heading('name'),
      from: written,
      to: tidied,
    });
  return { row, code, level, name, zone: tidyName(source.raw('zone')) };
}

/** Rows with the codes that occur twice named and left out. */
export function withoutRepeatedCodes(rows: readonly UnitRow[], heading: string, problems: ImportProblem[]): UnitRow[] {
  const first = new Map<string, number>();
  return rows.filter((unit) => {
    const firstRow = first.get(unit.code);
    if (firstRow === undefined) {
      first.set(unit.code, unit.row);
      return true;
    }
    problems.push({
      severity: 'error',
      reason: 'code-twice',
      row: unit.row,
      column: heading,
      code: unit.code,
      firstRow,
    });
    return false;
  });
}
