/** Cells that every ledger has, read one at a time; a fault is named with its row and column and reading goes on. */
import type { Day } from '../../../shared/domain/unit.ts';
import { readAmount, readDay, tidyName } from './cell.ts';
import { readCode } from './national-code.ts';
import type { Matched, UnitMatcher } from './match-units.ts';
import type { ImportProblem, Reason, Severity } from './problem.ts';
import type { Table, TableRow } from './table.ts';

const LONGEST_GOAL = 120;

export class LedgerCells<C extends string> {
  readonly table: Pick<Table<C>, 'has' | 'heading'>;
  readonly #units: UnitMatcher;
  readonly #problems: ImportProblem[];

  constructor(units: UnitMatcher, table: Pick<Table<C>, 'has' | 'heading'>, problems: ImportProblem[]) {
    this.table = table;
    this.#units = units;
    this.#problems = problems;
  }

  /** Names something about a cell; always null, the answer of a cell that cannot be read. */
  say(severity: Severity, source: TableRow<C>, column: C, reason: Reason): null {
    this.#problems.push({ severity, row: source.row, column: this.table.heading(column), ...reason });
    return null;
  }

  error(source: TableRow<C>, column: C, reason: Reason): null {
    return this.say('error', source, column, reason);
  }

  number(source: TableRow<C>, column: C): string | null {
    const text = source.cell(column).replace(/\.0+$/, '');
    if (text === '') return this.error(source, column, { reason: 'number-missing' });
    return /^[A-Za-z0-9._-]{1,40}$/.test(text)
      ? text
      : this.error(source, column, { reason: 'number-malformed', text });
  }

  goal(source: TableRow<C>, column: C): string | null {
    const goal = tidyName(source.cell(column));
    if (goal === '') return this.error(source, column, { reason: 'goal-missing' });
    if (goal.length <= LONGEST_GOAL) return goal;
    return this.error(source, column, { reason: 'text-too-long', characters: goal.length, most: LONGEST_GOAL });
  }

  /**
   * By code where there is one; the name of the responsible unit may then be an office that is no unit of the chain. The
   * township that the row names, where it does, says in which one the name is meant.
   */
  unit(source: TableRow<C>, codeColumn: C, nameColumn: C, townshipColumn?: C): string | null {
    // The county's own ids first: an invented county has codes that no national list knows.
    const code = source.cell(codeColumn);
    const held = code === '' ? undefined : this.#units.byCode(code);
    const cell = readCode(source.raw(codeColumn));
    if (held) {
      if (cell.code !== null && cell.renamed) {
        const { from, to, name, since } = cell.renamed;
        this.say('repaired', source, codeColumn, { reason: 'code-changed', from, to, name, since });
      }
      return held.id;
    }
    if (cell.code !== null) return this.#settled(source, codeColumn, cell.code, this.#units.matchCode(cell.code));
    if (cell.why === 'scientific')
      return this.error(source, codeColumn, { reason: 'code-scientific', code: cell.text });
    if (cell.why !== 'blank') return this.error(source, codeColumn, { reason: 'code-malformed', code: cell.text });
    const name = source.cell(nameColumn);
    if (name === '') return this.error(source, nameColumn, { reason: 'unit-missing' });
    const township = townshipColumn === undefined ? undefined : source.cell(townshipColumn);
    return this.#settled(source, nameColumn, name, this.#units.match(name, { township }));
  }

  /** Names that wait for a decision block the import by their rows; rows that a person left out are only told. */
  #settled(source: TableRow<C>, column: C, written: string, found: Matched): string | null {
    if (found.unit) return found.unit.id;
    if (found.why === 'left-out') return this.say('note', source, column, { reason: 'row-left-out', name: written });
    if (found.why === 'unknown') return this.error(source, column, { reason: 'unit-unknown', code: written });
    return this.error(source, column, { reason: 'unit-ambiguous', name: written, codes: found.candidates });
  }

  /** Null when the cell is empty; undefined when what it says cannot be read. */
  amount(source: TableRow<C>, column: C): number | null | undefined {
    const cell = readAmount(source.raw(column));
    if (cell.amount !== null) return cell.amount;
    if (cell.why === 'blank') return null;
    const reason = cell.why === 'negative' ? 'amount-negative' : 'amount-malformed';
    this.error(source, column, { reason, text: cell.text });
    return undefined;
  }

  /** Empty when the cell is; null when it cannot be read. */
  day(source: TableRow<C>, column: C): Day | null {
    const cell = readDay(source.raw(column));
    if (cell.day === null)
      return cell.why === 'blank' ? '' : this.error(source, column, { reason: 'date-malformed', text: cell.text });
    if (cell.isCompleted)
      this.say('repaired', source, column, { reason: 'date-completed', text: source.cell(column), day: cell.day });
    return cell.day;
  }
}

/** First day of work where a ledger does not say it: 1 January of the deadline's year. */
export const assumedStart = (deadline: Day): Day => `${deadline.slice(0, 4)}-01-01`;
