/** `guatu problems`: the problem ledger of a unit and everything below it. */
import { STATES } from '../../../shared/domain/clearance.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import { duplicateNumbers, PROBLEM_LEVELS } from '../../../shared/domain/problem.ts';
import { ALL_PROBLEMS, isProblem, problemsShown } from '../../../shared/domain/problem-ledger.ts';
import { isTargetOverdue, targetLight } from '../../../shared/domain/target.ts';
import { thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { problemsText } from '../../text/supervision-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = {
  unit: { type: 'string' },
  state: { type: 'string' },
  level: { type: 'string' },
} as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const asked = { state: args.text('state'), level: args.text('level') };
  const state = STATES.find((it) => it === asked.state);
  const level = PROBLEM_LEVELS.find((it) => it === asked.level);
  if (asked.state !== undefined && !state)
    return misused({ reason: 'bad-value', flag: '--state', value: asked.state, expected: STATES.join(' | ') });
  if (asked.level !== undefined && !level)
    return misused({ reason: 'bad-value', flag: '--level', value: asked.level, expected: PROBLEM_LEVELS.join(' | ') });
  return reading(args, (county) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const index = unitIndex(county);
    const all = [...county.rows.values()].filter(isProblem);
    const lit = all
      .filter((row) => !unit.value || index.pathUp(row.unit).includes(unit.value.id))
      .map((row) => ({
        ...row,
        light: targetLight(row, county.on, thresholdsOf(county)),
        overdue: isTargetOverdue(row, county.on),
      }));
    const shown = problemsShown(lit, {
      ...ALL_PROBLEMS,
      states: state ? [state] : [],
      levels: level ? [level] : [],
    });
    const twice = duplicateNumbers(all.map(({ id, problem }) => ({ id, number: problem.number })));
    const value = {
      asOf: county.on,
      count: shown.length,
      cleared: shown.filter((row) => row.state === 'cleared').length,
      duplicates: [...twice.keys()],
      problems: shown.map(({ id, name, problem, unit: at, owner, plan, percent, state: stands, light, overdue }) => ({
        id,
        name,
        ...problem,
        unit: at,
        unitName: index.get(at)?.name ?? '',
        owner,
        start: plan.start,
        deadline: plan.deadline,
        percent,
        state: stands,
        light,
        overdue,
        daysLate: overdue ? daysBetween(plan.deadline, county.on) : 0,
      })),
    };
    return done(value, problemsText(value));
  });
}
