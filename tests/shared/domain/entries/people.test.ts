import { describe, expect, it } from 'vitest';
import type { EntryContext, EntryKind, EntryRow, Json } from '../../../../shared/domain/entries/entry.ts';
import { pairingKind } from '../../../../shared/domain/entries/pairing.ts';
import { postKind, postsOfUnit } from '../../../../shared/domain/entries/post.ts';
import { declaredFor, linesOf, roundKind, roundLineKind, roundsOf } from '../../../../shared/domain/entries/round.ts';
import { rollCallKind } from '../../../../shared/domain/entries/roll-call.ts';
import { visitKind } from '../../../../shared/domain/entries/visit.ts';
import { heldOn } from '../../../../shared/domain/posts.ts';
import { closingOf, type Flows, type Stocks } from '../../../../shared/domain/rounds.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import { smallSettings } from '../../../support/small-county.ts';

const VILLAGE: Unit = {
  id: '990101001001',
  level: 'village',
  name: '坪上村',
  parent: null,
  posts: [{ title: '攻坚队队长', person: '马强', since: '2016-03-02' }],
};

const row = (subject: string, fields: Record<string, Json>): EntryRow => {
  const cut = subject.indexOf(':');
  return {
    subject,
    collection: subject.slice(0, cut),
    id: subject.slice(cut + 1),
    fields,
    disputed: [],
    notes: [],
  };
};

const contextOf = (rows: readonly EntryRow[], change: Partial<EntryContext> = {}): EntryContext => ({
  settings: smallSettings,
  units: new UnitIndex([VILLAGE]),
  on: '2017-12-01',
  entries: (collection) => rows.filter((each) => each.collection === collection),
  isKnown: (subject) => subject.startsWith(VILLAGE.id),
  pairedWith: () => [],
  ...change,
});

/** `accepted`, or what is wrong. */
const judged = (kind: EntryKind, entry: EntryRow, context: EntryContext): string => {
  if (!kind.schema.safeParse(entry.fields).success) return 'form';
  return kind.check?.(entry, context)?.problem ?? 'accepted';
};

describe('posts', () => {
  const leader = (id: string, fields: Record<string, Json>): EntryRow =>
    row(`post:${VILLAGE.id}|${id}`, { unit: VILLAGE.id, title: '攻坚队队长', ...fields });
  const judge = (fields: Record<string, Json>, others: EntryRow[] = []): string =>
    judged(postKind, leader('a', fields), contextOf(others));

  it('cannot be held by two people on the same day, wherever it was written down', () => {
    expect(judge({ person: '李梅', since: '2017-06-10' })).toBe('overlap');
    const ended = leader('e', { person: '马强', since: '2016-03-02', until: '2017-06-10' });
    expect(judge({ person: '李梅', since: '2017-06-10' }, [ended])).toBe('accepted');
    expect(judge({ person: '李梅', since: '2017-06-09' }, [ended])).toBe('overlap');
    expect(
      judge({ person: '李梅', since: '2017-06-10' }, [ended, leader('b', { person: '王芳', since: '2017-07-01' })]),
    ).toBe('overlap');
    expect(judge({ person: '李梅', title: '第一书记', since: '2017-06-10' })).toBe('accepted');
    expect(judge({ person: '马强', since: '2016-03-02', until: '2017-06-10' })).toBe('accepted');
  });

  it('end after they began, on days that exist, at a unit that exists', () => {
    expect(judge({ person: '马强', since: '2016-03-02', until: '2016-03-02' })).toBe('ends-before-it-begins');
    expect(judge({ person: '李梅', since: '2017-02-30' })).toBe('bad-day');
    expect(judge({ person: '李梅', since: '2017-06-10', unit: 'nowhere' })).toBe('unknown-unit');
    expect(judge({ person: ' ', since: '2017-06-10' })).toBe('form');
  });

  it('an ended post keeps its place in the order of the unit', () => {
    const stated = [...VILLAGE.posts, { title: '第一书记', person: '王芳', since: '2016-03-02' }];
    const ended = leader('e', { person: '马强', since: '2016-03-02', until: '2017-06-10' });
    const next = leader('n', { person: '李梅', since: '2017-06-10' });
    const posts = postsOfUnit(
      stated.map((post) => ({ ...post, unit: VILLAGE.id })),
      [next, ended],
    );
    expect(posts.map((post) => post.person)).toEqual(['马强', '王芳', '李梅']);
    expect(heldOn(posts, '2017-12-01').map((post) => post.person)).toEqual(['李梅', '王芳']);
  });

  it('an entry ends the stated post of the same person', () => {
    const stated = VILLAGE.posts.map((post) => ({ ...post, unit: VILLAGE.id }));
    const ended = leader('e', { person: '马强', since: '2016-03-02', until: '2017-06-10' });
    expect(postsOfUnit(stated, [ended]).map((post) => post.until)).toEqual(['2017-06-10']);
    expect(postsOfUnit(stated, [leader('w', { person: '马强', since: '2016-03-02', withdrawn: true })])).toEqual(
      stated,
    );
  });
});

