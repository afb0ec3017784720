import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/day.ts';
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/light.ts';
import { windowOf } from '../../../../shared/domain/schedule/rate.ts';
import {
  finishBy,
  lightBy,
  type Outlook,
  pacesOf,
  percentBy,
  turningRed,
} from '../../../../shared/domain/schedule/target-pace.ts';
import { DEFAULT_CALENDAR } from '../../../../shared/domain/work-calendar.ts';
import { pacedRow } from './paced-row.ts';

const outlook: Outlook = { on: '2017-12-01', thresholds: DEFAULT_THRESHOLDS, calendar: DEFAULT_CALENDAR };
/** A hundred days, so that each is worth one per cent; 31 January 2018 is the last. */
const plan = { start: '2017-10-24', deadline: '2018-01-31' };

const was = (percents: Readonly<Record<string, number>>) =>
  new Map(Object.entries(percents).map(([id, percent]) => [id, { percent, done: [] }]));

describe('the pace of the last 14 days', () => {
  const window = windowOf('2017-12-01', 14);

  it('is per workday: ten of them from 18 November to 1 December', () => {
    const rows = [pacedRow({ id: 'a', percent: 50 }), pacedRow({ id: 'b', percent: 50 })];
    const paces = pacesOf(rows, was({ a: 30, b: 50 }), window, DEFAULT_CALENDAR);
    expect(window.from).toBe('2017-11-17');
    expect([...paces]).toEqual([['a', 2]]);
  });

  it('of what fell back, was not there yet, or is done is nothing', () => {
    const rows = [
      pacedRow({ id: 'fell', percent: 20 }),
      pacedRow({ id: 'new', percent: 50 }),
      pacedRow({ id: 'done', percent: 100, state: 'cleared' }),
      pacedRow({ id: 'gone', percent: 40, state: 'removed' }),
    ];
    const before = was({ fell: 30, done: 0, gone: 0 });
    expect(pacesOf(rows, before, window, DEFAULT_CALENDAR).size).toBe(0);
  });
});

describe('a day to come', () => {
  const row = pacedRow({ id: 'a', plan, percent: 30 });

  it('counts workdays: 1 December 2017 is a Friday', () => {
    expect(percentBy(row, 2, outlook, '2017-12-03')).toBe(30);
    expect(percentBy(row, 2, outlook, '2017-12-08')).toBe(40);
    expect(percentBy(row, 50, outlook, '2018-01-31')).toBe(100);
    expect(finishBy(row, 2, outlook)).toBe('2018-01-19');
    expect(finishBy(row, 0, outlook)).toBeNull();
  });

  it('has its light by the thresholds', () => {
    // Planned: 39 on 1 December, 59 on 21 December, 70 on 1 January.
    expect(lightBy(row, 0, outlook, '2017-12-21')).toBe('yellow');
    expect(lightBy(row, 0, outlook, '2017-12-22')).toBe('red');
    expect(lightBy(row, 2, outlook, '2017-12-22')).toBe('green');
  });

  it('past the deadline is red, unless the work came to its end before', () => {
    expect(lightBy(row, 1, outlook, '2018-02-01')).toBe('red');
    expect(lightBy(row, 2, outlook, '2018-02-01')).toBe('green');
  });
});

describe('work done and not signed off', () => {
  it('is red past its deadline', () => {
    const unsigned = pacedRow({ id: 'a', plan, percent: 100, state: 'applied' });
    expect(lightBy(unsigned, 0, outlook, '2018-01-31')).toBe('green');
    expect(lightBy(unsigned, 0, outlook, '2018-02-01')).toBe('red');
  });
});

describe('who turns red by a day', () => {
  const rows = [
    pacedRow({ id: 'idle', plan, percent: 30 }),
    pacedRow({ id: 'slow', plan, percent: 30 }),
    pacedRow({ id: 'fast', plan, percent: 30 }),
    pacedRow({ id: 'unsigned', plan, percent: 100, state: 'applied' }),
    pacedRow({ id: 'red-already', plan, percent: 5 }),
    pacedRow({ id: 'signed', plan, percent: 100, state: 'cleared' }),
  ];
  const paces = new Map([
    ['slow', 0.5],
    ['fast', 2],
  ]);

  it('comes with the day, the percentage and the cause', () => {
    const short = ({ row, on, percent, cause, light }: ReturnType<typeof turningRed>[number]) => [
      row.id,
      on,
      percent,
      cause,
      light,
    ];
    expect(turningRed(rows, paces, outlook, '2018-02-01').map(short)).toEqual([
      // Planned 60 on 22 December.
      ['idle', '2017-12-22', 30, 'idle', 'green'],
      // Planned 71 on 2 January, when 30 + 0.5 × 22 workdays is 41.
      ['slow', '2018-01-02', 41, 'slow', 'green'],
      ['unsigned', '2018-02-01', 100, 'unsigned', 'green'],
    ]);
  });

  it('is nobody on the day itself', () => {
    expect(turningRed(rows, paces, outlook, '2017-12-01')).toEqual([]);
  });

  it('agrees with the light of the day found, and of the day before', () => {
    const percent = fc.integer({ min: 0, max: 99 });
    const pace = fc.double({ min: 0, max: 5, noNaN: true });
    const deadline = fc.integer({ min: -10, max: 90 }).map((days) => addDays('2017-12-01', days));
    fc.assert(
      fc.property(percent, pace, deadline, (of, perDay, until) => {
        const row = pacedRow({ id: 'a', percent: of, plan: { start: '2017-03-01', deadline: until } });
        const [turned] = turningRed([row], new Map([['a', perDay]]), outlook, '2018-03-31');
        if (!turned) return;
        expect(lightBy(row, perDay, outlook, turned.on)).toBe('red');
        expect(turned.on === '2017-12-02' || lightBy(row, perDay, outlook, addDays(turned.on, -1)) !== 'red').toBe(
          true,
        );
      }),
    );
  });
});
