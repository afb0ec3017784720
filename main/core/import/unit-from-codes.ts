/**
 * A list of units by national code: county, townships and villages, with war zones where a column names them. Units that were
 * named before anybody knew their codes are recognised by their names, keep their ids and get their official codes.
 */
import { type Unit, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { isMadeUp, lacksCode } from '../../../shared/domain/made-up-code.ts';
import { unitsBatchSchema } from '../../../shared/domain/batch.ts';
import { settingsOf } from './county-settings.ts';
import { stemOf } from './match-stem.ts';
import type { UnitMatcher } from './match-units.ts';
import { countyOf, parentOf } from './national-code.ts';
import { emptySummary, guarded, type HeldCounty, type ImportPlan, type ImportSummary, type NewCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { Table } from './table.ts';
import { readUnitRow, type UnitRow, withoutRepeatedCodes } from './unit-rows.ts';
import type { UnitColumn } from './units-columns.ts';
import { planZones } from './zones.ts';

/** The county that most rows belong to; undefined without rows. */
function commonest(rows: readonly UnitRow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { code } of rows) counts.set(countyOf(code), (counts.get(countyOf(code)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Rows of the county; the others are named, or, when none belongs, the whole file is. */
function ofCounty(rows: readonly UnitRow[], county: string, heading: string, problems: ImportProblem[]): UnitRow[] {
  const own = rows.filter((unit) => countyOf(unit.code) === county);
  for (const unit of own.length === 0 ? rows.slice(0, 1) : rows)
    if (countyOf(unit.code) !== county)
      problems.push({
        severity: 'error',
        reason: 'other-county',
        row: unit.row,
        column: heading,
        code: unit.code,
        county,
      });
  return own;
}

export const byLevelAndId = (a: Unit, b: Unit): number =>
  UNIT_LEVELS.indexOf(a.level) - UNIT_LEVELS.indexOf(b.level) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Names that occur twice under one parent: allowed, but worth a look. */
function noteRepeatedNames(rows: readonly UnitRow[], heading: string, problems: ImportProblem[]): void {
  const first = new Map<string, number>();
  for (const { code, level, name, row } of rows) {
    const key = `${parentOf(code, level)} ${name}`;
    const firstRow = first.get(key);
    if (firstRow === undefined) first.set(key, row);
    else problems.push({ severity: 'note', reason: 'name-twice', row, column: heading, name, firstRow });
  }
}

/** The plan for a list with a column of codes. Units that are held already keep their posts, seat and counts. */
export function importCodedUnits(
  table: Table<UnitColumn>,
  county: HeldCounty | null,
  newCounty: NewCounty,
  matcher: UnitMatcher,
): ImportPlan {
  const missing = (['code', 'name'] as const).find((column) => !table.has(column));
  if (missing !== undefined) {
    const problem = { severity: 'error', reason: 'column-missing', needed: missing, headings: table.headings } as const;
    return { batches: [], problems: [...table.problems, problem], summary: emptySummary() };
  }
  const problems = [...table.problems];
  const heading = table.heading('code');
  const read = table.rows.map((row) => readUnitRow(row, table, problems)).filter((unit) => unit !== null);
  const id = county?.settings.county ?? commonest(read);
  if (id === undefined) return { batches: [], problems, summary: { ...emptySummary(), read: table.read } };

  const rows = withoutRepeatedCodes(ofCounty(read, id, heading, problems), heading, problems);
  const held = new Map((county?.units ?? []).map((unit) => [unit.id, unit]));
  const ids = idsByCode(rows, county?.units ?? [], matcher);
  const idOf = (code: string): string => ids.get(code) ?? matcher.byCode(code)?.id ?? code;
  const known = new Set([...held.keys(), ...rows.map((unit) => idOf(unit.code))]);
  for (const unit of rows) {
    const parent = unit.level === 'village' ? parentOf(unit.code, unit.level) : null;
    if (parent !== null && !known.has(idOf(parent)))
      problems.push({ severity: 'error', reason: 'parent-unknown', row: unit.row, column: heading, parent });
  }
  noteRepeatedNames(rows, table.heading('name'), problems);
  const byId = rows.map((unit) => ({ ...unit, code: idOf(unit.code) }));
  const zones = planZones(byId, id, county?.units ?? [], table.heading('zone'), problems);

  const countyRow = rows.find((unit) => unit.level === 'county');
  const name = countyRow?.name ?? county?.settings.name ?? newCounty.name;
  if (name === undefined) problems.push({ severity: 'error', reason: 'county-unnamed', code: id });
  const units = rows
    .filter((unit) => unit.level !== 'county')
    .map((unit): Unit => {
      const own = idOf(unit.code);
      const parent = unit.level === 'village' ? idOf(parentOf(unit.code, unit.level) ?? id) : zones.parentOf(own);
      return {
        posts: [],
        ...held.get(own),
        id: own,
        level: unit.level,
        name: unit.name,
        parent,
        ...(own === unit.code || isMadeUp(unit.code) ? {} : { code: unit.code }),
      };
    });
  units.push(...zones.zones, { posts: [], ...held.get(id), id, level: 'county', name: name ?? id, parent: null });
  units.sort(byLevelAndId);
  noteChanges(units, held, problems);

  const batch = unitsBatchSchema.parse({ batch: 'units', version: 1, units });
  const summary: ImportSummary = { ...emptySummary(), read: table.read, taken: rows.length, units: countsOf(units) };
  const settings = county ? { ...county.settings, name: name ?? id } : settingsOf(id, name ?? id, newCounty);
  const isNew = !county || county.settings.name !== settings.name;
  return guarded({ batches: [batch], ...(isNew ? { settings } : {}), problems, summary });
}

/** Ids of held units that the codes belong to although they are not their ids: below the same parent, of the same name, without a code so far. */
function idsByCode(rows: readonly UnitRow[], held: readonly Unit[], matcher: UnitMatcher): Map<string, string> {
  const ids = new Map<string, string>();
  for (const level of ['township', 'village'] as const) {
    for (const row of rows) {
      if (row.level !== level || matcher.byCode(row.code)) continue;
      const above = parentOf(row.code, level) ?? '';
      const parent = ids.get(above) ?? matcher.byCode(above)?.id ?? above;
      const free = held.filter(
        (unit) => unit.level === level && lacksCode(unit) && (level === 'township' || unit.parent === parent),
      );
      const exact = free.filter((unit) => unit.name === row.name);
      const [only, other] = exact.length > 0 ? exact : free.filter((unit) => stemOf(unit.name) === stemOf(row.name));
      if (only && !other && ![...ids.values()].includes(only.id)) ids.set(row.code, only.id);
    }
  }
  return ids;
}

/** What changes about units that are held, and how many of them the file does not name. */
export function noteChanges(units: readonly Unit[], held: ReadonlyMap<string, Unit>, problems: ImportProblem[]): void {
  for (const unit of units) {
    const before = held.get(unit.id);
    if (before && before.name !== unit.name)
      problems.push({ severity: 'note', reason: 'name-changed', from: before.name, to: unit.name });
  }
  const found = units.filter((unit) => unit.code !== undefined && held.get(unit.id)?.code === undefined).length;
  if (found > 0) problems.push({ severity: 'note', reason: 'codes-found', units: found });
  const named = new Set(units.map((unit) => unit.id));
  const kept = [...held.keys()].filter((id) => !named.has(id)).length;
  if (kept > 0) problems.push({ severity: 'note', reason: 'units-kept', units: kept });
}

export function countsOf(units: readonly Unit[]): ImportSummary['units'] {
  const counts = { county: 0, zone: 0, township: 0, village: 0 };
  for (const unit of units) counts[unit.level] += 1;
  return counts;
}
