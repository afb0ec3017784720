/** A list of units by national code: county, townships and villages, with war zones where a column names them. */
import { type Unit, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { unitsBatchSchema } from '../../../shared/domain/batch.ts';
import { settingsOf } from './county-settings.ts';
import type { Layer } from './layer.ts';
import { countyOf, parentOf } from './national-code.ts';
import { emptySummary, guarded, type HeldCounty, type ImportPlan, type ImportSummary, type NewCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { readTable } from './table.ts';
import { readUnitRow, type UnitRow, withoutRepeatedCodes } from './unit-rows.ts';
import { UNIT_COLUMNS } from './units-columns.ts';
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

const byLevelAndId = (a: Unit, b: Unit): number =>
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

/** The plan for a list of units. Units that are held already keep their posts, seat and counts. */
export function importUnits(layer: Layer, county: HeldCounty | null, newCounty: NewCounty): ImportPlan {
  const table = readTable(layer, UNIT_COLUMNS, ['code', 'name']);
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  const heading = table.value.heading('code');
  const read = table.value.rows.map((row) => readUnitRow(row, table.value, problems)).filter((unit) => unit !== null);
  const id = county?.settings.county ?? commonest(read);
  if (id === undefined) return { batches: [], problems, summary: { ...emptySummary(), read: table.value.read } };

  const rows = withoutRepeatedCodes(ofCounty(read, id, heading, problems), heading, problems);
  const held = new Map((county?.units ?? []).map((unit) => [unit.id, unit]));
  const known = new Set([...held.keys(), ...rows.map((unit) => unit.code)]);
  for (const unit of rows) {
    const parent = unit.level === 'village' ? parentOf(unit.code, unit.level) : null;
    if (parent !== null && !known.has(parent))
      problems.push({ severity: 'error', reason: 'parent-unknown', row: unit.row, column: heading, parent });
  }
  noteRepeatedNames(rows, table.value.heading('name'), problems);
  const zones = planZones(rows, id, county?.units ?? [], table.value.heading('zone'), problems);

  const countyRow = rows.find((unit) => unit.level === 'county');
  const name = countyRow?.name ?? county?.settings.name ?? newCounty.name;
  if (name === undefined) problems.push({ severity: 'error', reason: 'county-unnamed', code: id });
  const units = rows
    .filter((unit) => unit.level !== 'county')
    .map((unit): Unit => ({
      posts: [],
      ...held.get(unit.code),
      id: unit.code,
      level: unit.level,
      name: unit.name,
      parent: unit.level === 'village' ? parentOf(unit.code, unit.level) : zones.parentOf(unit.code),
    }));
  units.push(...zones.zones, { posts: [], ...held.get(id), id, level: 'county', name: name ?? id, parent: null });
  units.sort(byLevelAndId);
  noteChanges(units, held, problems);

  const batch = unitsBatchSchema.parse({ batch: 'units', version: 1, units });
  const summary: ImportSummary = {
    ...emptySummary(),
    read: table.value.read,
    taken: rows.length,
    units: countsOf(units),
  };
  const settings = county ? { ...county.settings, name: name ?? id } : settingsOf(id, name ?? id, newCounty);
  const isNew = !county || county.settings.name !== settings.name;
  return guarded({ batches: [batch], ...(isNew ? { settings } : {}), problems, summary });
}

function noteChanges(units: readonly Unit[], held: ReadonlyMap<string, Unit>, problems: ImportProblem[]): void {
  for (const unit of units) {
    const before = held.get(unit.id);
    if (before && before.name !== unit.name)
      problems.push({ severity: 'note', reason: 'name-changed', from: before.name, to: unit.name });
  }
  const named = new Set(units.map((unit) => unit.id));
  const kept = [...held.keys()].filter((id) => !named.has(id)).length;
  if (kept > 0) problems.push({ severity: 'note', reason: 'units-kept', units: kept });
}

function countsOf(units: readonly Unit[]): ImportSummary['units'] {
  const counts = { county: 0, zone: 0, township: 0, village: 0 };
  for (const unit of units) counts[unit.level] += 1;
  return counts;
}
