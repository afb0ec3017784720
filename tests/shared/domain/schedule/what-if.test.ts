import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/light.ts';
import { amountPerDay } from '../../../../shared/domain/schedule/kind-schedule.ts';
import type { Outlook, PacedRow } from '../../../../shared/domain/schedule/target-pace.ts';
import { moveEffects, type Move, pacesAfter, sideOutlook } from '../../../../shared/domain/schedule/what-if.ts';
import { DEFAULT_CALENDAR } from '../../../../shared/domain/work-calendar.ts';
import { pacedRow } from './paced-row.ts';

const outlook: Outlook = { on: '2017-12-01', thresholds: DEFAULT_THRESHOLDS, calendar: DEFAULT_CALENDAR };
const plan = { start: '2017-10-24', deadline: '2017-12-29' };
const within = (unit: string) => (row: PacedRow) => row.unit.startsWith(unit);
const move = (perDay: number, change: Partial<Move> = {}): Move => ({
  kind: 'road',
  from: 'A',
  to: 'B',
  perDay,
  ...change,
});

/** A makes 1.2 km a workday with 8 left; B makes nothing with 10 left: twenty workdays to go. */
const rows = [
  pacedRow({ id: 'a1', unit: 'A1', plan, quantity: 10, percent: 60 }),
  pacedRow({ id: 'a2', unit: 'A2', plan, quantity: 20, percent: 80 }),
  pacedRow({ id: 'b1', unit: 'B1', plan, quantity: 10, percent: 50 }),
  pacedRow({ id: 'b2', unit: 'B2', plan, quantity: 20, percent: 75 }),
  pacedRow({ id: 'done', unit: 'B3', plan, quantity: 5, percent: 100, state: 'cleared' }),
  pacedRow({ id: 'pool', unit: 'B1', plan, kind: 'pool', quantity: 1, percent: 0 }),
];
const paces = new Map([
  ['a1', 4],
  ['a2', 4],
]);

const movedBy = (perDay: number): Map<string, number> => {
  const after = pacesAfter(rows, paces, move(perDay), within);
  if (!after.ok) throw new Error(after.error.reason);
  return after.value;
};
const side = (unit: string, of: ReadonlyMap<string, number>) =>
  sideOutlook(
    rows.filter(within(unit)).filter((row) => row.kind === 'road'),
    of,
    outlook,
    '2018-01-02',
  );

describe('half a kilometre a workday from A to B', () => {
  const after = movedBy(0.6);

  it('is taken by what each makes and given by what each has left', () => {
    expect(after.get('a1')).toBeCloseTo(2, 10);
    expect(after.get('a2')).toBeCloseTo(2, 10);
    // 0.3 km of 10 and 0.3 km of 20 a workday.
    expect(after.get('b1')).toBeCloseTo(3, 10);
    expect(after.get('b2')).toBeCloseTo(1.5, 10);
    expect(after.has('pool') || after.has('done')).toBe(false);
  });

  it('brings B in on time and costs A nothing but slack', () => {
    expect(side('A', paces)).toMatchObject({ forecast: '2017-12-12', slack: 13, red: 0, late: 0 });
    expect(side('A', after)).toMatchObject({ forecast: '2017-12-21', slack: 6, red: 0, late: 0 });
    expect(side('B', paces)).toMatchObject({ perDay: 0, forecast: null, slack: null, red: 2, late: 2 });
    expect(side('B', after)).toMatchObject({ forecast: '2017-12-26', slack: 3, red: 0, late: 0 });
  });

  it('names the targets that it saves', () => {
    expect(moveEffects(rows, paces, after, outlook, '2018-01-02')).toMatchObject([
      { row: { id: 'b1' }, redBefore: true, redAfter: false, finishBefore: null, finishAfter: '2017-12-26' },
      { row: { id: 'b2' }, redBefore: true, redAfter: false, finishBefore: null, finishAfter: '2017-12-26' },
    ]);
  });

  it('and the targets that a whole crew leaving would harm', () => {
    const effects = moveEffects(rows, paces, movedBy(1.2), outlook, '2018-01-02');
    expect(effects.map((effect) => [effect.row.id, effect.redBefore, effect.redAfter])).toEqual([
      ['a1', false, true],
      ['a2', false, true],
      ['b1', true, false],
      ['b2', true, false],
    ]);
  });
});

describe('a move that makes no sense is refused', () => {
  it.each([
    [move(0.5, { to: 'A' }), { reason: 'same-unit' }],
    [move(0), { reason: 'no-amount' }],
    [move(Number.NaN), { reason: 'no-amount' }],
    [move(1.3), { reason: 'too-much' }],
    [move(0.1, { to: 'C' }), { reason: 'nothing-left' }],
    [move(0.1, { from: 'C' }), { reason: 'too-much', perDay: 0 }],
  ])('%j', (of, refusal) => {
    expect(pacesAfter(rows, paces, of, within)).toMatchObject({ ok: false, error: refusal });
  });
});

describe('whatever is moved', () => {
  it('the total stays the same, nobody makes less than nothing, and only the two units change', () => {
    const row = fc.record({
      unit: fc.constantFrom('A1', 'B1', 'C1'),
      quantity: fc.integer({ min: 1, max: 50 }),
      percent: fc.integer({ min: 0, max: 100 }),
      pace: fc.double({ min: 0, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 15 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (list, share) => {
          const targets = list.map((it, i) =>
            pacedRow({ id: `${i}`, unit: it.unit, quantity: it.quantity, percent: it.percent }),
          );
          const before = new Map(list.map((it, i) => [`${i}`, it.pace]));
          const total = (of: ReadonlyMap<string, number>, unit = '') =>
            targets.filter(within(unit)).reduce((sum, it) => sum + amountPerDay(it, of), 0);
          const after = pacesAfter(targets, before, move(total(before, 'A') * share), within);
          fc.pre(after.ok);
          expect(total(after.value)).toBeCloseTo(total(before), 6);
          expect(total(after.value, 'C')).toBe(total(before, 'C'));
          expect(Math.min(...after.value.values())).toBeGreaterThanOrEqual(-1e-9);
          expect(total(after.value, 'B')).toBeCloseTo(total(before, 'B') + total(before, 'A') * share, 6);
        },
      ),
      { numRuns: 300 },
    );
  });
});
