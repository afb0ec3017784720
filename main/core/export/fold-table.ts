/**
 * Ledgers and lists of units as tables, made from the host's own fold: the same rows from which map and report take their
 * numbers. The columns begin with those of the kind's template, so that a ledger that went out can come in again.
 */
import type { Geometry } from 'geojson';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import { isCounted, isDone } from '../../../shared/domain/clearance.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { PROBLEM_ASPECTS, PROBLEM_LEVELS } from '../../../shared/domain/problem.ts';
import { isTargetOverdue, targetLight, type TargetRow } from '../../../shared/domain/target.ts';
import {
  CLEARED_WORDS,
  LEVEL_WORDS,
  type LedgerColumn,
  ledgerColumns,
  type TargetColumn,
} from '../../../shared/domain/target-ledger.ts';
import { codeShown } from '../../../shared/domain/made-up-code.ts';
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { OutCell, OutColumn } from '../../../shared/host/export-calls.ts';
import { type County, thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { exportZh } from '../../text/export-zh.ts';
import { LEVEL_NAMES } from '../../text/level-zh.ts';
import { LIGHT_NAMES } from '../../text/tally-zh.ts';
import { STATE_NAMES } from '../../text/rule-zh.ts';
import { furtherColumns } from './further-columns.ts';
import { areasOf, placesOf } from './fold-places.ts';

/** A column with the short name that it has where names are ten bytes long. */
export interface FoldColumn extends OutColumn {
  readonly field: string;
}

export interface FoldTable {
  /** 组组通公路台账. */
  readonly title: string;
  readonly columns: readonly FoldColumn[];
  readonly lines: readonly (readonly OutCell[])[];
  /** Where each line lies, WGS 84. */
  readonly geometries: readonly (Geometry | null)[];
}

export interface FoldQuestion {
  readonly county: County;
  readonly geometry: GeometryBatch | null;
  /** Only what lies in it; the whole county without it. */
  readonly unit?: string;
}

export interface LedgerSource {
  readonly row: TargetRow;
  readonly units: UnitIndex;
  readonly county: County;
  readonly place: Geometry | null;
}

const NUMBERS: ReadonlySet<TargetColumn> = new Set(['quantity', 'progress', 'longitude', 'latitude']);
const DAYS: ReadonlySet<TargetColumn> = new Set(['start', 'deadline']);
const CODES: ReadonlySet<TargetColumn> = new Set(['number', 'code']);

export function formOf(column: TargetColumn): OutColumn['form'] {
  if (NUMBERS.has(column) || column.startsWith('stage:') || column.startsWith('amount:')) return 'number';
  return DAYS.has(column) ? 'day' : CODES.has(column) ? 'code' : 'text';
}

/** Ten letters at most, as the attributes of shapefiles allow. */
const fieldOf = (column: TargetColumn): string =>
  column
    .replace(/^stage:/, 's_')
    .replace(/^amount:/, 'a_')
    .slice(0, 10);

const codeOf = (unit: Unit | undefined): string | null => (unit ? codeShown(unit) : null);

/** What the ledger's own column of a target says. */
export function ledgerCell(
  { column, headings }: LedgerColumn,
  kind: Kind,
  { row, units, place }: LedgerSource,
): OutCell {
  const { problem } = row;
  const shown = (): OutCell => {
    const key = Object.keys(row.attrs ?? {}).find((it) => headings.includes(it));
    return key === undefined ? null : (row.attrs?.[key] ?? null);
  };
  switch (column) {
    case 'number':
      return problem?.number ?? row.id.slice(row.id.indexOf('/') + 1);
    case 'goal':
      return row.name;
    case 'level':
      return problem ? (LEVEL_WORDS[PROBLEM_LEVELS.indexOf(problem.level)] ?? null) : null;
    case 'source':
      return problem?.source ?? shown();
    case 'aspect':
      return PROBLEM_ASPECTS.find(({ id }) => id === problem?.aspect)?.name ?? problem?.aspect ?? null;
    case 'measures':
      return problem?.measure ?? shown();
    case 'lead':
      return problem?.lead ?? shown();
    case 'cooperating':
      return problem ? problem.cooperating.join(exportZh.listComma) : null;
    case 'unit':
      return units.get(row.unit)?.name ?? row.unit;
    case 'code':
      return codeOf(units.get(row.unit)) ?? row.unit;
    case 'owner':
      return row.owner;
    case 'start':
      return row.plan.start;
    case 'deadline':
      return row.plan.deadline;
    case 'work':
      return row.work ?? null;
    case 'quantity':
      return row.quantity;
    case 'progress':
      return row.percent;
    case 'clearance':
      return isDone(row.state) ? (CLEARED_WORDS[0] ?? null) : exportZh.no;
    case 'longitude':
      return place?.type === 'Point' ? (place.coordinates[0] ?? null) : null;
    case 'latitude':
      return place?.type === 'Point' ? (place.coordinates[1] ?? null) : null;
    case 'remark':
      return shown();
    default:
      break;
  }
  if (column.startsWith('amount:')) return row.amounts?.[column.slice('amount:'.length)] ?? null;
  const stage = kind.stages.findIndex(({ id }) => column === `stage:${id}`);
  return row.done[stage] ?? null;
}

/** What the campaign adds to the ledger: where the target stands today. */
const STANDING: readonly { readonly column: FoldColumn; readonly cell: (source: LedgerSource) => OutCell }[] = [
  {
    column: { field: 'state', title: exportZh.state, form: 'text' },
    cell: ({ row }) => STATE_NAMES[row.state],
  },
  {
    column: { field: 'light', title: exportZh.light, form: 'text' },
    cell: ({ row, county }) =>
      isCounted(row.state) ? LIGHT_NAMES[targetLight(row, county.on, thresholdsOf(county))] : null,
  },
  {
    column: { field: 'days_late', title: exportZh.daysLate, form: 'number', decimals: 0 },
    cell: ({ row, county }) => (isTargetOverdue(row, county.on) ? daysBetween(row.plan.deadline, county.on) : null),
  },
  {
    column: { field: 'township', title: exportZh.ofTownship, form: 'text' },
    cell: ({ row, units }) => aboveOf(units, row.unit, 'township')?.name ?? null,
  },
  {
    column: { field: 'zone', title: exportZh.ofZone, form: 'text' },
    cell: ({ row, units }) => aboveOf(units, row.unit, 'zone')?.name ?? null,
  },
];

const aboveOf = (units: UnitIndex, id: string, level: UnitLevel): Unit | undefined =>
  units
    .pathUp(id)
    .map((it) => units.get(it))
    .find((unit) => unit?.level === level);

/** The ledger of a kind, by number. */
export function kindTable(kind: Kind, { county, geometry, unit }: FoldQuestion): FoldTable {
  const units = unitIndex(county);
  const places = placesOf(geometry, kind);
  const rows = [...county.rows.values()]
    .filter((row) => row.kind === kind.id && (unit === undefined || units.pathUp(row.unit).includes(unit)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const own = ledgerColumns(kind);
  const further = furtherColumns(rows, own, units);
  const sources = rows.map((row): LedgerSource => ({ row, units, county, place: places.get(row.id) ?? null }));
  return {
    title: exportZh.ledgerOf(kind.name),
    columns: [
      ...own.map(({ column, title }): FoldColumn => ({ field: fieldOf(column), title, form: formOf(column) })),
      ...further.map(({ column }) => column),
      ...STANDING.map(({ column }) => column),
    ],
    lines: sources.map((source) => [
      ...own.map((column) => ledgerCell(column, kind, source)),
      ...further.map(({ cell }) => cell(source.row)),
      ...STANDING.map(({ cell }) => cell(source)),
    ]),
    geometries: sources.map(({ place }) => place),
  };
}

/** The first five are those under which a list of units is read in. */
const UNIT_FIELDS: readonly {
  readonly column: FoldColumn;
  readonly cell: (unit: Unit, units: UnitIndex) => OutCell;
}[] = [
  { column: { field: 'code', title: exportZh.unitCode, form: 'code' }, cell: (unit) => codeOf(unit) },
  { column: { field: 'name', title: exportZh.unitName, form: 'text' }, cell: (unit) => unit.name },
  { column: { field: 'level', title: exportZh.unitLevel, form: 'text' }, cell: (unit) => LEVEL_NAMES[unit.level] },
  {
    column: { field: 'parent', title: exportZh.unitParent, form: 'code' },
    // A war zone is not where a unit belongs in the official list: the county is.
    cell: (unit, units) => {
      const above = unit.parent === null ? undefined : units.get(unit.parent);
      return codeOf(above?.level === 'zone' && above.parent !== null ? units.get(above.parent) : above);
    },
  },
  {
    column: { field: 'zone', title: LEVEL_NAMES.zone, form: 'text' },
    cell: (unit, units) => aboveOf(units, unit.id, 'zone')?.name ?? null,
  },
  {
    column: { field: 'households', title: exportZh.households, form: 'number', decimals: 0 },
    cell: (unit) => unit.households ?? null,
  },
  {
    column: { field: 'people', title: exportZh.people, form: 'number', decimals: 0 },
    cell: (unit) => unit.people ?? null,
  },
  {
    column: { field: 'hamlets', title: exportZh.hamlets, form: 'number', decimals: 0 },
    cell: (unit) => unit.hamlets ?? null,
  },
  {
    column: { field: 'poor', title: exportZh.poor, form: 'text' },
    cell: (unit) => exportZh.poorWords[unit.poor ?? 0] ?? null,
  },
  { column: { field: 'lng', title: exportZh.longitude, form: 'number' }, cell: (unit) => unit.at?.[0] ?? null },
  { column: { field: 'lat', title: exportZh.latitude, form: 'number' }, cell: (unit) => unit.at?.[1] ?? null },
];

/** Units of a level or of all, by code; the county's own figures of each. */
export function levelTable(level: UnitLevel | 'all', { county, geometry, unit }: FoldQuestion): FoldTable {
  const index = unitIndex(county);
  const units = [...index.all()]
    .filter(
      (it) => (level === 'all' || it.level === level) && (unit === undefined || index.pathUp(it.id).includes(unit)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const areas = areasOf(geometry, units);
  return {
    title: exportZh.unitsOf(level === 'all' ? exportZh.everyUnit : LEVEL_NAMES[level]),
    columns: UNIT_FIELDS.map(({ column }) => column),
    lines: units.map((it) => UNIT_FIELDS.map(({ cell }) => cell(it, index))),
    geometries: units.map(({ id }) => areas.get(id) ?? null),
  };
}
