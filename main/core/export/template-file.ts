/**
 * Workbooks to fill in: the ledger of a kind, a list of units, a list of households. Drop-downs and checks by column, an example
 * that an import leaves out, a sheet that says how, and the county's own units to choose from.
 */
import type { Kind } from '../../../shared/domain/kind.ts';
import { codeShown } from '../../../shared/domain/made-up-code.ts';
import { EXAMPLE } from '../../../shared/domain/target-ledger.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { type County, kindOf, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { templateZh } from '../../text/template-zh.ts';
import type { CellRule, Sheet, SheetCell, SheetColumn } from './sheet.ts';
import { type ExampleFacts, householdColumns, ledgerTemplateColumns, unitColumns } from './template-columns.ts';
import { cellsOf, workbookBytes } from './write-workbook.ts';

/** A column with what the template says about it. */
export interface TemplateColumn extends SheetColumn {
  readonly hint: string;
  readonly needed: boolean;
  readonly example: SheetCell;
}

export type TemplateSubject = { readonly kind: string } | { readonly list: 'units' | 'households' };

/** Lines for which drop-downs and checks are set. */
const RULED_LINES = 2000;

/** Null for a kind that the county does not have. */
export function templateFile(of: TemplateSubject, county: County): { name: string; bytes: Uint8Array } | null {
  const settings = settingsOf(county);
  const index = unitIndex(county);
  const units = [...index.all()].filter(({ level }) => level === 'village' || level === 'township').sort(byId);
  const list = unitsSheet(units, (id) => index.get(id)?.name ?? '');
  const rules = units.length === 0 ? {} : rulesOf(list, units.length);
  const village = units.find(({ level }) => level === 'village') ?? units[0];
  const facts: ExampleFacts = {
    unit: village ?? index.county,
    start: settings?.start ?? county.on,
    deadline: settings?.deadline ?? county.on,
    rules,
  };
  const kind = 'kind' in of ? kindOf(county, of.kind) : undefined;
  if ('kind' in of && !kind) return null;
  const columns = columnsOf(of, kind, facts);
  const name = kind?.name ?? templateZh['list' in of ? of.list : 'units'];
  const countyName = index.county?.name ?? settings?.name ?? '';
  const main: Sheet = {
    name,
    title: kind ? templateZh.kindTitle(countyName, name) : templateZh.listTitle(countyName, name),
    subtitle: templateZh.lead,
    columns,
    lines: [{ example: columns.map(({ example }, i) => (i === 0 ? EXAMPLE : example)) }],
    ruledLines: RULED_LINES,
    ...(settings?.mark === undefined ? {} : { mark: settings.mark }),
  };
  const sheets = [main, notesSheet(columns), ...(units.length > 0 && needsUnits(of) ? [list] : [])];
  return { name: templateZh.file(name), bytes: workbookBytes(sheets) };
}

const byId = (a: Unit, b: Unit): number => (a.id < b.id ? -1 : 1);
const needsUnits = (of: TemplateSubject): boolean => !('list' in of) || of.list === 'households';

function columnsOf(of: TemplateSubject, kind: Kind | undefined, facts: ExampleFacts): TemplateColumn[] {
  if (kind) return ledgerTemplateColumns(kind, facts);
  return 'list' in of && of.list === 'households' ? householdColumns(facts) : unitColumns(facts);
}

function unitsSheet(units: readonly Unit[], nameOf: (id: string) => string): Sheet {
  return {
    name: templateZh.unitsSheet,
    columns: [
      { title: templateZh.unitName, form: 'text' },
      { title: templateZh.unitCode, form: 'code' },
      { title: templateZh.unitAbove, form: 'text' },
    ],
    lines: units.map((unit) => [
      unit.name,
      codeShown(unit),
      unit.level === 'village' && unit.parent !== null ? nameOf(unit.parent) : null,
    ]),
  };
}

const rulesOf = (list: Sheet, count: number): { unit: CellRule; code: CellRule } => ({
  unit: { rule: 'range', sheet: list.name, range: cellsOf(list, 0, count) },
  code: { rule: 'range', sheet: list.name, range: cellsOf(list, 1, count) },
});

function notesSheet(columns: readonly TemplateColumn[]): Sheet {
  return {
    name: templateZh.notes,
    title: templateZh.notes,
    columns: [
      { title: templateZh.column, form: 'text' },
      { title: templateZh.needed, form: 'text' },
      { title: templateZh.howTo, form: 'text', width: 80 },
    ],
    lines: [
      ...templateZh.notesLead.map((text) => [null, null, text]),
      ...columns.map(({ title, needed, hint }) => [title, needed ? templateZh.yes : null, hint]),
    ],
  };
}
