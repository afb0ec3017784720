/** Rows of a progress ledger, each read on its own; the first fault of each cell is named with its row and column. */
import type { Day } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { assumedStart, LedgerCells } from './ledger-cells.ts';
import type { UnitMatcher } from './match-units.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { ProgressColumn } from './progress-columns.ts';
import type { Table, TableRow } from './table.ts';

export interface ProgressRow {
  readonly row: number;
  readonly number: string;
  /** Of the target: `<county>/F<number>`. */
  readonly id: string;
  readonly sector: string;
  readonly goal: string;
  readonly unit: string;
  readonly owner: string;
  readonly measure: string;
  readonly planned: number;
  /** Null when the ledger gives only the plan. */
  readonly done: number | null;
  readonly start: Day;
  readonly isStartAssumed: boolean;
  readonly deadline: Day;
  /** Shown and never computed with: as-of day, remark, unit as written. */
  readonly attrs: readonly (readonly [string, string])[];
}

type Source = TableRow<ProgressColumn>;

export class ProgressReader {
  readonly #county: string;
  readonly #cells: LedgerCells<ProgressColumn>;

  constructor(county: HeldCounty, units: UnitMatcher, table: Table<ProgressColumn>, problems: ImportProblem[]) {
    this.#county = county.settings.county;
    this.#cells = new LedgerCells(units, table, problems);
  }

  /** The row, or null with at least one entry among the problems that says why not. */
  read(source: Source): ProgressRow | null {
    const cells = this.#cells;
    const number = cells.number(source, 'number');
    const goal = cells.goal(source, 'goal');
    const unit = cells.unit(source, 'code', 'unit');
    const measure = this.#measure(source);
    const planned = this.#planned(source);
    const done = cells.amount(source, 'done');
    const deadline = cells.day(source, 'deadline');
    const given = cells.day(source, 'start');
    const asOf = cells.day(source, 'asOf');
    if (deadline === '') cells.error(source, 'deadline', { reason: 'deadline-missing' });
    if (number === null || goal === null || unit === null || measure === null || planned === null || done === undefined)
      return null;
    if (!deadline || given === null || asOf === null) return null;
    const isStartAssumed = given === '';
    const start = isStartAssumed ? assumedStart(deadline) : given;
    if (start > deadline) return cells.error(source, 'deadline', { reason: 'deadline-before-start', start, deadline });
    if (done !== null && done > planned)
      return cells.error(source, 'done', { reason: 'done-over-planned', done, planned });
    if (planned === 0) return cells.say('note', source, 'planned', { reason: 'nothing-planned' });
    if (done === null) cells.say('note', source, 'done', { reason: 'done-unknown' });
    const { table } = cells;
    return {
      row: source.row,
      number,
      id: `${this.#county}/F${number}`,
      sector: source.cell('sector'),
      goal,
      unit,
      owner: tidyName(source.cell('owner')),
      measure,
      planned,
      done,
      start,
      isStartAssumed,
      deadline,
      attrs: [
        ...(table.has('code') ? [[table.heading('unit'), source.cell('unit')] as const] : []),
        [table.heading('asOf'), asOf],
        [table.heading('remark'), source.cell('remark')],
      ],
    };
  }

  #measure(source: Source): string | null {
    const measure = tidyName(source.cell('measure'));
    return measure === '' ? this.#cells.error(source, 'measure', { reason: 'measure-missing' }) : measure;
  }

  #planned(source: Source): number | null {
    const planned = this.#cells.amount(source, 'planned');
    if (planned === null) return this.#cells.error(source, 'planned', { reason: 'amount-missing' });
    return planned ?? null;
  }
}
