import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedPercent } from '../../../../shared/domain/light.ts';
import { milestoneStanding } from '../../../../shared/domain/schedule/milestones.ts';
import { type ActualSeries, curveSpan, plannedSeries, sCurve } from '../../../../shared/domain/schedule/s-curve.ts';
import { pacedRow } from './paced-row.ts';

const short = { start: '2017-12-01', deadline: '2017-12-10' };
const long = { start: '2017-12-06', deadline: '2017-12-15' };
const rows = [
  pacedRow({ id: 'a', plan: short }),
  pacedRow({ id: 'b', plan: long }),
  pacedRow({ id: 'c', state: 'removed' }),
];
const actual: ActualSeries = { from: '2017-11-29', percent: [null, 0, 5, 10, 30, 55] };

describe('the planned curve', () => {
  it('averages over targets, removed ones aside', () => {
    const planned = plannedSeries(rows, '2017-11-30', '2017-12-16');
    expect(planned[0]).toBe(0);
    // 1 December: 10 and 0; 6 December: 60 and 10; 10 December: 100 and 50.
    expect(planned[1]).toBeCloseTo(5, 10);
    expect(planned[6]).toBeCloseTo(35, 10);
    expect(planned[10]).toBeCloseTo(75, 10);
    expect(planned.at(-1)).toBe(100);
  });

  it('follows a bent plan', () => {
    const plan = { ...short, curve: [[0.5, 20]] as [number, number][] };
    expect(plannedSeries([pacedRow({ id: 'a', plan })], '2017-12-05', '2017-12-05')).toEqual([20]);
  });

  it('never falls and is the average of what each day asks, whatever the plans', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2017-12-${String(n).padStart(2, '0')}`);
    const plan = fc.tuple(day, day).map(([a, b]) => (a <= b ? { start: a, deadline: b } : { start: b, deadline: a }));
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 8 }), (plans) => {
        const of = plans.map((it, i) => pacedRow({ id: `${i}`, plan: it }));
        const planned = plannedSeries(of, '2017-12-01', '2017-12-28');
        planned.forEach((percent, i) => {
          expect(percent ?? -1).toBeGreaterThanOrEqual((planned[i - 1] ?? 0) - 1e-9);
          const on = `2017-12-${String(i + 1).padStart(2, '0')}`;
          expect(percent).toBeCloseTo(plans.reduce((sum, it) => sum + plannedPercent(it, on), 0) / plans.length, 8);
        });
      }),
    );
  });

  it('counts targets with the same plan one by one', () => {
    const twins = [...rows, pacedRow({ id: 'd', plan: short })];
    // 6 December: 60, 10 and 60.
    expect(plannedSeries(twins, '2017-12-06', '2017-12-06')[0]).toBeCloseTo(130 / 3, 10);
  });

  it('has no value without targets', () => {
    expect(plannedSeries([], '2017-12-01', '2017-12-02')).toEqual([null, null]);
  });
});

describe('the S-curve', () => {
  it('spans all plans and the day looked at', () => {
    expect(curveSpan(rows, '2017-12-03')).toEqual({ from: '2017-12-01', to: '2017-12-15' });
    expect(curveSpan(rows, '2017-12-20')).toEqual({ from: '2017-12-01', to: '2017-12-20' });
    expect(curveSpan([], '2017-12-20')).toEqual({ from: '2017-12-20', to: '2017-12-20' });
  });

  it('puts the actual figure beside the planned one, up to the day that is known', () => {
    const points = sCurve(rows, actual, { from: '2017-11-30', to: '2017-12-04' }, '2017-12-02');
    expect(points.map((point) => point.actual)).toEqual([0, 5, 10, null, null]);
    expect(points.map((point) => point.day)).toEqual([
      '2017-11-30',
      '2017-12-01',
      '2017-12-02',
      '2017-12-03',
      '2017-12-04',
    ]);
  });
});

describe('milestones', () => {
  const standing = (on: string, percent: number, today = '2017-12-04') =>
    milestoneStanding({ name: 'm', on, percent }, actual, today);

  it.each([
    ['2017-12-02', 10, { status: 'hit', reached: 10, reachedOn: '2017-12-02' }],
    ['2017-12-02', 20, { status: 'late', reached: 10, reachedOn: '2017-12-03' }],
    ['2017-12-03', 80, { status: 'missed', reached: 30, reachedOn: null }],
    ['2017-12-20', 50, { status: 'early', reached: 55, reachedOn: '2017-12-04' }],
    ['2017-12-20', 90, { status: 'pending', reached: 55, reachedOn: null }],
  ] as const)('on %s at %d', (on, percent, expected) => {
    expect(standing(on, percent)).toMatchObject(expected);
  });

  it('do not know what came after the day looked at', () => {
    expect(standing('2017-12-02', 20, '2017-12-02')).toMatchObject({ status: 'missed', reachedOn: null });
    expect(standing('2017-12-20', 50, '2017-12-03')).toMatchObject({ status: 'pending', reached: 30 });
  });
});
