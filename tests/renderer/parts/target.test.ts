/** What the target's panel and list work out before anything is shown. */
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../renderer/app/view-store.ts';
import { batchLines } from '../../../renderer/parts/target/batch-lines.ts';
import { inScope } from '../../../renderer/parts/target/scope.ts';
import { extend, NOTHING, selectAll, toggle, within } from '../../../renderer/parts/target/selection.ts';
import { stageLimits } from '../../../renderer/parts/target/stage-limits.ts';
import { fieldsOf, readField, statedValues } from '../../../renderer/parts/target/target-fields.ts';
import { statedStates, statementOf, trackOf } from '../../../renderer/parts/target/track.ts';
import type { LitTarget } from '../../../renderer/db/reader.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import type { SubjectFold } from '../../../shared/log/subject-fold.ts';
import { foundCounty, POOL, ROAD, Seat, STAGED_KIND, VILLAGE_WORKS } from '../../shared/log/world.ts';

const founded = (user = '李文学'): Seat => {
  const seat = new Seat('d1', user);
  foundCounty(seat);
  return seat;
};
const foldOf = (seat: Seat, id: string): SubjectFold | null => seat.county.folds.get(id) ?? null;
const trackIn = (seat: Seat, id: string): string[] =>
  trackOf(seat.county.rows.get(id)?.state ?? 'open', foldOf(seat, id)).map(({ at, by }) => by ?? at);

describe('the track', () => {
  it('says who signed what; a rejection and a reopening send it back', () => {
    const seat = founded();
    expect(trackIn(seat, POOL)).toEqual(['ahead', 'ahead', 'ahead', 'ahead']);
    seat.say('amount', POOL, { percent: 100, asOf: '2017-11-01' });
    seat.say('clearance', POOL, { to: 'applied' });
    seat.say('clearance', POOL, { to: 'verified' });
    expect(trackIn(seat, POOL)).toEqual(['reported', '李文学', '李文学', 'ahead']);
    seat.say('clearance', POOL, { to: 'rejected', why: '资料不全' });
    expect(trackIn(seat, POOL)).toEqual(['reported', 'ahead', 'ahead', 'ahead']);
    expect(statementOf('rejected', foldOf(seat, POOL))).toMatchObject({ user: '李文学', why: '资料不全' });
    for (const to of ['applied', 'verified', 'cleared'] as const) seat.say('clearance', POOL, { to });
    expect(trackIn(seat, POOL)).toEqual(['reported', '李文学', '李文学', '李文学']);
    seat.say('clearance', POOL, { to: 'reopened', why: '池壁渗漏' });
    expect(trackIn(seat, POOL)).toEqual(['ahead', 'ahead', 'ahead', 'ahead']);
    // What was signed before the reopening does not count for a clearance after it.
    seat.say('clearance', POOL, { to: 'cleared' });
    expect(trackIn(seat, POOL)).toEqual(['reported', 'skipped', 'skipped', '李文学']);
  });

  it('shows what two seats said side by side', () => {
    const one = founded();
    const two = new Seat('d2', '王建国');
    for (const operation of one.operations) two.hear(operation);
    one.say('clearance', POOL, { to: 'applied' });
    two.say('clearance', POOL, { to: 'underway' });
    for (const operation of two.operations) one.hear(operation);
    expect(statedStates(foldOf(one, POOL)).map(({ state, user }) => [state, user])).toEqual([
      ['underway', '王建国'],
      ['applied', '李文学'],
    ]);
    one.say('clearance', POOL, { to: 'applied' });
    expect(statedStates(foldOf(one, POOL))).toEqual([]);
  });
});

