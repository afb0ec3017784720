import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/day.ts';
import { kindSchedules } from '../../../../shared/domain/schedule/kind-schedule.ts';
import { DEFAULT_CALENDAR, workdaysBetween } from '../../../../shared/domain/work-calendar.ts';
import { pacedRow } from './paced-row.ts';

const on = '2017-12-01';
const by = (deadline: string) => ({ start: '2017-03-01', deadline });

describe('the line of a kind', () => {
  it('sums what is left and made, and forecasts', () => {
    const rows = [
      pacedRow({ id: 'a', quantity: 10, percent: 50, plan: by('2017-12-29') }),
      pacedRow({ id: 'b', quantity: 20, percent: 75, plan: by('2017-12-29') }),
      pacedRow({ id: 'c', quantity: 5, percent: 100, state: 'cleared', plan: by('2017-12-29') }),
      pacedRow({ id: 'd', quantity: 5, percent: 0, state: 'removed', plan: by('2017-12-29') }),
    ];
    // 1 % of 10 km and 1 % of 20 km a workday.
    const [line] = kindSchedules(
      rows,
      new Map([
        ['a', 1],
        ['b', 1],
      ]),
      on,
      DEFAULT_CALENDAR,
    );
    expect(line).toMatchObject({
      kind: 'road',
      targets: 3,
      open: 2,
      quantity: 35,
      reached: 25,
      remaining: 10,
      deadline: '2017-12-29',
      binding: '2017-12-29',
    });
    expect(line?.perDay).toBeCloseTo(0.3, 10);
    // Twenty workdays are left after 1 December.
    expect(line?.needed).toBeCloseTo(10 / 20, 10);
    // 10 / 0.3: 34 workdays, 14 after the deadline.
    expect(line).toMatchObject({ forecast: '2018-01-18', slack: -14 });
  });

  it('asks for the rate of the tightest deadline', () => {
    const rows = [
      pacedRow({ id: 'soon', quantity: 10, percent: 0, plan: by('2017-12-08') }),
      pacedRow({ id: 'late', quantity: 10, percent: 0, plan: by('2017-12-29') }),
    ];
    const [line] = kindSchedules(rows, new Map(), on, DEFAULT_CALENDAR);
    // Ten in 5 workdays is more than twenty in 20.
    expect(line).toMatchObject({
      needed: 2,
      binding: '2017-12-08',
      deadline: '2017-12-29',
      forecast: null,
      slack: null,
    });
  });

  it('counts what is overdue into every deadline to come, and has no rate when none comes', () => {
    const overdue = pacedRow({ id: 'over', quantity: 10, percent: 0, plan: by('2017-11-30') });
    const due = pacedRow({ id: 'due', quantity: 10, percent: 0, plan: by('2017-12-08') });
    expect(kindSchedules([overdue, due], new Map(), on, DEFAULT_CALENDAR)[0]?.needed).toBe(4);
    expect(kindSchedules([overdue], new Map(), on, DEFAULT_CALENDAR)[0]).toMatchObject({ needed: null, binding: null });
    expect(kindSchedules([due], new Map(), on, DEFAULT_CALENDAR, '2017-12-29')[0]).toMatchObject({
      needed: 0.5,
      deadline: '2017-12-29',
    });
  });

  it('says how late the rest could begin at the rate of the plan', () => {
    // 20 workdays planned from 4 to 29 December: half of it takes 10.
    const row = pacedRow({ id: 'a', percent: 50, plan: { start: '2017-12-04', deadline: '2017-12-29' } });
    expect(kindSchedules([row], new Map(), on, DEFAULT_CALENDAR)[0]?.latestStart).toBe('2017-12-18');
  });

  it('is finished when all is signed off', () => {
    const [line] = kindSchedules(
      [pacedRow({ id: 'a', percent: 100, state: 'cleared' })],
      new Map(),
      on,
      DEFAULT_CALENDAR,
    );
    expect(line).toMatchObject({ open: 0, remaining: 0, needed: 0, binding: null, deadline: null, forecast: null });
  });
});

describe('whatever the targets', () => {
  const rows = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 100 }),
      percent: fc.integer({ min: 0, max: 100 }),
      days: fc.integer({ min: 3, max: 60 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('the needed rate × the workdays to the binding deadline is all that is due by then, and serves every deadline', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const targets = list.map((row, i) =>
          pacedRow({ id: `${i}`, quantity: row.quantity, percent: row.percent, plan: by(addDays(on, row.days)) }),
        );
        const [line] = kindSchedules(targets, new Map(), on, DEFAULT_CALENDAR);
        const dueBy = (deadline: string) =>
          targets
            .filter((row) => row.plan.deadline <= deadline)
            .reduce((sum, row) => sum + row.quantity * (1 - row.percent / 100), 0);
        const capacity = (deadline: string) =>
          (line?.needed ?? 0) * workdaysBetween(DEFAULT_CALENDAR, addDays(on, 1), deadline);
        for (const row of targets)
          expect(capacity(row.plan.deadline)).toBeGreaterThanOrEqual(dueBy(row.plan.deadline) - 1e-6);
        const binding = line?.binding ?? on;
        expect(capacity(binding)).toBeCloseTo(dueBy(binding), 6);
      }),
    );
  });
});
