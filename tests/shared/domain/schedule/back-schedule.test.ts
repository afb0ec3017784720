import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/day.ts';
import {
  backSchedule,
  type BackScheduleAsk,
  type StageSchedule,
} from '../../../../shared/domain/schedule/back-schedule.ts';
import {
  type Calendar,
  DEFAULT_CALENDAR,
  isWorkday,
  workdaysBetween,
} from '../../../../shared/domain/work-calendar.ts';

/** 组组通 on 1 December 2017 as published: 1,380.6, 806.7 and 376.4 of 2,024 km. */
const roads: BackScheduleAsk = {
  stages: [
    { id: 'subgrade', total: 2024, done: 1380.6, perDay: 20, planPerDay: 40 },
    { id: 'gravel', total: 2024, done: 806.7, perDay: 60, planPerDay: 60 },
    { id: 'hardened', total: 2024, done: 376.4, perDay: 0, planPerDay: 100 },
  ],
  order: 'sequence',
  lead: { by: 'days', value: 0 },
  from: '2017-12-01',
  deadline: '2017-12-31',
  calendar: DEFAULT_CALENDAR,
};

const scheduled = (ask: BackScheduleAsk): StageSchedule[] => {
  const result = backSchedule(ask);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

describe('组组通 from 1 to 31 December 2017, 21 workdays', () => {
  it('needs 30.64, 57.97 and 78.46 km a workday', () => {
    const stages = scheduled(roads);
    expect(stages.map((stage) => Number(stage.remaining.toFixed(1)))).toEqual([643.4, 1217.3, 1647.6]);
    expect(stages.map((stage) => Number(stage.needed?.toFixed(3)))).toEqual([30.638, 57.967, 78.457]);
    expect(stages.map((stage) => stage.window)).toEqual(
      Array.from({ length: 3 }, () => ({ start: '2017-12-01', finish: '2017-12-29', workdays: 21 })),
    );
  });

  it('forecasts at the present rate, and says how late each may begin at the rate of the plan', () => {
    const [subgrade, gravel, hardened] = scheduled(roads);
    // 643.4 / 40 and 1,647.6 / 100 are 17 workdays before the end of the 29th.
    // 643.4 / 20 = 33 workdays: 21 in December, 12 from 1 January (the default calendar knows no holiday of 2018).
    expect(subgrade).toMatchObject({ forecast: '2018-01-16', slack: -12, latestStart: '2017-12-07' });
    // 1,217.3 / 60 = 21 workdays.
    expect(gravel).toMatchObject({ forecast: '2017-12-29', slack: 0, latestStart: '2017-12-01' });
    expect(hardened).toMatchObject({ forecast: null, slack: null, latestStart: '2017-12-07' });
  });

  it('asks for more where a stage has to leave a lead of three days to the next', () => {
    const stages = scheduled({ ...roads, lead: { by: 'days', value: 3 } });
    expect(stages.map((stage) => stage.window?.finish)).toEqual(['2017-12-21', '2017-12-26', '2017-12-29']);
    expect(stages.map((stage) => stage.window?.workdays)).toEqual([15, 18, 21]);
    expect(stages[0]?.needed).toBeCloseTo(643.4 / 15, 10);
  });

  it('works without days off in a burst of thirty days', () => {
    const everyDay: Calendar = { weekend: [], holidays: [], workdays: [] };
    const stages = scheduled({ ...roads, deadline: '2017-12-30', calendar: everyDay });
    expect(stages[2]?.needed).toBeCloseTo(54.92, 2);
  });
});

describe('six actions from May to August 2019: 43 villages, 20,907 people', () => {
  /** 国务院办公厅关于2019年部分节假日安排的通知, with the longer Labour Day of its amendment. */
  const calendar2019: Calendar = {
    weekend: [0, 6],
    holidays: ['2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04', '2019-06-07'],
    workdays: ['2019-05-05'],
  };
  const needed = (total: number) =>
    scheduled({
      stages: [{ id: 'lifted', total, done: 0, perDay: 0, planPerDay: 0 }],
      order: 'parallel',
      lead: { by: 'days', value: 0 },
      from: '2019-05-01',
      deadline: '2019-08-31',
      calendar: calendar2019,
    })[0];

  it('are 85 workdays: 246 people a day, a village every other day', () => {
    expect(needed(20_907)?.window).toEqual({ start: '2019-05-05', finish: '2019-08-30', workdays: 85 });
    expect(needed(20_907)?.needed).toBeCloseTo(245.96, 2);
    expect(needed(43)?.needed).toBeCloseTo(0.506, 3);
  });
});

describe('overlapping stages 压茬', () => {
  const fresh = (lead: BackScheduleAsk['lead'], deadline = '2017-12-22'): BackScheduleAsk => ({
    stages: ['a', 'b', 'c'].map((id) => ({ id, total: 100, done: 0, perDay: 10, planPerDay: 10 })),
    order: 'sequence',
    lead,
    from: '2017-12-01',
    deadline,
    calendar: { weekend: [], holidays: [], workdays: [] },
  });

  it('of equal rate start a lead apart: 22 days, a lead of a tenth', () => {
    // Length L and lag L / 10 each: L + 2 × L / 10 = 22.
    const length = 22 / 1.2;
    const stages = scheduled(fresh({ by: 'percent', value: 10 }));
    for (const stage of stages) expect(stage.window?.workdays).toBeCloseTo(length, 4);
    for (const stage of stages) expect(stage.needed).toBeCloseTo(100 / length, 4);
    expect(stages.map((stage) => stage.window?.start)).toEqual(['2017-12-01', '2017-12-02', '2017-12-04']);
    expect(stages.map((stage) => stage.window?.finish)).toEqual(['2017-12-19', '2017-12-21', '2017-12-22']);
  });

  it('wait five days each when the lead is in days', () => {
    const stages = scheduled(fresh({ by: 'days', value: 5 }));
    expect(stages.map((stage) => stage.window?.start)).toEqual(['2017-12-01', '2017-12-06', '2017-12-11']);
    expect(stages.map((stage) => stage.window?.finish)).toEqual(['2017-12-12', '2017-12-17', '2017-12-22']);
    expect(stages.map((stage) => stage.needed)).toEqual([100 / 12, 100 / 12, 100 / 12]);
  });

  it('may begin at once where the lead is there already', () => {
    const ask = fresh({ by: 'percent', value: 10 });
    const stages = scheduled({ ...ask, stages: ask.stages.map((stage, i) => ({ ...stage, done: i === 0 ? 40 : 0 })) });
    expect(stages[1]?.window?.start).toBe('2017-12-01');
    expect(stages[2]?.window?.start).not.toBe('2017-12-01');
  });

  it('leave finished ones alone', () => {
    const ask = fresh({ by: 'percent', value: 10 });
    const stages = scheduled({ ...ask, stages: ask.stages.map((stage, i) => ({ ...stage, done: i === 0 ? 100 : 0 })) });
    expect(stages[0]).toMatchObject({ remaining: 0, window: null, needed: 0 });
    expect(stages[1]?.window?.start).toBe('2017-12-01');
  });

  it('that do not wait for each other all have the whole time', () => {
    const stages = scheduled({ ...fresh({ by: 'percent', value: 50 }), order: 'parallel' });
    expect(stages.map((stage) => stage.window?.workdays)).toEqual([22, 22, 22]);
  });

  it.each([
    [{ deadline: '2017-11-30' }, { reason: 'deadline-before-start', start: '2017-12-01', deadline: '2017-11-30' }],
    [
      { from: '2017-12-02', deadline: '2017-12-03', calendar: DEFAULT_CALENDAR },
      { reason: 'no-workdays', start: '2017-12-02', deadline: '2017-12-03' },
    ],
    [{ lead: { by: 'days', value: 11 } }, { reason: 'lead-too-long', lead: { by: 'days', value: 11 }, workdays: 22 }],
    [{ lead: { by: 'percent', value: 95 } }, { reason: 'lead-out-of-range', lead: { by: 'percent', value: 95 } }],
    [{ lead: { by: 'days', value: -1 } }, { reason: 'lead-out-of-range', lead: { by: 'days', value: -1 } }],
  ] as const)('with %j are refused', (change, refusal) => {
    expect(backSchedule({ ...fresh({ by: 'percent', value: 10 }), ...change })).toEqual({ ok: false, error: refusal });
  });
});

const atWork = (stages: readonly StageSchedule[]) =>
  stages.flatMap((stage) => (stage.window ? [{ ...stage, window: stage.window }] : []));

describe('whatever is asked', () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
    .map((list) => list.sort((a, b) => b - a));
  const ask = fc
    .record({
      shares,
      lead: fc.oneof(
        fc.record({ by: fc.constant('percent' as const), value: fc.integer({ min: 0, max: 90 }) }),
        fc.record({ by: fc.constant('days' as const), value: fc.integer({ min: 0, max: 6 }) }),
      ),
      days: fc.integer({ min: 0, max: 300 }),
      perDay: fc.double({ min: 0, max: 50, noNaN: true }),
      from: fc.integer({ min: 0, max: 360 }).map((days) => addDays('2017-01-01', days)),
    })
    .map(({ shares: done, lead, days, perDay, from }): BackScheduleAsk => ({
      stages: done.map((share, i) => ({ id: `${i}`, total: 250, done: share * 2.5, perDay, planPerDay: perDay })),
      order: 'sequence',
      lead,
      from,
      deadline: addDays(from, days),
      calendar: DEFAULT_CALENDAR,
    }));

  it('rate × workdays of the window is what remains, and no window leaves the time there is', () => {
    fc.assert(
      fc.property(ask, (of) => {
        const result = backSchedule(of);
        fc.pre(result.ok);
        expect(result.value.every((stage) => stage.window !== null || stage.remaining === 0)).toBe(true);
        for (const stage of atWork(result.value)) {
          expect((stage.needed ?? Number.NaN) * stage.window.workdays).toBeCloseTo(stage.remaining, 6);
          expect(stage.window.start >= of.from && stage.window.finish <= of.deadline).toBe(true);
          expect(isWorkday(of.calendar, stage.window.start) && isWorkday(of.calendar, stage.window.finish)).toBe(true);
          expect(stage.window.workdays).toBeLessThanOrEqual(
            workdaysBetween(of.calendar, stage.window.start, stage.window.finish) + 1e-6,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('later stages never end or begin before earlier ones that are still at work', () => {
    fc.assert(
      fc.property(ask, (of) => {
        const result = backSchedule(of);
        fc.pre(result.ok);
        const windows = atWork(result.value).map((stage) => stage.window);
        const inOrder = windows.slice(1).every((window, i) => {
          const before = windows[i] ?? window;
          return before.start <= window.start && before.finish <= window.finish;
        });
        expect(inOrder).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('finishes with slack 0 or more exactly when the present rate is enough', () => {
    fc.assert(
      fc.property(ask, (of) => {
        const result = backSchedule({ ...of, lead: { by: 'days', value: 0 } });
        fc.pre(result.ok);
        for (const stage of atWork(result.value).filter(({ forecast }) => forecast !== null))
          expect((stage.slack ?? -1) >= 0).toBe(
            Math.ceil(stage.remaining / stage.perDay - 1e-9) <= stage.window.workdays,
          );
      }),
    );
  });
});
