import * as fc from 'fast-check';
import { copyOf } from '../../../main/core/write-rules.ts';
import { describe, expect, it } from 'vitest';
import type { TargetRow } from '../../../shared/domain/target.ts';
import { type Operation, operationId } from '../../../shared/log/operation.ts';
import { newestStanding, planUndo, type UndoRefusal } from '../../../shared/log/undo.ts';
import { foundCounty, PIPE, POOL, ROAD, Seat, TARGETS, VILLAGE, VILLAGE_WORKS } from './world.ts';

const founded = (): Seat => {
  const seat = new Seat('d1');
  foundCounty(seat);
  return seat;
};
/** Undoes the newest thing that `user` did at the seat; the refusal when there is none. */
function undo(seat: Seat, user = seat.user, joined: ReadonlySet<string> = new Set()): UndoRefusal | null {
  const plan = planUndo(seat.county, seat.operations, { device: seat.device, user, role: 'duty' }, { joined, copyOf });
  if (!plan.ok) return plan.error;
  for (const inverse of plan.value) seat.write(inverse, true);
  return null;
}
/** A row without the trace of who touched it last: that is all that an undo may leave behind. */
function core(row: TargetRow | undefined): Partial<TargetRow> | undefined {
  if (!row) return undefined;
  const { last: _last, ...rest } = row;
  return rest;
}

describe('newest standing operation', () => {
  it('is whoever did it, once what came later has been taken back', () => {
    const seat = founded();
    seat.say('amount', POOL, { percent: 30, asOf: '2017-11-01' });
    const first = seat.operations.at(-1);
    const other = new Seat('d2', '李四');
    for (const operation of seat.operations) other.hear(operation);
    expect(newestStanding(seat.operations, 'd1')).toBe(first);
    expect(newestStanding(seat.operations, 'd1', '李四')).toBeUndefined();
    expect(newestStanding(other.operations, 'd2')).toBeUndefined();
    seat.say('amount', PIPE, { percent: 40, asOf: '2017-11-01' });
    expect(newestStanding(seat.operations, 'd1')).not.toBe(first);
    undo(seat);
    expect(newestStanding(seat.operations, 'd1')).toBe(first);
  });
});

