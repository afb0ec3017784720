/** Mile's two rounds of dynamic management and the year's exits, brought in through the rules of the host and folded. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../main/core/write-rules.ts';
import type { Batch } from '../../../shared/domain/batch.ts';
import { addDays } from '../../../shared/domain/day.ts';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import type { HouseholdRoundBatch } from '../../../shared/domain/household-batch.ts';
import {
  type Flows,
  type Headcount,
  imbalancesOf,
  NOBODY,
  plus,
  registered,
  ROUND_FLOWS,
  type RoundFlow,
  type RoundLine,
} from '../../../shared/domain/rounds.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { sha256Hex } from '../../../shared/log/chain.ts';
import { createCounty, unitIndex } from '../../../shared/log/county.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { applyOperation } from '../../../shared/log/fold.ts';
import { chainKey, type Draft, type Operation } from '../../../shared/log/operation.ts';
import { roundLines } from '../../../shared/log/round-lines.ts';
import { Timeline } from '../../../shared/log/timeline.ts';
import { Random } from '../../../geodata/lib/random.ts';
import { MILE_EXITS, MILE_ROUNDS } from '../../fixtures/mile/published.ts';
import { COUNTY, smallSettings, TOWN_A } from '../../support/small-county.ts';

const VILLAGES = ['990199001201', '990199001202', '990199001203'] as const;
const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
  id,
  level,
  parent,
  name: id,
  posts: [],
});
const UNITS = [
  unit(COUNTY, 'county', null),
  unit(TOWN_A, 'township', COUNTY),
  ...VILLAGES.map((id) => unit(id, 'village', TOWN_A)),
];

/** As many households as there are, with all the people shared out among them. */
const membersOf = ({ households, people }: Headcount): number[] =>
  Array.from({ length: households }, (_, i) => Math.floor(people / households) + (i < people % households ? 1 : 0));

/** Households that something happens to, in the order of their rows, dealt out to the villages one by one. */
interface Group {
  readonly stock: 'left' | 'lifted';
  readonly of: Headcount;
}
const flowOf = (round: number, flow: RoundFlow): Headcount => MILE_ROUNDS[round]?.flows[flow] ?? NOBODY;
const GROUPS = {
  'removed-left 0': { stock: 'left', of: flowOf(0, 'removed-left') },
  'removed-left 1': { stock: 'left', of: flowOf(1, 'removed-left') },
  exit: { stock: 'left', of: MILE_EXITS },
  'stays poor': { stock: 'left', of: { households: 310, people: 1201 } },
  'removed-lifted 0': { stock: 'lifted', of: flowOf(0, 'removed-lifted') },
  'removed-lifted 1': { stock: 'lifted', of: flowOf(1, 'removed-lifted') },
  'returned 0': { stock: 'lifted', of: flowOf(0, 'returned') },
  'returned 1': { stock: 'lifted', of: flowOf(1, 'returned') },
  'stays lifted': { stock: 'lifted', of: { households: 402, people: 1533 } },
} as const satisfies Record<string, Group>;

const columns = VILLAGES.map((village) => ({ village, members: [] as number[] }));
const rowsOf = new Map<string, { village: string; row: number }[]>();
let dealt = 0;
for (const [name, group] of Object.entries(GROUPS)) {
  const rows: { village: string; row: number }[] = [];
  for (const members of membersOf(group.of)) {
    const column = columns[dealt % VILLAGES.length];
    if (!column) continue;
    rows.push({ village: column.village, row: column.members.length });
    column.members.push(members);
    dealt += 1;
  }
  rowsOf.set(name, rows);
}

const batches = new Map<string, Batch>();
const operations: Operation[] = [];
let county = createCounty('2017-12-31');
let day = '2017-06-01';

