/** How much is done on each day of 2017: offensives, rains, weekends and holidays. Days are day numbers of shared/domain/day.ts. */
import { dayNumber } from '../../shared/domain/day.ts';
import type { Random } from '../lib/random.ts';
import { CAMPAIGN_START, CAMPAIGN_TODAY } from './campaign.ts';

export const FIRST_DAY = dayNumber(CAMPAIGN_START);
export const LAST_DAY = dayNumber(CAMPAIGN_TODAY);

/** Later entries win. The rains of June and July stop earthworks; holidays stop nearly everything. */
const SEASONS: readonly { from: string; to: string; weight: number }[] = [
  { from: '2017-03-01', to: '2017-04-15', weight: 1.1 },
  { from: '2017-04-16', to: '2017-05-31', weight: 1.8 },
  { from: '2017-06-01', to: '2017-07-31', weight: 0.4 },
  { from: '2017-08-01', to: '2017-08-19', weight: 0.7 },
  { from: '2017-08-20', to: '2017-10-31', weight: 1.8 },
  { from: '2017-11-01', to: '2017-11-01', weight: 1 },
  { from: '2017-11-02', to: '2017-12-01', weight: 2.6 },
  { from: '2017-04-02', to: '2017-04-04', weight: 0.3 },
  { from: '2017-04-29', to: '2017-05-01', weight: 0.3 },
  { from: '2017-05-28', to: '2017-05-30', weight: 0.5 },
  { from: '2017-10-01', to: '2017-10-08', weight: 0.12 },
];

/** 0 Monday … 6 Sunday; day 0 was a Thursday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

export class WorkCalendar {
  readonly #weights: number[] = [];

  constructor(random: Random) {
    for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
      const season = SEASONS.findLast(({ from, to }) => day >= dayNumber(from) && day <= dayNumber(to));
      const week = weekday(day) === 6 ? 0.12 : weekday(day) === 5 ? 0.7 : 1;
      this.#weights.push((season?.weight ?? 1) * week * random.between(0.75, 1.25));
    }
  }

  weight(day: number): number {
    return this.#weights[day - FIRST_DAY] ?? 0;
  }

  /** A day within [from, to], busy days more often; both ends are brought into the campaign. */
  pick(from: number, to: number, random: Random): number {
    const low = Math.min(LAST_DAY, Math.max(FIRST_DAY, Math.round(from)));
    const high = Math.min(LAST_DAY, Math.max(low, Math.round(to)));
    let sum = 0;
    for (let day = low; day <= high; day += 1) sum += this.weight(day);
    let left = random.next() * sum;
    for (let day = low; day < high; day += 1) {
      left -= this.weight(day);
      if (left < 0) return day;
    }
    return high;
  }

  /** Share of the work between `from` and `to` that is done by the end of `day`. */
  share(from: number, to: number, day: number): number {
    let done = 0;
    let all = 0;
    for (let at = from; at <= to; at += 1) {
      all += this.weight(at);
      if (at <= day) done += this.weight(at);
    }
    return all === 0 ? 1 : done / all;
  }
}
