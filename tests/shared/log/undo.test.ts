import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetRow } from '../../../shared/domain/target.ts';
import { type Operation, operationId } from '../../../shared/log/operation.ts';
import { newestStanding, planUndo, type UndoRefusal } from '../../../shared/log/undo.ts';
import { foundCounty, PIPE, POOL, ROAD, Seat, VILLAGE } from './world.ts';

const founded = (): Seat => {
  const seat = new Seat('d1');
  foundCounty(seat);
  return seat;
};
/** Undoes the newest thing that `user` did at the seat; the refusal when there is none. */
function undo(seat: Seat, user = seat.user): UndoRefusal | null {
  const plan = planUndo(seat.county, seat.operations, { device: seat.device, user, role: 'duty' });
  if (!plan.ok) return plan.error;
  seat.write(plan.value, true);
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

function perform(seat: Seat, what: Deed): boolean {
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
