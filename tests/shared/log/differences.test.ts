/** What seats said side by side: every value is listed with who said it, and one operation that names them all decides. */
import { describe, expect, it } from 'vitest';
import type { TargetSpec } from '../../../shared/domain/batch.ts';
import { DEFAULT_PROBLEM_KIND } from '../../../shared/domain/problem.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import { decisionDrafts, type Difference, differencesOf, differenceUnits } from '../../../shared/log/differences.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import {
  COUNTY,
  foundCounty,
  ON,
  OTHER_VILLAGE,
  PIPE,
  POOL,
  ROAD,
  Seat,
  settings,
  VILLAGE,
  VILLAGE_WORKS,
} from './world.ts';

const DUTY = { user: '张主任', role: 'duty' };
const TOWNSHIP = '990101100';

/** Two seats that know the county and nothing of what the other one says from then on. */
function twoSeats(): { first: Seat; second: Seat; exchange(): void } {
  const [first, second] = [new Seat('d1', '马帮富'), new Seat('d2', '王芳')];
  foundCounty(first);
  const exchange = (): void => {
    for (const operation of first.operations) second.hear(operation);
    for (const operation of second.operations) first.hear(operation);
  };
  exchange();
  // Every operation takes a minute: what the second one says from here on is the newer.
  for (let i = 0; i < 10; i += 1) said(second.say('note', ROAD, { text: '现场已看' }));
  exchange();
  return { first, second, exchange };
}

/** Writes what is allowed; throws when it is refused. */
function said(answer: ReturnType<Seat['write']>): string {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { device, seq, stream } = answer.value;
  return `${device}/${stream}/${seq}`;
}

