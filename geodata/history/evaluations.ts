/** Two rounds of third-party evaluation 第三方评估 with a score for every township and village. */
import { dayNumber } from '../../shared/domain/day.ts';
import { scoreField } from '../../shared/domain/entries/evaluation.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import type { Field } from './work-story.ts';

const ROUNDS: readonly { readonly round: number; readonly name: string; readonly on: Day; readonly base: number }[] = [
  { round: 1, name: '第一轮第三方评估', on: '2017-07-21', base: 81 },
  { round: 2, name: '第二轮第三方评估', on: '2017-11-28', base: 86 },
];
const EVALUATOR = '某大学评估组';

/** Scores follow how well a unit gets on, with luck; the second round is the better one. */
export function evaluationHistory(
  county: string,
  units: readonly Unit[],
  efficiency: ReadonlyMap<string, number>,
  field: Field,
  random: Random,
): HistoryEvent[] {
  return ROUNDS.map(({ round, name, on, base }): HistoryEvent => {
    const scores = units
      .filter((unit) => unit.level === 'township' || unit.level === 'village')
      .map((unit) => {
        const spread = unit.level === 'township' ? 2.2 : 4;
        const score =
          base + spread * (efficiency.get(unit.id) ?? 0) + 1.8 * random.fork(`${round} ${unit.id}`).normal();
        return [scoreField(unit.id), Math.round(Math.min(99.5, Math.max(48, score)) * 10) / 10] as const;
      });
    return {
      at: instantOf(dayNumber(on), 16.4),
      subject: `evaluation:${county}|${round}`,
      unit: county,
      k: 'edit',
      by: field.officials.duty,
      payload: { set: { round, name, by: EVALUATOR, on, full: 100, ...Object.fromEntries(scores) } },
    };
  });
}