describe('pairing and visits', () => {
  const household = `${VILLAGE.id}/0001`;
  const paired = (fields: Record<string, Json> = {}): EntryRow =>
    row(`pairing:${household}|pair`, { cadre: 'c1', name: '李梅', since: '2017-11-01', ...fields });

  it('a maximum refuses one household too many, a minimum does not', () => {
    const five = (mode: 'minimum' | 'maximum') => ({
      settings: { ...smallSettings, pairing: { mode, households: 5, visitEveryDays: 7 } },
      pairedWith: () => ['a', 'b', 'c', 'd', 'e'],
    });
    expect(judged(pairingKind, paired(), contextOf([], five('maximum')))).toBe('too-many');
    expect(judged(pairingKind, paired(), contextOf([], five('minimum')))).toBe('accepted');
    const own = { ...five('maximum'), pairedWith: () => ['a', 'b', 'c', 'd', household] };
    expect(judged(pairingKind, paired(), contextOf([], own))).toBe('accepted');
  });

  it('is about a household that is known, from a day that has come', () => {
    expect(judged(pairingKind, paired({ since: '2017-12-02' }), contextOf([]))).toBe('in-the-future');
    const stranger = row('pairing:880101001001/0001|pair', { cadre: 'c1', name: '李梅', since: '2017-11-01' });
    expect(judged(pairingKind, stranger, contextOf([]))).toBe('unknown-household');
  });

  it('nobody visits tomorrow', () => {
    const visit = (on: string): EntryRow => row(`visit:${household}|${on}`, { person: '李梅' });
    expect(judged(visitKind, visit('2017-12-01'), contextOf([]))).toBe('accepted');
    expect(judged(visitKind, visit('2017-12-02'), contextOf([]))).toBe('in-the-future');
    expect(judged(visitKind, visit('2017-12-32'), contextOf([]))).toBe('bad-day');
  });

  it('a roll-call says why somebody was not there', () => {
    const call = (presence: string, why?: string): EntryRow =>
      row(`rollcall:${VILLAGE.id}|2017-12-01`, {
        called: [{ unit: VILLAGE.id, title: '攻坚队队长', person: '马强', presence, ...(why ? { why } : {}) }],
      });
    expect(judged(rollCallKind, call('present'), contextOf([]))).toBe('accepted');
    expect(judged(rollCallKind, call('absent'), contextOf([]))).toBe('needs-why');
    expect(judged(rollCallKind, call('leave', '县里开会'), contextOf([]))).toBe('accepted');
    expect(judged(rollCallKind, call('asleep'), contextOf([]))).toBe('form');
  });
});

