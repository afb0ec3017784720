import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../../shared/domain/day.ts';
import { clockMs, tick } from '../../../shared/log/clock.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { dailyProgress, reachedOn } from '../../../shared/log/progress.ts';
import { Timeline } from '../../../shared/log/timeline.ts';
import { batches, foundCounty, OTHER_VILLAGE, PIPE, POOL, Seat } from './world.ts';

/** The county is founded on 1 November; one report or step on each of the days after. */
function history(): Operation[] {
  const seat = new Seat('d1');
  foundCounty(seat);
  const founding = seat.operations.length;
  seat.say('amount', PIPE, { percent: 20, asOf: '2017-11-02' });
  seat.say('amount', PIPE, { percent: 50, asOf: '2017-11-03' });
  seat.say('amount', PIPE, { percent: 60, asOf: '2017-11-03' });
  seat.say('clearance', POOL, { to: 'cleared' });
  seat.say('clearance', POOL, { to: 'reopened', why: '池壁开裂' });
  seat.say('clearance', POOL, { to: 'removed', why: '并入管网' });
  const days = ['2017-11-02', '2017-11-03', '2017-11-03', '2017-11-04', '2017-11-06', '2017-11-07'];
  return seat.operations.map((operation, i) => {
    const day = days[i - founding];
    return day === undefined ? operation : { ...operation, clock: tick('', endOfDay(day) - 3_600_000 + i) };
  });
}

const operations = history();
const everything = () => true;
const whole = new Timeline(operations, batches);

describe('the time line', () => {
  it('extended piece by piece is the same as made at once, on every day', () => {
    for (let cut = 4; cut <= operations.length; cut += 1) {
      const grown = new Timeline(operations.slice(0, cut), batches);
      expect(grown.extend(operations.slice(cut), batches)).toBe(true);
      expect(grown.days).toEqual(whole.days);
      for (const day of ['2017-11-01', ...whole.days, '2017-12-01'])
        expect(grown.rowsOn(day)).toEqual(whole.rowsOn(day));
    }
  });

  it('is not extended by what is older than something it holds', () => {
    const [late] = operations.slice(-1);
    const grown = new Timeline(operations.slice(0, -2), batches);
    expect(grown.extend(late ? [late] : [], batches)).toBe(true);
    expect(grown.extend(operations.slice(-2, -1), batches)).toBe(false);
    expect(grown.targetOn(POOL, '2017-11-06')).toMatchObject({ state: 'cleared' });
  });
});

describe('progress by day', () => {
  const { kinds } = dailyProgress(whole, everything, '2017-10-31', '2017-11-08');

  it('adds up what each day ended with', () => {
    expect(kinds['pipe']).toEqual({
      targets: [0, 1, 1, 1, 1, 1, 1, 1, 1],
      percentSum: [0, 0, 20, 60, 60, 60, 60, 60, 60],
    });
    // Two pools; one is finished on the 4th, falls back on the 6th and is removed on the 7th.
    expect(kinds['pool']?.targets).toEqual([0, 2, 2, 2, 2, 2, 2, 1, 1]);
    expect(kinds['pool']?.percentSum).toEqual([0, 0, 0, 0, 100, 100, 0, 0, 0]);
  });

  it('is that of the rows of every day', () => {
    kinds['pool']?.targets.forEach((targets, i) => {
      const day = `2017-11-${String(i).padStart(2, '0')}`;
      const rows = i === 0 ? [] : whole.rowsOn(day).filter((row) => row.kind === 'pool' && row.state !== 'removed');
      expect(targets).toBe(rows.length);
      expect(kinds['pool']?.percentSum[i]).toBe(rows.reduce((sum, row) => sum + row.percent, 0));
    });
  });

  it('may begin in the middle and ask for some only', () => {
    const late = dailyProgress(whole, (row) => row.unit === OTHER_VILLAGE, '2017-11-03', '2017-11-04');
    expect(late.kinds['pipe']).toEqual({ targets: [1, 1], percentSum: [60, 60] });
    expect(late.kinds['pool']).toBeUndefined();
    expect(dailyProgress(whole, everything, '2017-11-04', '2017-11-03').kinds).toEqual({});
  });

  it('knows how far each target was', () => {
    expect(reachedOn(whole, everything, '2017-11-02').get(PIPE)).toMatchObject({ percent: 20, done: [0.7] });
    expect(reachedOn(whole, everything, '2017-10-31').size).toBe(0);
  });

  it('holds the days of the operations', () => {
    expect(whole.days).toHaveLength(6);
    expect(clockMs(operations.at(-1)?.clock ?? '')).toBeLessThan(endOfDay('2017-11-07'));
  });
});