/** The one difference that there is. */
function theOne(seat: Seat): Difference {
  const [found, ...others] = differencesOf(seat.county);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} differences`);
  return found;
}

const chosen = (difference: Difference, value: unknown): string =>
  difference.values.find((each) => each.value === value)?.id ?? 'none';

/** Lets a value stand at a seat, and answers what was written. */
function decide(seat: Seat, { about, subject }: Difference, choose: string): Draft[] {
  const drafts = decisionDrafts(seat.county, { subject, about, choose }, DUTY);
  if (!drafts) throw new Error(`${about} of ${subject} is gone`);
  for (const draft of drafts) said(seat.write(draft, true));
  return drafts;
}

describe('states', () => {
  /** One seat opens a cleared pool again; the other did so too and has cleared it since. */
  function disputed(): ReturnType<typeof twoSeats> & { reopened: string; cleared: string } {
    const seats = twoSeats();
    const { exchange, first, second } = seats;
    said(first.say('clearance', POOL, { to: 'cleared' }));
    exchange();
    const reopened = said(first.say('clearance', POOL, { to: 'reopened', why: '池壁渗水' }));
    said(second.say('clearance', POOL, { to: 'reopened', why: '管口堵塞' }));
    const cleared = said(second.say('clearance', POOL, { to: 'cleared', note: '已疏通' }));
    exchange();
    return { ...seats, reopened, cleared };
  }

  it('of which one is reopened: that one is shown, and both are kept', () => {
    const { cleared, first, reopened, second } = disputed();
    const difference = theOne(first);
    expect(difference).toMatchObject({ subject: POOL, name: 'SC1', kind: 'pool', unit: VILLAGE });
    expect(difference).toMatchObject({ sort: 'state', about: 'state' });
    expect(difference.values.map(({ id, note, stands, user, value }) => [id, value, stands, user, note])).toEqual([
      [reopened, 'reopened', true, '马帮富', '池壁渗水'],
      [cleared, 'cleared', false, '王芳', '已疏通'],
    ]);
    expect(difference.values.map(({ device }) => device)).toEqual(['d1', 'd2']);
    expect(first.county.rows.get(POOL)).toMatchObject({ state: 'reopened', disputed: true });
    expect(theOne(second)).toEqual(theOne(first));
  });

  it.each(['cleared', 'reopened'] as const)('are decided: %s stands, since when it was said, with its note', (to) => {
    const { cleared, exchange, first, reopened, second } = disputed();
    const difference = theOne(first);
    const value = difference.values.find((each) => each.value === to);
    // A minute after the newest of them was said.
    const [draft] = decide(second, difference, chosen(difference, to));
    expect(draft?.base.toSorted()).toEqual([cleared, reopened].toSorted());
    exchange();
    for (const { county } of [first, second]) {
      expect(differencesOf(county)).toEqual([]);
      expect(county.rows.get(POOL)).toMatchObject({ state: to, disputed: false });
      expect(county.folds.get(POOL)?.clearance.heads.map((head) => head.value.note)).toEqual([value?.note]);
    }
    expect(first.county.rows.get(POOL)?.clearedAt).toBe(to === 'cleared' ? value?.at : undefined);
    expect(digestOf(first.county)).toBe(digestOf(second.county));
  });

  it('that are the same need nobody', () => {
    const { exchange, first, second } = twoSeats();
    for (const seat of [first, second]) said(seat.say('clearance', POOL, { to: 'cleared' }));
    exchange();
    expect(differencesOf(first.county)).toEqual([]);
  });
});

describe('amounts', () => {
  it('are shown by the newest until the older one is chosen', () => {
    const { exchange, first, second } = twoSeats();
    const older = said(first.say('amount', PIPE, { percent: 60, asOf: '2017-11-20' }));
    const newer = said(second.say('amount', PIPE, { percent: 80, asOf: ON }));
    exchange();
    const difference = theOne(second);
    expect(difference).toMatchObject({ subject: PIPE, unit: OTHER_VILLAGE, sort: 'amount', about: 'amount' });
    expect(difference.values.map(({ id, stands, value }) => [id, value, stands])).toEqual([
      [older, 60, false],
      [newer, 80, true],
    ]);
    expect(second.county.rows.get(PIPE)).toMatchObject({ percent: 80, disputed: true });
    const [draft] = decide(second, difference, older);
    expect(draft).toMatchObject({ k: 'amount', payload: { percent: 60, asOf: '2017-11-20' } });
    exchange();
    expect(first.county.rows.get(PIPE)).toMatchObject({ percent: 60, disputed: false });
    expect(differencesOf(first.county)).toEqual([]);
  });

  it('decided differently by two seats are listed once more, and end with one decision', () => {
    const { exchange, first, second } = twoSeats();
    said(first.say('amount', PIPE, { percent: 60, asOf: ON }));
    said(second.say('amount', PIPE, { percent: 80, asOf: ON }));
    exchange();
    const difference = theOne(first);
    decide(first, difference, chosen(difference, 60));
    decide(second, difference, chosen(difference, 80));
    exchange();
    const again = theOne(first);
    expect(again.values.map(({ value }) => value).toSorted()).toEqual([60, 80]);
    expect(again.values.map(({ id }) => difference.values.some((value) => value.id === id))).toEqual([false, false]);
    decide(first, again, chosen(again, 60));
    exchange();
    expect(differencesOf(second.county)).toEqual([]);
    expect(second.county.rows.get(PIPE)?.percent).toBe(60);
  });
});

describe('amounts of stages', () => {
  it('differ stage by stage and are decided stage by stage', () => {
    const { exchange, first, second } = twoSeats();
    said(first.say('reach', VILLAGE_WORKS, { stage: 'declared', reached: 90, asOf: ON }));
    said(second.say('reach', VILLAGE_WORKS, { stage: 'declared', reached: 70, asOf: ON }));
    for (const [seat, reached] of [
      [first, 40],
      [second, 30],
    ] as const)
      said(seat.say('reach', VILLAGE_WORKS, { stage: 'checked', reached, asOf: ON }));
    exchange();
    const differences = differencesOf(first.county);
    expect(
      differences.map(({ about, sort, values }) => [sort, about, values.map(({ value }) => value).sort()]),
    ).toEqual([
      ['reach', 'reach:checked', [30, 40]],
      ['reach', 'reach:declared', [70, 90]],
    ]);
    const [checked, declared] = differences;
    if (!checked || !declared) throw new Error('not two');
    const [draft] = decide(first, declared, chosen(declared, 70));
    expect(draft).toMatchObject({ k: 'reach', payload: { stage: 'declared', reached: 70, asOf: ON } });
    expect(differencesOf(first.county).map(({ about }) => about)).toEqual(['reach:checked']);
    decide(first, checked, chosen(checked, 30));
    exchange();
    expect(second.county.rows.get(VILLAGE_WORKS)).toMatchObject({ done: [70, 30], disputed: false });
    expect(differencesOf(second.county)).toEqual([]);
  });
});

describe('fields', () => {
  it('differ one by one; going back to what the ledger says is a value too', () => {
    const { exchange, first, second } = twoSeats();
    said(first.say('edit', POOL, { set: { owner: '马帮富', deadline: '2017-11-30' } }));
    exchange();
    said(first.say('edit', POOL, { set: { owner: null } }));
    said(second.say('edit', POOL, { set: { owner: '王芳', deadline: '2017-11-30' } }));
    exchange();
    const difference = theOne(first);
    expect(difference.about).toBe('field:owner');
    expect(difference.values.map(({ value }) => value).toSorted()).toEqual(['王芳', null].toSorted());
    decide(first, difference, chosen(difference, null));
    exchange();
    expect(second.county.rows.get(POOL)).toMatchObject({
      owner: '李文学',
      disputed: false,
      plan: { deadline: '2017-11-30' },
    });
  });
});

describe('numbers of problems', () => {
  const problem = (id: string, number: string): TargetSpec => ({
    id: `${COUNTY}/${id}`,
    kind: DEFAULT_PROBLEM_KIND.id,
    name: id,
    unit: VILLAGE,
    quantity: 1,
    plan: { start: ON, deadline: '2017-12-31' },
    owner: '',
    problem: {
      number,
      level: 'county',
      source: '督查',
      aspect: 'water',
      measure: '补水',
      lead: '县水务局',
      cooperating: [],
    },
  });

  function register(seat: Seat, id: string, number: string): void {
    const spec = problem(id, number);
    said(seat.say('target', spec.id, { spec }));
  }
  const numbersAt = (seat: Seat): Record<string, string> =>
    Object.fromEntries(
      [...seat.county.rows.values()].flatMap((row) => (row.problem ? [[row.name, row.problem.number]] : [])),
    );

  function numbered(): ReturnType<typeof twoSeats> {
    const seats = twoSeats();
    const { exchange, first, second } = seats;
    said(first.say('settings', COUNTY, { settings: settings({ kinds: [...settings().kinds, DEFAULT_PROBLEM_KIND] }) }));
    exchange();
    register(first, 'P1', '2017-Q4-001');
    exchange();
    register(first, 'P2', '2017-Q4-002');
    register(second, 'P3', '2017-Q4-002');
    register(second, 'P4', '2017-Q4-003');
    exchange();
    return seats;
  }

  it('given twice are listed with who registered each, whoever has dealt with it since', () => {
    const { exchange, first, second } = numbered();
    said(second.say('note', `${COUNTY}/P2`, { text: '已转办' }));
    exchange();
    const difference = theOne(first);
    expect(difference).toMatchObject({
      subject: `${COUNTY}/P2`,
      name: '2017-Q4-002',
      sort: 'number',
      about: 'number:2017-Q4-002',
      unit: VILLAGE,
    });
    expect(difference.values.map(({ device, id, user, value }) => [id, value, user, device])).toEqual([
      [`${COUNTY}/P2`, 'P2', '马帮富', 'd1'],
      [`${COUNTY}/P3`, 'P3', '王芳', 'd2'],
    ]);
    const created = first.county.specs.get(`${COUNTY}/P3`)?.[0];
    expect(difference.values[1]?.at).toBe(clockMs(created?.clock ?? ''));
    expect(theOne(second)).toEqual(difference);
  });

  it.each([
    ['P2', { P2: '2017-Q4-002', P3: '2017-Q4-004' }],
    ['P3', { P2: '2017-Q4-004', P3: '2017-Q4-002' }],
  ])('stay with %s; the other one gets the next that was never given', (keeps, numbers) => {
    const { exchange, first, second } = numbered();
    decide(first, theOne(first), `${COUNTY}/${keeps}`);
    exchange();
    expect(differencesOf(second.county)).toEqual([]);
    expect(numbersAt(second)).toEqual({ P1: '2017-Q4-001', ...numbers, P4: '2017-Q4-003' });
    expect(digestOf(first.county)).toBe(digestOf(second.county));
  });

  it('given three times come apart at once; one that is given once stays', () => {
    const { exchange, first, second } = numbered();
    register(second, 'P5', '2017-Q4-002');
    exchange();
    const once = { subject: `${COUNTY}/P1`, about: 'number:2017-Q4-001', choose: `${COUNTY}/P1` };
    expect(decisionDrafts(first.county, once, DUTY)).toBeNull();
    const difference = theOne(first);
    expect(difference.values.map(({ value }) => value)).toEqual(['P2', 'P3', 'P5']);
    decide(first, difference, `${COUNTY}/P3`);
    expect(differencesOf(first.county)).toEqual([]);
    expect(numbersAt(first)).toEqual({
      P1: '2017-Q4-001',
      P2: '2017-Q4-004',
      P3: '2017-Q4-002',
      P4: '2017-Q4-003',
      P5: '2017-Q4-005',
    });
  });
});

describe('a decision', () => {
  it('about what is decided already, or for what nobody said, is none', () => {
    const { exchange, first, second } = twoSeats();
    said(first.say('edit', POOL, { set: { owner: '马帮富' } }));
    said(second.say('edit', POOL, { set: { owner: '王芳' } }));
    exchange();
    const difference = theOne(first);
    const ask = (about: string, choose: string): Draft[] | null =>
      decisionDrafts(first.county, { subject: POOL, about, choose }, DUTY);
    const id = chosen(difference, '王芳');
    expect(ask('field:owner', id)).not.toBeNull();
    expect(ask('field:owner', 'd9/x/1')).toBeNull();
    expect(ask('field:name', id)).toBeNull();
    expect(ask('amount', id)).toBeNull();
    expect(ask('number:2017-Q4-001', POOL)).toBeNull();
    decide(first, difference, id);
    expect(ask('field:owner', id)).toBeNull();
  });

  it('is up to the people of its unit and of those above', () => {
    const { first } = twoSeats();
    expect(differenceUnits(first.county, POOL)).toEqual([VILLAGE, TOWNSHIP, `${COUNTY}/Z1`, COUNTY]);
    expect(differenceUnits(first.county, `${COUNTY}/none`)).not.toContain(TOWNSHIP);
  });
});