/** Everything a person can do to one subject here, each legal in turn or simply refused. */
const deed = fc.oneof(
  fc.record({
    k: fc.constant('clearance' as const),
    subject: fc.constantFrom(POOL, PIPE, ROAD, `${VILLAGE}/0001`),
    to: fc.constantFrom('underway', 'applied', 'verified', 'cleared', 'rejected', 'reopened', 'removed'),
  }),
  fc.record({
    k: fc.constant('amount' as const),
    subject: fc.constantFrom(POOL, PIPE),
    percent: fc.constantFrom(0, 30, 75, 100),
  }),
  fc.record({
    k: fc.constant('stretch' as const),
    subject: fc.constant(ROAD),
    stage: fc.constantFrom('subgrade', 'gravel', 'hardened'),
    from: fc.constantFrom(0, 100),
    to: fc.constantFrom(150, 400),
  }),
  fc.record({
    k: fc.constant('import' as const),
    name: fc.constantFrom('corrected' as const, 'lifted' as const, 'relapsed' as const),
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const stepOfAny = fc.record({
  k: fc.constant('clearance' as const),
  subject: fc.constantFrom(...TARGETS.map(({ id }) => id)),
  to: fc.constantFrom('underway' as const, 'applied' as const, 'verified' as const, 'cleared' as const),
});
type StepOfAny = typeof stepOfAny extends fc.Arbitrary<infer T> ? T : never;

function perform(seat: Seat, what: Deed | StepOfAny): boolean {
  if (what.k === 'import') return seat.bring(what.name) !== null;
  if (what.k === 'clearance') return seat.say('clearance', what.subject, { to: what.to, why: '路面塌方' }).ok;
  if (what.k === 'amount') return seat.say('amount', what.subject, { percent: what.percent, asOf: '2017-11-20' }).ok;
  return seat.say('stretch', what.subject, { stage: what.stage, from: what.from, to: what.to }).ok;
}

const picture = (seat: Seat): unknown => ({
  rows: [...seat.county.rows].map(([id, row]) => [id, core(row)]),
  households: [...seat.county.blocks].map(([village, { statuses }]) => [village, [...statuses]]),
});

describe('undo', () => {
  it('after anything brings everything back to what it was, also in a row', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25, size: 'max' }), (deeds) => {
        const seat = founded();
        const pictures: unknown[] = [];
        for (const what of deeds) {
          const before = picture(seat);
          if (perform(seat, what)) pictures.push(before);
        }
        for (const before of pictures.reverse()) {
          expect(undo(seat)).toBeNull();
          expect(picture(seat)).toEqual(before);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('ends at the beginning', () => {
    const seat = new Seat('d1');
    expect(undo(seat)).toEqual({ reason: 'nothing' });
    foundCounty(seat);
    for (const _ of ['households', 'targets', 'units']) expect(undo(seat)).toBeNull();
    // Settings are replaced by newer settings, not taken back.
    expect(undo(seat)).toEqual({ reason: 'nothing' });
    expect(seat.county.rows.size).toBe(0);
  });

  it("leaves other people's and other seats' work alone", () => {
    const seat = founded();
    seat.say('clearance', POOL, { to: 'applied' });
    expect(undo(seat, '王建国')).toEqual({ reason: 'nothing' });
    const other = new Seat('d2', seat.user);
    for (const operation of seat.operations) other.hear(operation);
    expect(undo(other)).toEqual({ reason: 'nothing' });
    expect(seat.county.rows.get(POOL)?.state).toBe('applied');
  });

  it('refuses when somebody has gone on from there', () => {
    const seat = founded();
    const other = new Seat('d2', '王建国');
    const meet = (): void => {
      for (const operation of seat.operations) other.hear(operation);
      for (const operation of other.operations) seat.hear(operation);
    };
    const id = (written: { ok: boolean; value?: Operation }): string =>
      written.value ? operationId(written.value) : '';
    const applied = id(seat.say('clearance', POOL, { to: 'applied' }));
    meet();
    other.say('clearance', POOL, { to: 'verified' });
    meet();
    expect(undo(seat)).toEqual({ reason: 'gone-on', operation: applied, subject: POOL });
    const subgrade = id(seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 400 }));
    meet();
    other.say('stretch', ROAD, { stage: 'gravel', from: 0, to: 100 });
    meet();
    expect(undo(seat)).toEqual({ reason: 'gone-on', operation: subgrade, subject: ROAD });
    const laid = id(seat.say('amount', PIPE, { percent: 100, asOf: '2017-11-20' }));
    meet();
    other.say('clearance', PIPE, { to: 'cleared' });
    meet();
    expect(undo(seat)).toEqual({ reason: 'gone-on', operation: laid, subject: PIPE });
  });

  it('does not clear a road again whose surface has been taken back since', () => {
    const seat = founded();
    const other = new Seat('d2', '王建国');
    for (const stage of ['subgrade', 'gravel', 'hardened']) seat.say('stretch', ROAD, { stage, from: 0, to: 400 });
    const surface = seat.operations.at(-1) as Operation;
    seat.say('clearance', ROAD, { to: 'cleared' });
    const reopened = seat.say('clearance', ROAD, { to: 'reopened', why: '路面塌方' });
    for (const operation of seat.operations) other.hear(operation);
    expect(other.say('revoke', ROAD, { operations: [operationId(surface)] }).ok).toBe(true);
    for (const operation of other.operations) seat.hear(operation);
    const id = reopened.ok ? operationId(reopened.value) : '';
    expect(undo(seat)).toEqual({ reason: 'gone-on', operation: id, subject: ROAD });
    expect(seat.county.rows.get(ROAD)?.state).toBe('reopened');
  });

  it('goes back to the earlier state and the newest figure of what it had decided between', () => {
    const one = founded();
    const two = new Seat('d2', '王建国');
    for (const operation of one.operations) two.hear(operation);
    two.say('clearance', PIPE, { to: 'underway' });
    two.say('amount', PIPE, { percent: 30, asOf: '2017-11-20' });
    one.say('amount', PIPE, { percent: 60, asOf: '2017-11-20' });
    one.say('amount', PIPE, { percent: 70, asOf: '2017-11-21' });
    one.say('clearance', PIPE, { to: 'applied' });
    for (const operation of two.operations) one.hear(operation);
    const before = one.county.rows.get(PIPE);
    expect(before).toMatchObject({ state: 'underway', percent: 70, disputed: true });
    one.say('amount', PIPE, { percent: 50, asOf: '2017-11-22' });
    one.say('clearance', PIPE, { to: 'applied' });
    expect([undo(one), undo(one)]).toEqual([null, null]);
    expect(core(one.county.rows.get(PIPE))).toEqual(core({ ...before, disputed: false } as TargetRow));
  });
});

/** What may be written together: steps of many targets, and several things about one. */
const part = fc.oneof(
  deed,
  stepOfAny,
  fc.record({
    k: fc.constant('edit' as const),
    subject: fc.constantFrom(POOL, VILLAGE_WORKS),
    set: fc.constantFrom<Record<string, string | number | null>>(
      { owner: '马帮富' },
      { owner: '王建国', quantity: 3 },
      { quantity: null },
    ),
  }),
  fc.record({
    k: fc.constant('reach' as const),
    stage: fc.constantFrom('declared', 'checked'),
    reached: fc.constantFrom(0, 60, 120),
  }),
  fc.record({ k: fc.constant('prove' as const) }),
);
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

function write(seat: Seat, what: Part): boolean {
  if (what.k === 'edit') return seat.say('edit', what.subject, { set: what.set }).ok;
  if (what.k === 'reach')
    return seat.say('reach', VILLAGE_WORKS, { stage: what.stage, reached: what.reached, asOf: '2017-11-20' }).ok;
  if (what.k === 'prove') return seat.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-1' }).ok;
  return perform(seat, what);
}

describe('undo of what was written together', () => {
  it('takes back all of it in one step, also when several parts concern one subject', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 6 }), { maxLength: 6, size: 'max' }), (groups) => {
        const seat = founded();
        const joined = new Set<string>();
        const pictures: unknown[] = [];
        for (const group of groups) {
          const before = picture(seat);
          const from = seat.operations.length;
          for (const what of group) write(seat, what);
          for (const operation of seat.operations.slice(from + 1)) joined.add(operationId(operation));
          if (seat.operations.length > from) pictures.push(before);
        }
        for (const before of pictures.reverse()) {
          const from = seat.operations.length;
          expect(undo(seat, seat.user, joined)).toBeNull();
          for (const operation of seat.operations.slice(from + 1)) joined.add(operationId(operation));
          expect(picture(seat)).toEqual(before);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('takes back nothing when somebody has gone on from one of them', () => {
    const seat = founded();
    const other = new Seat('d2', '王建国');
    for (const subject of [POOL, PIPE]) seat.say('clearance', subject, { to: 'applied' });
    const [first, second] = seat.operations.slice(-2) as [Operation, Operation];
    const joined = new Set([operationId(second)]);
    for (const operation of seat.operations) other.hear(operation);
    other.say('clearance', POOL, { to: 'verified' });
    for (const operation of other.operations) seat.hear(operation);
    expect(undo(seat, seat.user, joined)).toEqual({ reason: 'gone-on', operation: operationId(first), subject: POOL });
    expect(seat.county.rows.get(PIPE)?.state).toBe('applied');
  });

  it('leaves alone what of it has been taken back already', () => {
    const seat = founded();
    seat.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-1' });
    seat.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-2' });
    const [first, second] = seat.operations.slice(-2) as [Operation, Operation];
    seat.say('revoke', VILLAGE_WORKS, { operations: [operationId(first)] });
    expect(undo(seat, seat.user, new Set([operationId(second)]))).toBeNull();
    expect(seat.county.rows.get(VILLAGE_WORKS)?.evidence).toBeUndefined();
    expect(seat.operations.at(-1)?.payload).toEqual({ operations: [operationId(second)] });
  });

  it('takes back proof that was brought after the clearance, and none on which the clearance rests', () => {
    const seat = founded();
    for (const stage of ['declared', 'checked'])
      seat.say('reach', VILLAGE_WORKS, { stage, reached: 120, asOf: '2017-11-20' });
    seat.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-1' });
    const first = operationId(seat.operations.at(-1) as Operation);
    expect(seat.say('clearance', VILLAGE_WORKS, { to: 'cleared' }).ok).toBe(true);
    seat.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-2' });
    expect(undo(seat)).toBeNull();
    expect(seat.county.rows.get(VILLAGE_WORKS)?.evidence?.map(({ number }) => number)).toEqual(['YS-1']);
    expect(seat.say('revoke', VILLAGE_WORKS, { operations: [first] })).toMatchObject({
      error: { refusal: { reason: 'settled' } },
    });
  });
});