function write(drafts: readonly Omit<Draft, 'user' | 'role' | 'base'>[]): string {
  const seat = {
    device: 'd1',
    seqOf: (chain: string) => operations.filter((operation) => chainKey(operation) === chain).length,
    now: Date.parse(`${day}T09:00:00+08:00`) + operations.length,
    batchKind: (sha: string) => batches.get(sha)?.batch ?? null,
    batches: (sha: string) => {
      const batch = batches.get(sha);
      if (!batch) throw new Error(sha);
      return batch;
    },
  };
  const full = drafts.map((draft) => ({
    ...draft,
    user: '李文学',
    role: 'duty',
    base: headsOf(county, draft.subject, draft.k, draft.payload),
  }));
  const decision = decide(county, full, seat);
  if (!decision.ok) {
    const { error } = decision;
    return error.reason === 'rule' && 'problem' in error.refusal ? String(error.refusal['problem']) : error.reason;
  }
  county = decision.value.county;
  operations.push(...decision.value.operations);
  return 'written';
}

function bring(batch: Batch): string {
  const sha = sha256Hex(JSON.stringify(batch));
  batches.set(sha, batch);
  const payload = { batch: sha, as: batch.batch, source: 'test', rows: 1 };
  return write([{ k: 'import', stream: COUNTY, subject: `batch:${sha}`, payload }]);
}

const entry = (collection: string, id: string, set: Record<string, Json>): Omit<Draft, 'user' | 'role' | 'base'> => ({
  k: 'edit',
  stream: collection === 'round' ? COUNTY : TOWN_A,
  subject: `${collection}:${id}`,
  payload: { set },
});

/** A part of a round: groups of households that move the same way, and new ones. */
function part(round: string, moves: readonly [string, RoundFlow][], added: Headcount = NOBODY): HouseholdRoundBatch {
  const villages = VILLAGES.map((village) => ({
    village,
    rows: [] as number[],
    flow: [] as number[],
    reason: [] as number[],
  }));
  for (const [group, flow] of moves)
    for (const { village, row } of rowsOf.get(group) ?? []) {
      const block = villages.find((each) => each.village === village);
      block?.rows.push(row);
      block?.flow.push(ROUND_FLOWS.indexOf(flow));
      block?.reason.push(0);
    }
  const first = county.blocks.get(VILLAGES[0])?.members.length ?? 0;
  const members = membersOf(added);
  return {
    batch: 'household-round',
    version: 1,
    round,
    on: day,
    reasons: ['动态管理'],
    villages,
    added: members.length === 0 ? [] : [{ village: VILLAGES[0], first, members, at: members.flatMap(() => [0, 0]) }],
  };
}

/** What the register computes for the township between the day before `from` and the end of `on`. */
function computed(from: string, on: string): RoundLine {
  const timeline = new Timeline(operations, (sha) => batches.get(sha) as Batch);
  const before = timeline.blocksOn(addDays(from, -1));
  const [line] = roundLines(unitIndex(county), [TOWN_A], before, timeline.blocksOn(on));
  if (!line) throw new Error('no line');
  return line;
}