describe('facts', () => {
  const plan = { start: '2017-03-01', deadline: '2017-12-31' };
  it('are read as they are written down, or it is said what is wrong', () => {
    const row = founded().county.rows.get(VILLAGE_WORKS);
    if (!row) throw new Error('no row');
    const fields = new Map(fieldsOf(STAGED_KIND, row).map((field) => [field.field, field]));
    const read = (name: string, text: string) => {
      const field = fields.get(name as 'owner');
      return field && readField(field, text, plan);
    };
    expect(read('quantity', '120.5')).toEqual({ value: 120.5 });
    expect(read('amount.funds', '-1')).toEqual({ problem: 'badNumber' });
    expect(read('quantity', '')).toEqual({ problem: 'badNumber' });
    expect(read('deadline', '2017-02-30')).toEqual({ problem: 'badDay' });
    expect(read('deadline', '2017-02-28')).toEqual({ problem: 'dayOrder' });
    expect(read('start', '2017-03-02')).toEqual({ value: '2017-03-02' });
    expect(read('name', ' ')).toEqual({ problem: 'empty' });
    expect(read('owner', '')).toEqual({ value: '' });
  });

  it('that two seats stated differently are both there until one edit names both', () => {
    const one = founded();
    const two = new Seat('d2', '王建国');
    for (const operation of one.operations) two.hear(operation);
    one.say('edit', POOL, { set: { owner: '马帮富' } });
    two.say('edit', POOL, { set: { owner: '李四' } });
    for (const operation of two.operations) one.hear(operation);
    const stated = () => {
      const row = one.county.rows.get(POOL);
      return row ? statedValues(foldOf(one, POOL), row, 'owner').map(({ value }) => value) : [];
    };
    expect(stated().sort()).toEqual(['李四', '马帮富'].sort());
    one.say('edit', POOL, { set: { owner: '李四' } });
    expect(stated()).toEqual([]);
    expect(one.county.rows.get(POOL)).toMatchObject({ owner: '李四', disputed: false });
  });
});

it('counts what was removed neither as left to do nor as done', () => {
  const scopesOf = (state: State) => SCOPES.filter((scope) => inScope({ state }, scope));
  expect(scopesOf('verified')).toEqual(['open', 'all']);
  expect(scopesOf('cleared')).toEqual(['all', 'done']);
  expect(scopesOf('removed')).toEqual(['all']);
});

it('limits a stage by its neighbours in a sequence only', () => {
  const done = { done: [90, 30] };
  expect(stageLimits(STAGED_KIND, done, 0)).toEqual({ least: { stage: '核实', amount: 30 } });
  expect(stageLimits(STAGED_KIND, done, 1)).toEqual({ most: { stage: '申报', amount: 90 } });
  expect(stageLimits({ ...STAGED_KIND, order: 'parallel' }, done, 1)).toEqual({});
});

it('selects one by one, a range either way, all, and forgets what the list no longer shows', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const one = toggle(NOTHING, 'd');
  expect([...extend(one, 'b', order).ids].sort()).toEqual(['b', 'c', 'd']);
  expect([...extend(NOTHING, 'c', order).ids]).toEqual(['c']);
  expect(toggle(one, 'd').ids.size).toBe(0);
  expect(selectAll(order).ids.size).toBe(5);
  expect([...within(selectAll(order), ['e', 'x', 'a']).ids]).toEqual(['e', 'a']);
});

it('lists a batch by what may be done and by reason, the most frequent first', () => {
  const target = (id: string): LitTarget => ({ id }) as LitTarget;
  const role = { reason: 'transition', from: 'open', to: 'cleared' } as const;
  const nobody = { reason: 'nobody', to: 'cleared' } as const;
  const lines = batchLines(
    [target(ROAD)],
    [
      { target: target('a'), refusal: nobody },
      { target: target('b'), refusal: role },
      { target: target('c'), refusal: role },
    ],
    (_subject, { reason }) => reason,
  );
  expect(lines.map(({ key }) => key)).toEqual(['may', ROAD, 'mayNot', 'transition', 'b', 'c', 'nobody', 'a']);
  expect(batchLines([], [], () => '').map(({ is }) => is)).toEqual(['may']);
});
