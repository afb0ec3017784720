/** Rows of a progress ledger, each read on its own; the first fault of each cell is named with its row and column. */
import type { Day } from '../../../shared/domain/unit.ts';
import { readAmount, readDay, tidyName } from './cell.ts';
import { readCode } from './national-code.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem, Reason, Severity } from './problem.ts';
import type { ProgressColumn } from './progress-columns.ts';
import type { Table, TableRow } from './table.ts';
import { UnitFinder } from './unit-finder.ts';

const LONGEST_GOAL = 120;

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
  readonly #finder: UnitFinder;
  readonly #table: Table<ProgressColumn>;
  readonly #problems: ImportProblem[];

  constructor(county: HeldCounty, table: Table<ProgressColumn>, problems: ImportProblem[]) {
    this.#county = county.settings.county;
    this.#finder = new UnitFinder(county.units);
    this.#table = table;
    this.#problems = problems;
  }

  /** The row, or null with at least one entry among the problems that says why not. */
  read(source: Source): ProgressRow | null {
    const number = this.#number(source);
    const goal = this.#goal(source);
    const unit = this.#unit(source);
    const measure = this.#measure(source);
    const planned = this.#planned(source);
    const done = this.#done(source);
    const deadline = this.#day(source, 'deadline');
    const given = this.#day(source, 'start');
    const asOf = this.#day(source, 'asOf');
    if (deadline === '') this.#error(source, 'deadline', { reason: 'deadline-missing' });
    if (number === null || goal === null || unit === null || measure === null || planned === null || done === undefined)
      return null;
    if (!deadline || given === null || asOf === null) return null;
    const isStartAssumed = given === '';
    const start = isStartAssumed ? `${deadline.slice(0, 4)}-01-01` : given;
    if (start > deadline) return this.#error(source, 'deadline', { reason: 'deadline-before-start', start, deadline });
    if (done !== null && done > planned)
      return this.#error(source, 'done', { reason: 'done-over-planned', done, planned });
    if (planned === 0) return this.#say('note', source, 'planned', { reason: 'nothing-planned' });
    if (done === null) this.#say('note', source, 'done', { reason: 'done-unknown' });
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
        ...(this.#table.has('code') ? [[this.#table.heading('unit'), source.cell('unit')] as const] : []),
        [this.#table.heading('asOf'), asOf],
        [this.#table.heading('remark'), source.cell('remark')],
      ],
    };
  }

  #say(severity: Severity, source: Source, column: ProgressColumn, reason: Reason): null {
    this.#problems.push({ severity, row: source.row, column: this.#table.heading(column), ...reason });
    return null;
  }

  #error(source: Source, column: ProgressColumn, reason: Reason): null {
    return this.#say('error', source, column, reason);
  }

  #number(source: Source): string | null {
    const text = source.cell('number').replace(/\.0+$/, '');
    if (text === '') return this.#error(source, 'number', { reason: 'number-missing' });
    return /^[A-Za-z0-9._-]{1,40}$/.test(text)
      ? text
      : this.#error(source, 'number', { reason: 'number-malformed', text });
  }

  #goal(source: Source): string | null {
    const goal = tidyName(source.cell('goal'));
    if (goal === '') return this.#error(source, 'goal', { reason: 'goal-missing' });
    if (goal.length <= LONGEST_GOAL) return goal;
    return this.#error(source, 'goal', { reason: 'text-too-long', characters: goal.length, most: LONGEST_GOAL });
  }

  /** By code where there is one; the name of the responsible unit may then be an office that is no unit of the chain. */
  #unit(source: Source): string | null {
    const cell = readCode(source.raw('code'));
    if (cell.code !== null) {
      const unit = this.#finder.byCode(cell.code);
      if (!unit) return this.#error(source, 'code', { reason: 'unit-unknown', code: cell.code });
      if (cell.renamed) {
        const { from, to, name, since } = cell.renamed;
        this.#say('repaired', source, 'code', { reason: 'code-changed', from, to, name, since });
      }
      return unit.id;
    }
    if (cell.why === 'scientific') return this.#error(source, 'code', { reason: 'code-scientific', code: cell.text });
    if (cell.why !== 'blank') return this.#error(source, 'code', { reason: 'code-malformed', code: cell.text });
    const name = source.cell('unit');
    if (name === '') return this.#error(source, 'unit', { reason: 'unit-missing' });
    const found = this.#finder.byName(name);
    if (found.unit) return found.unit.id;
    if (found.candidates.length === 0) return this.#error(source, 'unit', { reason: 'unit-unknown', code: name });
    return this.#error(source, 'unit', { reason: 'unit-ambiguous', name, codes: found.candidates });
  }

  #measure(source: Source): string | null {
    const measure = tidyName(source.cell('measure'));
    return measure === '' ? this.#error(source, 'measure', { reason: 'measure-missing' }) : measure;
  }

  #planned(source: Source): number | null {
    const cell = readAmount(source.raw('planned'));
    if (cell.amount !== null) return cell.amount;
    if (cell.why === 'blank') return this.#error(source, 'planned', { reason: 'amount-missing' });
    const reason = cell.why === 'negative' ? 'amount-negative' : 'amount-malformed';
    return this.#error(source, 'planned', { reason, text: cell.text });
  }

  /** Null when the ledger does not say; undefined when what it says cannot be read. */
  #done(source: Source): number | null | undefined {
    const cell = readAmount(source.raw('done'));
    if (cell.amount !== null) return cell.amount;
    if (cell.why === 'blank') return null;
    const reason = cell.why === 'negative' ? 'amount-negative' : 'amount-malformed';
    this.#error(source, 'done', { reason, text: cell.text });
    return undefined;
  }

  /** Empty when the cell is; null when it cannot be read. */
  #day(source: Source, column: 'start' | 'deadline' | 'asOf'): Day | null {
    const cell = readDay(source.raw(column));
    if (cell.day === null)
      return cell.why === 'blank' ? '' : this.#error(source, column, { reason: 'date-malformed', text: cell.text });
    if (cell.isCompleted)
      this.#say('repaired', source, column, { reason: 'date-completed', text: source.cell(column), day: cell.day });
    return cell.day;
  }
}
