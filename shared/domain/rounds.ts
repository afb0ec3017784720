/**
 * Rounds of dynamic management 动态管理: who leaves the register of poor households and who enters it, and whether the
 * figures close. Source: PRODUCT "dynamic management" (Mile, two rounds: removed, returned, new, exits, each in households
 * and people) and "tick-off, re-entry": 有出有进, 先退后进. Nothing is deleted: a removed household keeps its row.
 */

/** Households and the people in them. */
export interface Headcount {
  readonly households: number;
  readonly people: number;
}

/** The two stocks of the register: still or again poor, and lifted. What is in neither is outside it. */
export interface Stocks {
  readonly left: Headcount;
  readonly lifted: Headcount;
}
export type Stock = keyof Stocks;
export const STOCKS = ['left', 'lifted'] as const satisfies readonly Stock[];

/**
 * Ways between the stocks; every change of a household's status is exactly one of them.
 * exit 脱贫 · relapse 返贫 · returned 回退 (the exit was not real) · removed 剔除 from either stock · new 新识别 (also a
 * household that had been removed) · restored 恢复 (a removal taken back for a lifted household).
 */
export const ROUND_FLOWS = [
  'removed-left',
  'removed-lifted',
  'exit',
  'relapse',
  'returned',
  'new',
  'restored',
] as const;
export type RoundFlow = (typeof ROUND_FLOWS)[number];

/** Stock that a flow takes from and stock that it adds to; null is outside the register. */
export const FLOW_PATHS: Readonly<Record<RoundFlow, { readonly from: Stock | null; readonly to: Stock | null }>> = {
  'removed-left': { from: 'left', to: null },
  'removed-lifted': { from: 'lifted', to: null },
  exit: { from: 'left', to: 'lifted' },
  relapse: { from: 'lifted', to: 'left' },
  returned: { from: 'lifted', to: 'left' },
  new: { from: null, to: 'left' },
  restored: { from: null, to: 'lifted' },
};

/** Flows that add to the households still to be lifted: accepted only after the removals, 先退后进. */
export const ADDITIONS = ['relapse', 'returned', 'new', 'restored'] as const satisfies readonly RoundFlow[];

export type Flows = Readonly<Partial<Record<RoundFlow, Headcount>>>;

/** One unit's part of a round: stocks before and after, and everything that flowed between them. */
export interface RoundLine {
  readonly unit: string;
  readonly opening: Stocks;
  readonly flows: Flows;
  readonly closing: Stocks;
}

export const NOBODY: Headcount = { households: 0, people: 0 };
export const EMPTY_STOCKS: Stocks = { left: NOBODY, lifted: NOBODY };

export const plus = (a: Headcount, b: Headcount, sign: 1 | -1 = 1): Headcount => ({
  households: a.households + sign * b.households,
  people: a.people + sign * b.people,
});

/** Households and people on the register: both stocks. */
export const registered = (stocks: Stocks): Headcount => plus(stocks.left, stocks.lifted);

/** Opening stock + in − out, for both stocks. */
export function closingOf(opening: Stocks, flows: Flows): Stocks {
  let { left, lifted } = opening;
  for (const flow of ROUND_FLOWS) {
    const amount = flows[flow];
    if (!amount) continue;
    const { from, to } = FLOW_PATHS[flow];
    if (from === 'left') left = plus(left, amount, -1);
    if (from === 'lifted') lifted = plus(lifted, amount, -1);
    if (to === 'left') left = plus(left, amount);
    if (to === 'lifted') lifted = plus(lifted, amount);
  }
  return { left, lifted };
}

/** What a unit's line does not close by: stated closing less opening + in − out; never 0. */
export interface Imbalance {
  readonly unit: string;
  readonly stock: Stock;
  readonly what: keyof Headcount;
  readonly stated: number;
  readonly computed: number;
}

const COUNTED = ['households', 'people'] as const satisfies readonly (keyof Headcount)[];

/** Empty when opening + in − out = closing for households and for people, in both stocks. */
export function imbalancesOf(line: RoundLine): Imbalance[] {
  const computed = closingOf(line.opening, line.flows);
  return STOCKS.flatMap((stock) =>
    COUNTED.filter((what) => computed[stock][what] !== line.closing[stock][what]).map((what) => ({
      unit: line.unit,
      stock,
      what,
      stated: line.closing[stock][what],
      computed: computed[stock][what],
    })),
  );
}

/** The first flow that takes more out of a stock than was there with what came in, or has people without households. */
export function impossibleFlow(line: RoundLine): { unit: string; flow: RoundFlow; what: keyof Headcount } | null {
  for (const flow of ROUND_FLOWS) {
    const amount = line.flows[flow];
    if (!amount) continue;
    const { from } = FLOW_PATHS[flow];
    for (const what of COUNTED) {
      const isShort = from !== null && closingOf(line.opening, line.flows)[from][what] < 0;
      if (amount[what] < 0 || isShort) return { unit: line.unit, flow, what };
    }
    if (amount.people < amount.households) return { unit: line.unit, flow, what: 'people' };
  }
  return null;
}

export function sumFlows(parts: Iterable<Flows>): Flows {
  const sum: Partial<Record<RoundFlow, Headcount>> = {};
  for (const part of parts)
    for (const flow of ROUND_FLOWS) {
      const amount = part[flow];
      if (amount) sum[flow] = plus(sum[flow] ?? NOBODY, amount);
    }
  return sum;
}

const sumStocks = (parts: readonly Stocks[]): Stocks =>
  parts.reduce<Stocks>(
    (sum, part) => ({ left: plus(sum.left, part.left), lifted: plus(sum.lifted, part.lifted) }),
    EMPTY_STOCKS,
  );

/** The line of a unit that consists of the units in `lines`. */
export const sumLines = (unit: string, lines: readonly RoundLine[]): RoundLine => ({
  unit,
  opening: sumStocks(lines.map((line) => line.opening)),
  flows: sumFlows(lines.map((line) => line.flows)),
  closing: sumStocks(lines.map((line) => line.closing)),
});

/** A figure that two sources of the same line disagree about. */
export interface Difference {
  readonly unit: string;
  readonly at: RoundFlow | `opening-${Stock}` | `closing-${Stock}`;
  readonly what: keyof Headcount;
  readonly declared: number;
  readonly computed: number;
}

/** Every figure of `declared` that is not what was `computed`: shown beside it, never put right in silence. */
export function reconcile(declared: RoundLine, computed: RoundLine): Difference[] {
  const { unit } = declared;
  const differences: Difference[] = [];
  const compare = (at: Difference['at'], a: Headcount, b: Headcount): void => {
    for (const what of COUNTED)
      if (a[what] !== b[what]) differences.push({ unit, at, what, declared: a[what], computed: b[what] });
  };
  for (const stock of STOCKS) compare(`opening-${stock}`, declared.opening[stock], computed.opening[stock]);
  for (const flow of ROUND_FLOWS) compare(flow, declared.flows[flow] ?? NOBODY, computed.flows[flow] ?? NOBODY);
  for (const stock of STOCKS) compare(`closing-${stock}`, declared.closing[stock], computed.closing[stock]);
  return differences;
}

const isAddition = (flow: RoundFlow): boolean => (ADDITIONS as readonly RoundFlow[]).includes(flow);

/** The first addition among flows that are not all zero; undefined when there is none. */
export const firstAddition = (flows: Flows): RoundFlow | undefined =>
  ROUND_FLOWS.find((flow) => isAddition(flow) && (flows[flow]?.households ?? 0) > 0);
