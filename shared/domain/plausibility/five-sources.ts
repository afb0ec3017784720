/**
 * Five sources agree 五个吻合: the same fields of a household in the national system, on the wall sheet, on the contact card, on
 * the register card and in the results, compared cell by cell. Source: PRODUCT row 五个吻合.
 */
import type { Suspicion } from './suspicion.ts';

/** 国扶系统, 上墙, 连心卡, 登记卡, 成效. */
export const SOURCES = ['national', 'wall', 'card', 'register', 'result'] as const;
export type Source = (typeof SOURCES)[number];

export type Cell = string | number | null;

/** What one source says: only the fields that it carries. */
export interface SourceTable {
  readonly source: Source;
  readonly fields: readonly string[];
  readonly rows: readonly { readonly household: string; readonly values: readonly Cell[] }[];
}

export interface Difference {
  readonly household: string;
  /** Empty when a source lacks the household altogether. */
  readonly field: string;
  /** What each source that carries the field says; null: the cell is empty or the household is missing. */
  readonly values: Partial<Record<Source, Cell>>;
}

/** Written differently, meaning the same: blanks, full-width digits and signs, `4.0` and `4`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell)
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s　]+/g, '');
  const isFigure = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$|^[+-]?\d{1,15}(\.\d+)?$/.test(text) && !/^0\d/.test(text);
  return isFigure ? String(Number(text.replaceAll(',', ''))) : text;
}

/**
 * All cells in which sources that carry the field do not agree, by household and field. A household that a source lacks is
 * one difference with an empty field, and its fields are compared among the sources that have it.
 */
export function compareSources(tables: readonly SourceTable[]): Difference[] {
  const bySource = new Map<Source, { fields: Map<string, number>; rows: Map<string, readonly Cell[]> }>();
  for (const { source, fields, rows } of tables)
    bySource.set(source, {
      fields: new Map(fields.map((field, i) => [field, i])),
      rows: new Map(rows.map((row) => [row.household, row.values])),
    });
  const present = SOURCES.filter((source) => bySource.has(source));
  const households = [...new Set(tables.flatMap((table) => table.rows.map((row) => row.household)))].sort();
  const fields = [...new Set(tables.flatMap((table) => table.fields))];
  const found: Difference[] = [];
  for (const household of households) {
    const having = present.filter((source) => bySource.get(source)?.rows.has(household));
    if (having.length < present.length) {
      const values = present.map((source) => [source, having.includes(source) ? household : null] as const);
      found.push({ household, field: '', values: Object.fromEntries(values) });
    }
    for (const field of fields) {
      const said = having.flatMap((source): [Source, Cell][] => {
        const table = bySource.get(source);
        const column = table?.fields.get(field);
        return column === undefined ? [] : [[source, table?.rows.get(household)?.[column] ?? null]];
      });
      if (new Set(said.map(([, cell]) => cellText(cell))).size > 1)
        found.push({ household, field, values: Object.fromEntries(said) });
    }
  }
  return found;
}

/** One suspicion per household with at least `fields` differing fields. */
export function fiveSources(
  differences: readonly Difference[],
  unitOf: (household: string) => string,
  fields: number,
): Suspicion[] {
  const byHousehold = new Map<string, string[]>();
  for (const { household, field } of differences)
    byHousehold.set(household, [...(byHousehold.get(household) ?? []), field]);
  return [...byHousehold]
    .filter(([, differing]) => differing.length >= fields)
    .map(([household, differing]) => ({
      rule: 'five-sources',
      subject: household,
      unit: unitOf(household),
      facts: { fields: differing, count: differing.length },
      at: null,
    }));
}
