/**
 * A county's own units, from whatever names them: a list with codes, a list of names alone, a map of any level. Units, their
 * areas and their seats are one import.
 */
import { unitsBatchSchema } from '../../../shared/domain/batch.ts';
import { EXAMPLE } from '../../../shared/domain/target-ledger.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { toWgs84 } from '../../../shared/geo/crs-transform.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';
import { settingsOf } from './county-settings.ts';
import { readingProblems } from './feature-names.ts';
import type { UnitMatcher } from './match-units.ts';
import type { UnitArea } from './outline-geometry.ts';
import { emptySummary, guarded, isBlocked, type ImportInput, type ImportPlan, type ImportSummary } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { readCode } from './national-code.ts';
import { placedAsChosen } from './place-chosen.ts';
import type { Table, TableRow } from './table.ts';
import type { UnitDraft } from './unit-draft.ts';
import { byLevelAndId, countsOf, importCodedUnits, noteChanges } from './unit-from-codes.ts';
import { draftsOfFeatures, townshipFinder } from './unit-from-features.ts';
import { draftsOfTable, readUnitTable } from './unit-from-names.ts';
import { cellAreas, checkTopology, unitGeometry } from './unit-geometry.ts';
import { type Ground, growUnits } from './unit-tree.ts';
import type { UnitRow } from './unit-rows.ts';
import type { UnitColumn } from './units-columns.ts';
import { zoneAreas } from './zone-areas.ts';
import { planZones } from './zones.ts';

type Input = Pick<ImportInput, 'layer' | 'layout' | 'crs' | 'shift' | 'county' | 'newCounty'>;

/** The plan for units. What is held already and not named stays; posts, seats and counts stay in any case. */
export function importUnits(input: Input, matcher: UnitMatcher): ImportPlan {
  const { layer, layout, county, newCounty } = input;
  if (layer.geometries) return fromFeatures(input, matcher);
  const read = readUnitTable(layer, layout);
  if (!read.ok) return { batches: [], problems: read.error, summary: emptySummary() };
  const table = withoutExamples(read.value);
  const isNamed = (['name', 'township', 'village', 'path'] as const).some((column) => table.has(column));
  const isCoded = table.has('code') && (!isNamed || (table.has('name') && table.rows.some(hasCode)));
  return isCoded || !isNamed ? importCodedUnits(table, county, newCounty, matcher) : fromNames(input, table, matcher);
}

const hasCode = (row: TableRow<UnitColumn>): boolean => readCode(row.raw('code')).code !== null;

/** Rows that show how a template is filled in are left out. */
function withoutExamples(table: Table<UnitColumn>): Table<UnitColumn> {
  const isExample = (row: TableRow<UnitColumn>): boolean => row.cell('code') === EXAMPLE;
  const rows = table.rows.filter((row) => !isExample(row));
  const notes = table.rows
    .filter(isExample)
    .map(({ row }): ImportProblem => ({ severity: 'note', reason: 'example-row', row }));
  return { ...table, rows, problems: [...table.problems, ...notes] };
}

function fromNames(input: Input, table: Table<UnitColumn>, matcher: UnitMatcher): ImportPlan {
  const { county, newCounty, crs = 'wgs84' } = input;
  const problems = [...table.problems];
  const place = (at: Position, row: number): Position | null => {
    const there = toWgs84(at, crs);
    const where = whereaboutsOf(there);
    if (where === 'china') return there;
    const [lng, lat] = at;
    const column = table.heading('lng');
    problems.push({
      severity: 'error',
      row,
      column,
      reason: 'place-outside',
      lng,
      lat,
      swapped: where === 'swapped',
    });
    return null;
  };
  const drafts = draftsOfTable(table, county?.settings.name ?? newCounty.name ?? '', place, problems);
  const ground = { held: county, newCounty, matcher };
  return grownPlan({ drafts, areas: new Map(), read: table.read }, ground, problems, table.heading('zone'));
}

