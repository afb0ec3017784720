import { describe, expect, it } from 'vitest';
import { DEFAULT_KINDS } from '../../../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/light.ts';
import { windowOf } from '../../../../shared/domain/schedule/rate.ts';
import { actionsOf, isInAction } from '../../../../shared/domain/schedule/scope.ts';
import { stageDemands } from '../../../../shared/domain/schedule/stage-demand.ts';
import type { Outlook } from '../../../../shared/domain/schedule/target-pace.ts';
import { byUrgency, targetBar, unitBar } from '../../../../shared/domain/schedule/unit-schedule.ts';
import type { TargetRow } from '../../../../shared/domain/target.ts';
import { DEFAULT_CALENDAR } from '../../../../shared/domain/work-calendar.ts';

const outlook: Outlook = { on: '2017-12-01', thresholds: DEFAULT_THRESHOLDS, calendar: DEFAULT_CALENDAR };
/** Twenty workdays, from 4 to 29 December. */
const december = { start: '2017-12-04', deadline: '2017-12-29' };

const row = (id: string, change: Partial<TargetRow> = {}): TargetRow => ({
  id,
  kind: 'road',
  name: id,
  unit: 'V1',
  quantity: 10,
  plan: december,
  owner: '',
  state: 'underway',
  percent: 50,
  done: [],
  stretches: [],
  disputed: false,
  ...change,
});

describe('the bar of a unit', () => {
  const rows = [
    row('a', { percent: 40 }),
    row('b', {
      kind: 'pool',
      quantity: 1,
      percent: 0,
      state: 'open',
      plan: { start: '2017-11-01', deadline: '2017-12-15' },
    }),
    row('c', { percent: 100, state: 'cleared' }),
    row('gone', { state: 'removed', plan: { start: '2016-01-01', deadline: '2018-12-31' } }),
  ];

  it('spans its plans, averages its targets and takes the slowest kind that moves', () => {
    // The road makes 0.5 km a workday and has 6 left; the pool stands still.
    expect(unitBar('U', rows, new Map([['a', 5]]), outlook)).toMatchObject({
      total: 3,
      open: 2,
      start: '2017-11-01',
      deadline: '2017-12-29',
      forecast: '2017-12-19',
      stalled: 1,
      slack: 8,
    });
    expect(unitBar('U', rows, new Map(), outlook)?.percent).toBeCloseTo(140 / 3, 6);
  });

  it('has the light of the average: planned 22.96, reached 46.67', () => {
    expect(unitBar('U', rows, new Map(), outlook)?.light).toBe('green');
    expect(
      unitBar(
        'U',
        [row('late', { percent: 0, plan: { start: '2017-10-01', deadline: '2017-12-31' } })],
        new Map(),
        outlook,
      )?.light,
    ).toBe('red');
  });

  it('may begin no later than its first kind', () => {
    // The pool: all of its 33 workdays before 15 December. The road: 60 % of 20 before the 29th.
    expect(unitBar('U', [rows[0] ?? row('')], new Map(), outlook)?.latestStart).toBe('2017-12-14');
    expect(unitBar('U', rows, new Map(), outlook)?.latestStart).toBe('2017-11-01');
  });

  it('is missing without targets', () => {
    expect(unitBar('U', [row('gone', { state: 'removed' })], new Map(), outlook)).toBeNull();
  });
});

describe('the bar of a target', () => {
  it('forecasts at its own pace', () => {
    expect(targetBar(row('a'), new Map([['a', 10]]), outlook)).toMatchObject({
      forecast: '2017-12-08',
      latestStart: '2017-12-18',
      slack: 15,
      stalled: 0,
    });
    expect(targetBar(row('a'), new Map(), outlook)).toMatchObject({ forecast: null, slack: null, stalled: 1 });
    expect(targetBar(row('a', { state: 'cleared', percent: 100 }), new Map(), outlook)).toMatchObject({
      light: 'green',
      open: 0,
      forecast: null,
      latestStart: null,
      stalled: 0,
    });
  });

  it('comes before the less urgent: standing still, then the least slack, the finished last', () => {
    const bars = [
      targetBar(row('done', { state: 'cleared', percent: 100 }), new Map(), outlook),
      targetBar(row('quick'), new Map([['quick', 10]]), outlook),
      targetBar(row('slow'), new Map([['slow', 3]]), outlook),
      targetBar(row('still'), new Map(), outlook),
      targetBar(row('red', { plan: { start: '2017-03-01', deadline: '2017-11-30' } }), new Map([['red', 9]]), outlook),
    ];
    expect(bars.sort(byUrgency).map((bar) => bar.id)).toEqual(['red', 'still', 'slow', 'quick', 'done']);
  });
});

describe('demands of stages', () => {
  it('are sums over targets of the kind, with rates within the window and of the plan', () => {
    const road = DEFAULT_KINDS.find((kind) => kind.id === 'road');
    if (!road) throw new Error('no roads');
    const rows = [
      row('a', { done: [8, 5, 1] }),
      row('b', { done: [10, 2, 0], quantity: 20 }),
      row('new', { done: [4, 0, 0] }),
      row('gone', { state: 'removed', done: [9, 9, 9] }),
      row('pool', { kind: 'pool', done: [1] }),
    ];
    const before = new Map([
      ['a', { percent: 0, done: [3, 5, 2] }],
      ['b', { percent: 0, done: [5, 0, 0] }],
    ]);
    // Ten workdays; a target that was not there counts as standing still, what fell back too.
    expect(stageDemands(road, rows, before, windowOf('2017-12-01', 14), DEFAULT_CALENDAR)).toEqual([
      { id: 'subgrade', total: 40, done: 22, perDay: 1, planPerDay: 2 },
      { id: 'gravel', total: 40, done: 7, perDay: 0.2, planPerDay: 2 },
      { id: 'hardened', total: 40, done: 1, perDay: 0, planPerDay: 2 },
    ]);
  });
});

describe('actions', () => {
  const pathUp = (unit: string): string[] => [unit, 'T1', 'C'];
  const action = { id: 'a', name: '苦干三十天', from: '2017-12-01', to: '2017-12-30' };

  it('are about everything unless they name kinds or units', () => {
    expect(isInAction(action, pathUp)(row('x'))).toBe(true);
    expect(isInAction({ ...action, kinds: ['pool'] }, pathUp)(row('x'))).toBe(false);
    expect(isInAction({ ...action, units: ['T1'] }, pathUp)(row('x'))).toBe(true);
    expect(isInAction({ ...action, units: ['T2'] }, pathUp)(row('x'))).toBe(false);
  });

  it('are the named episodes of a county that keeps no actions', () => {
    const episodes = [{ name: '春季攻势', from: '2017-03-01', to: '2017-05-31' }];
    expect(actionsOf({ episodes })).toEqual([{ id: '春季攻势', ...episodes[0] }]);
    expect(actionsOf({ episodes, actions: [action] })).toEqual([action]);
    expect(actionsOf({})).toEqual([]);
  });
});