describe("Mile's rounds", () => {
  it('start from a register of both stocks', () => {
    expect(
      write([
        {
          k: 'settings',
          stream: COUNTY,
          subject: COUNTY,
          payload: { settings: { ...smallSettings, today: '2017-12-31' } },
        },
      ]),
    ).toBe('written');
    expect(bring({ batch: 'units', version: 1, units: UNITS })).toBe('written');
    const villages = columns.map(({ village, members }) => ({ village, members, at: members.flatMap(() => [0, 0]) }));
    expect(bring({ batch: 'households', version: 1, villages })).toBe('written');
    const lifted = Object.entries(GROUPS).flatMap(([name, group]) =>
      group.stock === 'lifted' ? (rowsOf.get(name) ?? []) : [],
    );
    const reviewed = VILLAGES.map((village) => {
      const rows = lifted.filter((each) => each.village === village).map(({ row }) => row);
      return { village, rows, status: rows.map(() => 1) };
    });
    expect(bring({ batch: 'household-review', version: 1, on: day, villages: reviewed })).toBe('written');
    expect(new UnitIndex(UNITS).size).toBe(5);
  });

  it.each([
    { round: 0, from: '2017-06-10', on: '2017-07-10' },
    { round: 1, from: '2017-09-01', on: '2017-09-30' },
  ])('round $round comes out to the last person, removals first', ({ round, from, on }) => {
    const published = MILE_ROUNDS[round];
    if (!published) throw new Error('no such round');
    const id = `r${round}`;
    day = from;
    const named = { name: published.name, from, on };
    expect(write([entry('round', `${COUNTY}|${id}`, { ...named, removalsDone: false })])).toBe('written');
    const additions = (): HouseholdRoundBatch =>
      part(id, [[`returned ${round}`, 'returned']], published.flows.new ?? NOBODY);
    expect(bring(additions())).toBe('additions-before-removals');
    const removals = part(id, [
      [`removed-left ${round}`, 'removed-left'],
      [`removed-lifted ${round}`, 'removed-lifted'],
    ]);
    expect(bring(removals)).toBe('written');
    day = addDays(from, 10);
    // Nobody leaves twice.
    expect(bring({ ...removals, on: day })).toBe('not-there-removed-left');
    expect(write([entry('round', `${COUNTY}|${id}`, { removalsDone: true })])).toBe('written');
    expect(bring(additions())).toBe('written');
    expect(
      bring({ ...additions(), added: [{ village: VILLAGES[0], first: 0, members: [1], at: [0, 0] }], villages: [] }),
    ).toBe('rows-taken');

    const line = computed(from, on);
    expect(line.flows).toEqual(published.flows);
    expect(plus(line.flows['removed-left'] ?? NOBODY, line.flows['removed-lifted'] ?? NOBODY)).toEqual(
      published.removed,
    );
    expect(imbalancesOf(line)).toEqual([]);
    expect(registered(line.closing)).toEqual(
      plus(plus(registered(line.opening), published.removed, -1), published.flows.new ?? NOBODY),
    );

    const declare = (closing: RoundLine['closing']): string => {
      const { opening, flows } = line as unknown as { opening: Json; flows: Json };
      return write([entry('round-line', `${TOWN_A}|${id}`, { opening, flows, closing: closing as unknown as Json })]);
    };
    expect(declare({ ...line.closing, left: plus(line.closing.left, { households: 0, people: 1 }) })).toBe(
      'unbalanced-left-people',
    );
    expect(declare(line.closing)).toBe('written');
    expect(write([entry('round', `${COUNTY}|${id}`, { closed: true })])).toBe('written');
    expect(bring({ ...removals, on: day })).toBe('round-closed');
  });

  it("the year's exits follow, and the register is the same whatever order it is heard in", () => {
    day = '2017-12-20';
    const named = { name: '年度脱贫', from: '2017-12-01', on: '2017-12-31', removalsDone: false };
    expect(write([entry('round', `${COUNTY}|exit`, named)])).toBe('written');
    expect(bring(part('exit', [['exit', 'exit']]))).toBe('written');
    const line = computed('2017-12-01', '2017-12-31');
    expect(line.flows).toEqual({ exit: MILE_EXITS } satisfies Flows);
    const whole = computed('2017-06-10', '2017-12-31');
    expect(imbalancesOf(whole)).toEqual([]);
    // The 1,036 of both rounds are new over the whole year too; those removed had been there before.
    expect(whole.flows.new).toEqual({ households: 1036, people: 3449 });
    const random = new Random(7);
    for (let i = 0; i < 5; i += 1) {
      const shuffled = createCounty('2017-12-31');
      for (const operation of random.shuffled([...operations]))
        applyOperation(shuffled, operation, (sha) => batches.get(sha) as Batch);
      expect(digestOf(shuffled)).toBe(digestOf(county));
    }
  });
});