describe('rounds', () => {
  const round = (fields: Record<string, Json> = {}, id = 'r1'): EntryRow =>
    row(`round:990101|${id}`, { name: '第一轮', from: '2017-06-01', on: '2017-06-30', removalsDone: false, ...fields });
  const count = (households: number, people: number) => ({ households, people });
  const opening: Stocks = { left: count(40, 150), lifted: count(60, 220) };
  const line = (flows: Flows, change: Record<string, Json> = {}): EntryRow =>
    row(`round-line:${VILLAGE.id}|r1`, {
      opening: opening as unknown as Json,
      flows: flows as unknown as Json,
      closing: closingOf(opening, flows) as unknown as Json,
      ...change,
    });

  it('a line that does not close is refused, with what it misses by', () => {
    const flows: Flows = { 'removed-left': count(3, 10) };
    expect(judged(roundLineKind, line(flows), contextOf([round()]))).toBe('accepted');
    const off = line(flows, { closing: { left: count(37, 141), lifted: count(60, 220) } });
    expect(roundLineKind.check?.(off, contextOf([round()]))).toEqual({
      reason: 'entry',
      collection: 'round-line',
      problem: 'unbalanced-left-people',
      facts: { unit: '坪上村', stated: 141, computed: 140, by: 1 },
    });
    expect(judged(roundLineKind, line({ 'removed-left': count(41, 150) }), contextOf([round()]))).toBe(
      'impossible-removed-left',
    );
  });

  it('nothing comes in before the removals are recorded, 先退后进', () => {
    const both: Flows = { 'removed-lifted': count(3, 10), new: count(2, 7) };
    expect(judged(roundLineKind, line(both), contextOf([round()]))).toBe('additions-before-removals');
    expect(judged(roundLineKind, line(both), contextOf([round({ removalsDone: true })]))).toBe('accepted');
    expect(judged(roundKind, round({ removalsDone: false }), contextOf([round(), line(both)]))).toBe('additions-stand');
  });

  it('a closed round takes no more, and closes only after its removals', () => {
    const flows: Flows = { 'removed-left': count(3, 10) };
    const closed = round({ removalsDone: true, closed: true });
    expect(judged(roundLineKind, line(flows), contextOf([closed]))).toBe('round-closed');
    expect(judged(roundKind, closed, contextOf([]))).toBe('accepted');
    expect(judged(roundKind, round({ closed: true }), contextOf([]))).toBe('closed-before-removals');
    expect(judged(roundLineKind, line(flows), contextOf([]))).toBe('unknown-round');
  });

  it('rounds do not share days', () => {
    const next = (from: string, on: string): EntryRow => round({ name: '第二轮', from, on }, 'r2');
    expect(judged(roundKind, next('2017-06-30', '2017-07-30'), contextOf([round()]))).toBe('overlap');
    expect(judged(roundKind, next('2017-07-01', '2017-07-30'), contextOf([round()]))).toBe('accepted');
    expect(judged(roundKind, next('2017-08-01', '2017-07-30'), contextOf([round()]))).toBe('ends-before-it-begins');
    const rounds = roundsOf([next('2017-07-01', '2017-07-30'), round(), round({ withdrawn: true }, 'r0')]);
    expect(rounds.map((each) => each.name)).toEqual(['第一轮', '第二轮']);
  });

  it('what units below declared is a sum that says how many of them it is of', () => {
    const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
      id,
      level,
      parent,
      name: id,
      posts: [],
    });
    const units = new UnitIndex([
      unit('c', 'county', null),
      unit('z', 'zone', 'c'),
      unit('t1', 'township', 'z'),
      unit('t2', 'township', 'z'),
      unit('v1', 'village', 't1'),
      unit('v2', 'village', 't1'),
    ]);
    const declare = (...ids: string[]) =>
      linesOf(
        ids.map((id) => ({ ...line({ exit: count(2, 7) }), subject: `round-line:${id}|r1`, id: `${id}|r1` })),
        'r1',
      );
    expect(declaredFor(units, 'c', declare())).toMatchObject({ declared: 0, of: 2 });
    expect(declaredFor(units, 'c', declare('t1'))).toMatchObject({ declared: 1, of: 2 });
    const whole = declaredFor(units, 'c', declare('t1', 't2'));
    expect(whole).toMatchObject({ declared: 2, of: 2, line: { unit: 'c', flows: { exit: count(4, 14) } } });
    expect(whole.line.opening.left).toEqual(count(80, 300));
    expect(declaredFor(units, 't1', declare('v1'))).toMatchObject({ declared: 1, of: 2 });
    expect(declaredFor(units, 'c', declare('c'))).toMatchObject({ declared: 1, of: 1 });
    expect(declaredFor(units, 'v1', declare('t1'))).toMatchObject({ declared: 0, of: 1 });
  });

  it('lines belong to one round and unit', () => {
    const flows: Flows = { exit: count(1, 4) };
    expect([...linesOf([line(flows)], 'r1')].map(([unit, each]) => [unit, each.flows])).toEqual([[VILLAGE.id, flows]]);
    expect(linesOf([line(flows)], 'r2').size).toBe(0);
  });
});
