/**
 * Poor households: weekly registers that lift them in waves, a few that fall back 返贫, some of them as single steps with a
 * reason. Nobody is named. Households that a round of dynamic management moves have their own course.
 */
import type { HouseholdReviewBatch, HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { HOUSEHOLD_STATUSES } from '../../shared/domain/household-batch.ts';
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, Story } from './event.ts';
import { liftedBefore, moveKey, type PlannedMove } from './household-rounds.ts';
import type { Field } from './work-story.ts';
import { FIRST_DAY, LAST_DAY, type WorkCalendar, weekday } from './work-calendar.ts';

const LIFTED = HOUSEHOLD_STATUSES.indexOf('lifted');
const RELAPSED = HOUSEHOLD_STATUSES.indexOf('relapsed');
const FRIDAY = 4;
const RELAPSES = ['因病返贫', '因灾返贫', '因学返贫', '务工收入中断'];

/** Exits are accepted at the end of an offensive rather than while it runs. */
const WAVES: readonly { from: string; to: string; weight: number }[] = [
  { from: '2017-05-12', to: '2017-06-02', weight: 3 },
  { from: '2017-09-22', to: '2017-09-29', weight: 2 },
  { from: '2017-10-13', to: '2017-11-03', weight: 3 },
  { from: '2017-11-10', to: '2017-12-01', weight: 4 },
];

interface Change {
  readonly village: string;
  readonly row: number;
  readonly status: number;
}

export interface HouseholdHistory {
  /** One per week with changes, oldest first. */
  readonly reviews: readonly HouseholdReviewBatch[];
  readonly steps: readonly HistoryEvent[];
}

/** `efficiency` per village decides how early and how many of its households are lifted. */
export function householdHistory(
  households: HouseholdsBatch,
  units: readonly Unit[],
  efficiency: ReadonlyMap<string, number>,
  moves: ReadonlyMap<string, PlannedMove>,
  field: Field,
  random: Random,
): HouseholdHistory {
  const weeks = reviewDays();
  const weights = weeks.map((day) => waveWeight(field.calendar, day));
  const poor = new Map(units.map((unit) => [unit.id, unit.poor ?? 0]));
  const byWeek: Change[][] = weeks.map(() => []);
  const steps: HistoryEvent[] = [];
  for (const { village, members } of households.villages) {
    const own = random.fork(village);
    const lead = efficiency.get(village) ?? 0;
    const share = Math.min(0.985, Math.max(0.55, 0.9 + 0.055 * lead - 0.05 * (poor.get(village) ?? 0)));
    const pace = weights.map((weight, i) => weight * Math.exp(-0.7 * lead * (i / weeks.length - 0.5)));
    members.forEach((_, row) => {
      const isLifted = own.next() < share;
      const move = moves.get(moveKey(village, row));
      if (move) {
        const before = weeks.filter((day) => day < liftedBefore(move.round));
        if (move.flow !== 'removed-left') byWeek[own.below(before.length)]?.push({ village, row, status: LIFTED });
        return;
      }
      if (!isLifted) return;
      const week = pickIndex(pace, own);
      byWeek[week]?.push({ village, row, status: LIFTED });
      if (own.next() >= 0.014 || week + 4 >= weeks.length) return;
      const back = week + 3 + own.below(weeks.length - week - 3);
      if (own.next() < 0.3) {
        steps.push(...relapseStep(village, row, (weeks[back] ?? LAST_DAY) - 2, field, own.fork(`step ${row}`)));
        return;
      }
      byWeek[back]?.push({ village, row, status: RELAPSED });
      const again = back + 4 + own.below(6);
      if (again < weeks.length && own.next() < 0.6) byWeek[again]?.push({ village, row, status: LIFTED });
    });
  }
  const reviews = byWeek.flatMap((changes, week) =>
    changes.length === 0 ? [] : [reviewOf(changes, weeks[week] ?? LAST_DAY)],
  );
  return { reviews, steps };
}

/** Every Friday of the campaign. */
function reviewDays(): number[] {
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) if (weekday(day) === FRIDAY) days.push(day);
  return days;
}

function waveWeight(calendar: WorkCalendar, day: number): number {
  const wave = WAVES.find(({ from, to }) => day >= dayNumber(from) && day <= dayNumber(to));
  return calendar.weight(day) * (wave?.weight ?? 1);
}

function pickIndex(weights: readonly number[], random: Random): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

function relapseStep(village: string, row: number, day: number, field: Field, random: Random): HistoryEvent[] {
  const story = new Story(`${village}/${String(row + 1).padStart(4, '0')}`, village, random);
  story.add(day, 'clearance', field.officials.inspector(random), { to: 'reopened', why: random.pick(RELAPSES) });
  const again = day + 14 + random.below(30);
  if (again <= LAST_DAY && random.next() < 0.5)
    story.add(field.calendar.pick(again - 3, again, random), 'clearance', field.officials.duty, { to: 'cleared' });
  return story.events;
}

function reviewOf(changes: readonly Change[], day: number): HouseholdReviewBatch {
  const villages = new Map<string, { village: string; rows: number[]; status: number[] }>();
  for (const { village, row, status } of changes) {
    const part = villages.get(village) ?? { village, rows: [], status: [] };
    part.rows.push(row);
    part.status.push(status);
    villages.set(village, part);
  }
  return { batch: 'household-review', version: 1, on: dayOfNumber(day), villages: [...villages.values()] };
}
