import { describe, expect, it } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/light.ts';
import { addHouseholds, addTarget, emptyTally, summarise } from '../../../shared/domain/tally.ts';
import { leftOf, lengthInMetres, percentOf, targetLight, type TargetRow } from '../../../shared/domain/target.ts';

const ON = '2017-12-01';
const row = (change: Partial<TargetRow> = {}): TargetRow => ({
  id: '990101/SC1',
  kind: 'pool',
  name: '水池',
  unit: '990101100200',
  quantity: 1,
  plan: { start: '2017-03-01', deadline: '2017-10-31' },
  owner: '李文学',
  state: 'open',
  percent: 0,
  done: [0],
  stretches: [],
  disputed: false,
  ...change,
});
const cleared = row({ id: '990101/SC2', state: 'cleared', percent: 100, done: [1] });
const running = row({
  id: '990101/SC3',
  state: 'underway',
  percent: 80,
  done: [0.8],
  plan: { start: '2017-11-01', deadline: '2017-12-31' },
});
const road = DEFAULT_KINDS.find((kind) => kind.id === 'road');
const pool = DEFAULT_KINDS.find((kind) => kind.id === 'pool');
if (!road || !pool) throw new Error('the registry has lost its roads or pools');

describe('tally', () => {
  it('adds up states, lights, amounts and averages', () => {
    const tally = emptyTally();
    for (const one of [row(), cleared, running]) addTarget(tally, one, 1, ON, DEFAULT_THRESHOLDS);
    expect(tally.kinds['pool']).toEqual({
      total: 3,
      cleared: 1,
      overdue: 1,
      disputed: 0,
      states: { open: 1, cleared: 1, underway: 1 },
      lights: { red: 1, yellow: 0, green: 2, none: 0 },
      amounts: {},
      planned: 3,
      done: [1.8],
      percentSum: 180,
      plannedPercentSum: expect.closeTo(100 + 100 + (31 / 61) * 100, 6) as number,
    });
    const summary = summarise(tally, undefined, DEFAULT_THRESHOLDS);
    expect(summary).toMatchObject({ total: 3, cleared: 1, overdue: 1, percent: 60, povertyRate: null });
    // 83.6 % planned, 60 % reached.
    expect(summary.light).toBe('yellow');
  });

  it('is empty again after everything has been taken away', () => {
    const tally = emptyTally();
    const all = [row(), cleared, running, row({ state: 'reopened', percent: 33.3, done: [0.333], disputed: true })];
    for (const one of all) addTarget(tally, one, 1, ON, DEFAULT_THRESHOLDS);
    for (const one of [...all].reverse()) addTarget(tally, one, -1, ON, DEFAULT_THRESHOLDS);
    expect(tally).toEqual(emptyTally());
  });

  it('does not count what was removed', () => {
    const tally = emptyTally();
    addTarget(tally, row({ state: 'removed' }), 1, ON, DEFAULT_THRESHOLDS);
    expect(tally).toEqual(emptyTally());
    expect(summarise(tally, 1000, DEFAULT_THRESHOLDS)).toMatchObject({ total: 0, percent: null, light: 'none' });
  });

  it('gives no light to a unit where nothing is due yet', () => {
    const tally = emptyTally();
    const later = row({ plan: { start: '2017-12-10', deadline: '2017-12-31' } });
    addTarget(tally, later, 1, ON, DEFAULT_THRESHOLDS);
    expect(summarise(tally, undefined, DEFAULT_THRESHOLDS).light).toBe('none');
  });

  it('knows how many of the people are poor', () => {
    const tally = emptyTally();
    const part = { households: 20, people: 60, left: 8, leftPeople: 25, relapsed: 1 };
    addHouseholds(tally, part, 1);
    addHouseholds(tally, part, 1);
    addHouseholds(tally, part, -1);
    expect(tally.poor).toEqual(part);
    expect(summarise(tally, 500, DEFAULT_THRESHOLDS)).toMatchObject({ povertyRate: 5, householdsLeft: 8 });
  });
});

describe('target', () => {
  it('weighs the stages of a road into one percentage', () => {
    expect(percentOf(road, 2, [2, 1, 0])).toBe(55);
    expect(percentOf(road, 2, [2, 2, 2])).toBe(100);
    expect(percentOf(road, 0, [1])).toBe(0);
    expect(lengthInMetres(row({ quantity: 2.0425 }))).toBe(2043);
  });

  it('says what is left before a clearance, unless a statement is enough', () => {
    expect(leftOf(road, { quantity: 2, done: [2, 2, 1.65] })).toEqual([{ stage: '路面硬化', amount: 0.35 }]);
    expect(leftOf(road, { quantity: 2, done: [2, 2, 2] })).toEqual([]);
    expect(leftOf(pool, { quantity: 1, done: [0] })).toEqual([]);
  });

  it('is judged by its own plan', () => {
    expect(targetLight(row(), ON, DEFAULT_THRESHOLDS)).toBe('red');
    expect(targetLight(cleared, ON, DEFAULT_THRESHOLDS)).toBe('green');
    expect(targetLight(row({ state: 'reopened', percent: 100 }), ON, DEFAULT_THRESHOLDS)).toBe('red');
  });
});
