import { describe, expect, it } from 'vitest';
import {
  type ScheduleAsk,
  scheduleFigures,
  unitsAsked,
} from '../../../../renderer/features/schedule/schedule-figures.ts';
import type { LitTarget, UnitProgress } from '../../../../renderer/db/reader.ts';
import { DEFAULT_KINDS } from '../../../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/light.ts';
import { summarise, emptyTally, addTarget } from '../../../../shared/domain/tally.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../../shared/domain/unit-index.ts';

const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
  id,
  level,
  name: id,
  parent,
  posts: [],
});
const units = new UnitIndex([
  unit('C', 'county', null),
  unit('T1', 'township', 'C'),
  unit('T2', 'township', 'C'),
  unit('V1', 'village', 'T1'),
  unit('V2', 'village', 'T2'),
]);
const target = (id: string, at: string, percent: number, change: Partial<LitTarget> = {}): LitTarget => ({
  id,
  kind: 'road',
  name: id,
  unit: at,
  quantity: 10,
  plan: { start: '2017-11-22', deadline: '2017-12-11' },
  owner: '',
  state: 'underway',
  percent,
  done: [],
  stretches: [],
  disputed: false,
  light: 'green',
  overdue: false,
  ...change,
});
const targets = [
  target('a', 'V1', 60),
  target('b', 'V2', 20),
  target('p', 'V2', 0, { kind: 'pool', quantity: 1, state: 'open' }),
  target('gone', 'V2', 0, { state: 'removed' }),
];
const progress: UnitProgress = {
  daily: {
    from: '2017-11-30',
    kinds: {
      road: { targets: [2, 2], percentSum: [60, 80] },
      pool: { targets: [1, 1], percentSum: [0, 0] },
    },
  },
  before: new Map([
    ['a', { percent: 40, done: [] }],
    ['b', { percent: 20, done: [] }],
  ]),
};
const county = units.county ?? unit('C', 'county', null);
const ask = (change: Partial<ScheduleAsk> = {}): ScheduleAsk => ({
  unit: county,
  units,
  settings: {
    county: 'C',
    name: 'C',
    campaign: 'campaign',
    start: '2017-03-01',
    deadline: '2017-12-31',
    thresholds: DEFAULT_THRESHOLDS,
    kinds: [...DEFAULT_KINDS],
  },
  action: undefined,
  windowDays: 14,
  on: '2017-12-01',
  ...change,
});
const action = { id: 'x', name: 'x', from: '2017-11-01', to: '2017-12-20', kinds: ['road'], units: ['T2'] };

describe('the figures of the page', () => {
  const figures = scheduleFigures(targets, progress, '', ask());

  it('have a row per unit below, the one that stands still first', () => {
    expect(figures.bars.map((bar) => [bar.id, bar.total, bar.light])).toEqual([
      ['T2', 2, 'red'],
      ['T1', 1, 'green'],
    ]);
  });

  it('say what the tally says', () => {
    const tally = emptyTally();
    for (const row of targets) addTarget(tally, row, 1, '2017-12-01', DEFAULT_THRESHOLDS);
    const sum = summarise(tally, undefined, DEFAULT_THRESHOLDS);
    const today = figures.curve.find((point) => point.day === '2017-12-01');
    expect(today?.planned).toBeCloseTo(sum.plannedPercent ?? -1, 6);
    expect(today?.actual).toBeCloseTo(sum.percent ?? -1, 6);
  });

  it('list the targets of a village', () => {
    const village = scheduleFigures(targets, progress, '', ask({ unit: units.get('V2') ?? county }));
    expect(village.bars.every((bar) => bar.isTarget)).toBe(true);
  });

  it('come without rates while the log is being read, or cannot be', () => {
    for (const missing of [undefined, null]) {
      const early = scheduleFigures(targets, missing, '', ask());
      expect([early.hasPaces, early.isAway]).toEqual([false, missing === null]);
      expect(early.bars).toHaveLength(2);
      expect(early.curve.every((point) => point.actual === null)).toBe(true);
    }
  });

  it('are those of an action only: its kinds, its units, its deadline', () => {
    const of = scheduleFigures(
      targets,
      progress,
      '',
      ask({ action: { ...action, milestones: [{ name: 'm', on: '2017-11-30', percent: 25, kind: 'road' }] } }),
    );
    expect(of.rows.map((row) => row.id)).toEqual(['b']);
    expect(of.kinds.map((line) => [line.kind, line.deadline])).toEqual([['road', '2017-12-20']]);
    expect(of.milestones).toMatchObject([{ status: 'hit', reached: 30 }]);
    expect(of.curve.find((point) => point.day === '2017-12-01')?.actual).toBe(40);
  });
});

describe('units whose progress is asked for', () => {
  it.each([
    ['C', undefined, ['C']],
    ['C', ['T2'], ['T2']],
    ['V2', ['T2'], ['V2']],
    ['T1', ['T2'], []],
  ] as const)('at %s with an action about %j', (id, of, expected) => {
    const { units: _units, ...everywhere } = action;
    const asked = ask({ unit: units.get(id) ?? county, action: of ? { ...action, units: [...of] } : everywhere });
    expect(unitsAsked(asked)).toEqual(expected);
  });
});
