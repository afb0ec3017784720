import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closingOf,
  FLOW_PATHS,
  firstAddition,
  type Flows,
  type Headcount,
  imbalancesOf,
  impossibleFlow,
  NOBODY,
  plus,
  reconcile,
  registered,
  ROUND_FLOWS,
  type RoundLine,
  type Stocks,
  sumFlows,
  sumLines,
} from '../../../shared/domain/rounds.ts';
import { MILE_EXITS, MILE_ROUNDS } from '../../fixtures/mile/published.ts';

const of = (households: number, people: number): Headcount => ({ households, people });
const OPENING: Stocks = { left: of(6000, 22_000), lifted: of(9000, 34_000) };

const lineOf = (unit: string, opening: Stocks, flows: Flows): RoundLine => ({
  unit,
  opening,
  flows,
  closing: closingOf(opening, flows),
});

const headcounts = fc
  .record({ households: fc.nat(500), more: fc.nat(900) })
  .map(({ households, more }) => of(households, households + more));
const flows: fc.Arbitrary<Flows> = fc.record(
  Object.fromEntries(ROUND_FLOWS.map((flow) => [flow, headcounts])) as Record<
    (typeof ROUND_FLOWS)[number],
    typeof headcounts
  >,
  { requiredKeys: [] },
);
const stocks = fc.record({ left: headcounts, lifted: headcounts });

describe('rounds of dynamic management', () => {
  it("Mile's two rounds come out to the last person", () => {
    const [first, second] = MILE_ROUNDS.map((round) => round.flows) as [Flows, Flows];
    expect(MILE_ROUNDS.map((round) => round.removed)).toEqual([of(1335, 4237), of(283, 882)]);
    for (const { removed, flows: round } of MILE_ROUNDS)
      expect(plus(round['removed-left'] ?? NOBODY, round['removed-lifted'] ?? NOBODY)).toEqual(removed);

    const afterFirst = closingOf(OPENING, first);
    expect(registered(afterFirst)).toEqual(of(15_000 - 1335 + 1032, 56_000 - 4237 + 3438));
    expect(afterFirst.left).toEqual(of(6000 - 496 + 93 + 1032, 22_000 - 1553 + 301 + 3438));
    const afterSecond = closingOf(afterFirst, second);
    expect(registered(afterSecond)).toEqual(of(15_000 - 1618 + 1036, 56_000 - 5119 + 3449));
    const atYearEnd = closingOf(afterSecond, { exit: MILE_EXITS });
    expect(atYearEnd.left).toEqual(plus(afterSecond.left, of(2462, 9312), -1));
    expect(registered(atYearEnd)).toEqual(registered(afterSecond));
    expect(sumFlows([first, second]).new).toEqual(of(1036, 3449));
    expect(closingOf(OPENING, sumFlows([first, second]))).toEqual(afterSecond);
  });

  it('says by how much a line does not close, and in which figure', () => {
    const line = lineOf('t1', OPENING, MILE_ROUNDS[0]?.flows ?? {});
    expect(imbalancesOf(line)).toEqual([]);
    const off = { ...line, closing: { ...line.closing, left: plus(line.closing.left, of(0, 1)) } };
    expect(imbalancesOf(off)).toEqual([
      { unit: 't1', stock: 'left', what: 'people', stated: 24_187, computed: 24_186 },
    ]);
  });

  it('a stock cannot lose more than it had', () => {
    const line = lineOf('t1', { left: of(3, 9), lifted: of(1, 4) }, { 'removed-lifted': of(2, 8) });
    expect(impossibleFlow(line)).toEqual({ unit: 't1', flow: 'removed-lifted', what: 'households' });
    expect(impossibleFlow(lineOf('t1', OPENING, { new: of(3, 2) }))).toEqual({
      unit: 't1',
      flow: 'new',
      what: 'people',
    });
    expect(impossibleFlow(lineOf('t1', OPENING, MILE_ROUNDS[0]?.flows ?? {}))).toBeNull();
  });

  it('shows where what was declared is not what the register computes', () => {
    const computed = lineOf('t1', OPENING, { exit: of(10, 41), new: of(2, 7) });
    expect(reconcile(computed, computed)).toEqual([]);
    const declared = lineOf('t1', OPENING, { exit: of(10, 40), new: of(2, 7) });
    expect(reconcile(declared, computed)).toEqual([
      { unit: 't1', at: 'exit', what: 'people', declared: 40, computed: 41 },
      { unit: 't1', at: 'closing-left', what: 'people', declared: 21_967, computed: 21_966 },
      { unit: 't1', at: 'closing-lifted', what: 'people', declared: 34_040, computed: 34_041 },
    ]);
  });

  it('knows which flows are additions', () => {
    expect(firstAddition({ exit: of(1, 1), 'removed-left': of(2, 3) })).toBeUndefined();
    expect(firstAddition({ 'removed-left': of(2, 3), relapse: of(1, 2) })).toBe('relapse');
    expect(firstAddition({ new: of(0, 0) })).toBeUndefined();
  });

  it('closes for any flows, keeps the register by what came in and went out, and sums from parts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(stocks, flows), { maxLength: 5 }), (parts) => {
        const lines = parts.map(([opening, each], i) => lineOf(`v${i}`, opening, each));
        const sum = sumLines('t', lines);
        expect(imbalancesOf(sum)).toEqual([]);
        const into = ROUND_FLOWS.reduce((total, flow) => {
          const { from, to } = FLOW_PATHS[flow];
          const amount = sum.flows[flow] ?? NOBODY;
          return from === null ? plus(total, amount) : to === null ? plus(total, amount, -1) : total;
        }, NOBODY);
        expect(registered(sum.closing)).toEqual(plus(registered(sum.opening), into));
      }),
    );
  });
});
