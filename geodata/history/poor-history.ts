/** Everything about poor households: weekly registers, rounds, pairings, visits and the five sources. */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { item, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import { CAMPAIGN_TODAY } from './campaign.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import { householdHistory } from './household-history.ts';
import { planMoves, roundBatches, ROUNDS } from './household-rounds.ts';
import type { ImportDesk } from './import-desk.ts';
import { PAIRED_SINCE, pairingsBatch, visitsBatch } from './pairings.ts';
import { SOURCE_NAMES, sourcesBatches } from './sources.ts';
import type { Field } from './work-story.ts';

export interface PoorGround {
  readonly county: string;
  readonly units: readonly Unit[];
  readonly households: HouseholdsBatch;
  readonly efficiency: ReadonlyMap<string, number>;
  readonly field: Field;
}

/** Batches go over the desk; steps and entries are the answer. */
export function poorHistory(ground: PoorGround, desk: ImportDesk, random: Random): HistoryEvent[] {
  const { county, units, households, efficiency, field } = ground;
  const moves = planMoves(households, random.fork('moves'));
  const poor = householdHistory(households, units, efficiency, moves, field, random.fork('households'));
  for (const batch of poor.reviews) {
    const hour = 17 + 0.8 * random.fork(batch.on).next();
    const rows = sumOf(batch.villages, (village) => village.rows.length);
    desk.add(instantOf(dayNumber(batch.on), hour), batch, `脱贫动态周报 ${batch.on}`, rows);
  }
  const count = sumOf(households.villages, ({ members }) => members.length);
  const pairings = pairingsBatch(households, units, random.fork('pairings'));
  desk.add(instantOf(dayNumber(PAIRED_SINCE), 9.5), pairings, '结对帮扶名册', count);
  const visits = visitsBatch(households, CAMPAIGN_TODAY, random.fork('visits'));
  desk.add(instantOf(dayNumber(CAMPAIGN_TODAY), 16.9), visits, '入户走访记录', count);
  sourcesBatches(households, '2017-11-27', random.fork('sources')).forEach((batch, place) => {
    const at = instantOf(dayNumber(batch.on), 15 + place * 0.1);
    desk.add(at, batch, `五个吻合 ${SOURCE_NAMES[batch.source]}`, batch.rows.length);
  });
  const rounds = roundBatches(households, moves, random.fork('rounds')).flatMap(({ round, removals, additions }) => {
    const plan = item(ROUNDS, round);
    const moved = (batch: typeof removals): number =>
      sumOf(batch.villages, ({ rows }) => rows.length) + sumOf(batch.added, ({ members }) => members.length);
    desk.add(instantOf(dayNumber(plan.out), 10), removals, `${plan.name} 剔除`, moved(removals));
    desk.add(instantOf(dayNumber(plan.in), 10), additions, `${plan.name} 新识别与回退`, moved(additions));
    const write = (at: number, set: Record<string, string | boolean>): HistoryEvent => ({
      at,
      subject: `round:${county}|${plan.id}`,
      unit: county,
      k: 'edit',
      by: field.officials.duty,
      payload: { set },
    });
    const { name, from, on } = plan;
    return [
      write(instantOf(dayNumber(from), 9), { name, from, on, removalsDone: false }),
      write(instantOf(dayNumber(plan.out), 16.5), { removalsDone: true }),
      write(instantOf(dayNumber(on) + 3, 17), { closed: true }),
    ];
  });
  return [...poor.steps, ...rounds];
}
