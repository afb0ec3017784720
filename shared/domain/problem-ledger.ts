/**
 * The problem ledger as a list: which problems are shown, in which order, and what they add up to.
 * Source: PRODUCT row "problem ledger" and "Conventions of the trade": ledger columns.
 */
import { isCounted, isDone, type State } from './clearance.ts';
import type { Light } from './light.ts';
import { type ProblemFacts, PROBLEM_LEVELS, type ProblemLevel } from './problem.ts';
import type { TargetRow } from './target.ts';

/** A problem with the light it has on the day looked at. */
export interface LitProblem extends TargetRow {
  readonly problem: ProblemFacts;
  readonly light: Light;
  readonly overdue: boolean;
}

export const isProblem = <T extends TargetRow>(row: T): row is T & { readonly problem: ProblemFacts } =>
  row.problem !== undefined;

export interface ProblemFilter {
  /** Empty: every level. */
  readonly levels: readonly ProblemLevel[];
  /** Empty: every aspect. */
  readonly aspect: string;
  readonly states: readonly State[];
  readonly lights: readonly Light[];
  /** Part of the number, name, source, measure, unit of lead or person. */
  readonly text: string;
}
export const ALL_PROBLEMS: ProblemFilter = { levels: [], aspect: '', states: [], lights: [], text: '' };

const isIn = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);

/** By number, newest quarter first, within a quarter in the order of registration. */
export function problemsShown<T extends LitProblem>(problems: readonly T[], filter: ProblemFilter): T[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const quarter = (row: T): string => row.problem.number.slice(0, 7);
  const running = (row: T): number => Number(row.problem.number.slice(8));
  return problems
    .filter((row) => {
      const { problem } = row;
      if (!isIn(filter.levels, problem.level) || !isIn(filter.states, row.state) || !isIn(filter.lights, row.light))
        return false;
      if (filter.aspect !== '' && problem.aspect !== filter.aspect) return false;
      const text = [problem.number, row.name, problem.source, problem.measure, problem.lead, row.owner]
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) =>
      quarter(a) === quarter(b) ? running(a) - running(b) || (a.id < b.id ? -1 : 1) : quarter(a) < quarter(b) ? 1 : -1,
    );
}

export interface ProblemTotals {
  readonly total: number;
  readonly cleared: number;
  readonly overdue: number;
  readonly reopened: number;
  readonly levels: Readonly<Record<ProblemLevel, { readonly total: number; readonly cleared: number }>>;
}

/** Removed ones do not count. */
export function problemTotals(problems: Iterable<LitProblem>): ProblemTotals {
  const levels = Object.fromEntries(PROBLEM_LEVELS.map((level) => [level, { total: 0, cleared: 0 }])) as Record<
    ProblemLevel,
    { total: number; cleared: number }
  >;
  const sum = { total: 0, cleared: 0, overdue: 0, reopened: 0 };
  for (const row of problems) {
    if (!isCounted(row.state)) continue;
    const level = levels[row.problem.level];
    sum.total += 1;
    level.total += 1;
    if (isDone(row.state)) {
      sum.cleared += 1;
      level.cleared += 1;
    }
    if (row.overdue) sum.overdue += 1;
    if (row.state === 'reopened') sum.reopened += 1;
  }
  return { ...sum, levels };
}