function fromFeatures(input: Input, matcher: UnitMatcher): ImportPlan {
  const { layer, layout, county, newCounty } = input;
  const problems = readingProblems(layer);
  const placed = placedAsChosen(layer, input, county, null, problems);
  if (!placed) return { batches: [], problems, summary: emptySummary() };
  const found = draftsOfFeatures(placed.layer, placed.unusable, layout, problems);
  const ground = { held: county, newCounty, matcher, townshipAt: townshipFinder(found, county) };
  return { ...grownPlan({ ...found, read: layer.grid.length - 1 }, ground, problems, ''), placed };
}

interface Found {
  readonly drafts: readonly UnitDraft[];
  readonly areas: ReadonlyMap<UnitDraft, Position[][][]>;
  readonly read: number;
}

/** Units from drafts, their war zones, areas, cells and labels. */
function grownPlan(found: Found, ground: Ground, problems: ImportProblem[], zoneHeading: string): ImportPlan {
  const { held, newCounty } = ground;
  const summary: ImportSummary = { ...emptySummary(), read: found.read };
  const tree = growUnits(found.drafts, ground, problems);
  if (!tree) return { batches: [], problems, summary };
  if (found.drafts.length === 0 && !isBlocked(problems)) problems.push({ severity: 'error', reason: 'no-rows' });

  const heldUnits = held?.units ?? [];
  const zones = planZones(zoneRows(tree.grown), tree.county.id, heldUnits, zoneHeading, problems);
  const drawn = tree.grown.flatMap(({ unit, draft }) => {
    const polygons = draft && found.areas.get(draft);
    return polygons ? [{ unit, polygons }] : [];
  });
  const units = tree.grown
    .map(({ unit }) => (unit.level === 'township' ? { ...unit, parent: zones.parentOf(unit.id) } : unit))
    .concat(zones.zones)
    .sort(byLevelAndId);
  noteChanges(units, new Map(heldUnits.map((unit) => [unit.id, unit])), problems);
  if (tree.made > 0) problems.push({ severity: 'note', reason: 'codes-made', units: tree.made });

  const all = [...new Map([...heldUnits, ...units].map((unit) => [unit.id, unit])).values()];
  const touched = new Set(units.map(({ id }) => id));
  const own: UnitArea[] = [...drawn, ...cellAreas(all, touched, drawn, held?.geometry ?? null, problems)];
  const areas = [...own, ...zoneAreas(all, own, held?.geometry ?? null)];
  const geometry = unitGeometry(units, areas, held?.geometry ?? null);
  if (geometry && own.length > 0) checkTopology(geometry, all, new Set(own.map(({ unit }) => unit.id)), problems);

  const batch = unitsBatchSchema.parse({ batch: 'units', version: 1, units });
  const isNew = !held || held.settings.name !== tree.county.name;
  const settings = held
    ? { ...held.settings, name: tree.county.name }
    : settingsOf(tree.county.id, tree.county.name, newCounty);
  return guarded({
    batches: geometry ? [batch, geometry] : [batch],
    ...(isNew ? { settings } : {}),
    problems,
    summary: { ...summary, taken: found.drafts.length, units: countsOf(units), areas: areas.length },
  });
}

/** What the column 战区 says, by unit; a township without a row or word of its own is in the war zone of its villages. */
function zoneRows(grown: readonly { readonly unit: Unit; readonly draft: UnitDraft | null }[]): UnitRow[] {
  const ofVillages = new Map<string, string>();
  for (const { unit, draft } of grown)
    if (unit.level === 'village' && unit.parent !== null && draft?.zone && !ofVillages.has(unit.parent))
      ofVillages.set(unit.parent, draft.zone);
  return grown.map(({ unit, draft }) => ({
    row: draft?.place.row ?? draft?.place.feature ?? 0,
    code: unit.id,
    level: unit.level,
    name: unit.name,
    zone: draft?.zone || (unit.level === 'township' ? (ofVillages.get(unit.id) ?? '') : ''),
  }));
}
