import { describe, expect, it } from 'vitest';
import { createCounty } from '../../../shared/log/county.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { applyOperation, BulkFold } from '../../../shared/log/fold.ts';
import { type Operation } from '../../../shared/log/operation.ts';
import { talliesOf } from '../../../shared/log/tallies.ts';
import { batches, COUNTY, folded, foundCounty, ON, PIPE, POOL, ROAD, Seat, settings, UNITS, VILLAGE } from './world.ts';

const founded = (device = 'd1', user = '李文学'): Seat => {
  const seat = new Seat(device, user);
  foundCounty(seat);
  return seat;
};
const hearAll = (seat: Seat, ...others: readonly Seat[]): void => {
  for (const other of others) for (const operation of other.operations) seat.hear(operation);
};

describe('fold', () => {
  it('comes to the same in bulk as one by one, tallies already made included', () => {
    const seat = founded();
    seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 300 });
    seat.say('amount', PIPE, { percent: 40, asOf: '2017-11-01' });
    seat.say('clearance', POOL, { to: 'cleared' });
    const { operations } = seat;
    const oneByOne = folded(operations);
    const bulk = folded(operations.slice(0, 4));
    talliesOf(bulk);
    const fold = new BulkFold(bulk, batches);
    for (const operation of operations.slice(4)) fold.apply(operation);
    const changes = fold.finish();
    expect(digestOf(bulk)).toBe(digestOf(oneByOne));
    expect(talliesOf(bulk)).toEqual(talliesOf(oneByOne));
    expect([...changes.targets]).toEqual(expect.arrayContaining([ROAD, PIPE, POOL]));
  });

  it('turns reports into rows', () => {
    const seat = founded();
    seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 300 });
    seat.say('stretch', ROAD, { stage: 'subgrade', from: 200, to: 400 });
    seat.say('stretch', ROAD, { stage: 'gravel', from: 100, to: 200 });
    seat.say('amount', PIPE, { percent: 40, asOf: '2017-11-01' });
    expect(seat.county.rows.get(ROAD)).toMatchObject({
      state: 'underway',
      done: [0.4, 0.1, 0],
      percent: 47.5,
      stretches: [[{ from: 0, to: 400 }], [{ from: 100, to: 200 }], []],
    });
    expect(seat.county.rows.get(PIPE)).toMatchObject({ state: 'underway', percent: 40, done: [1.4] });
    seat.say('clearance', POOL, { to: 'cleared', note: '已通水' });
    expect(seat.county.rows.get(POOL)).toMatchObject({
      state: 'cleared',
      percent: 100,
      done: [1],
      last: { note: '已通水' },
    });
    expect(talliesOf(seat.county).get(COUNTY)?.kinds['pool']).toMatchObject({ total: 2, cleared: 1 });
  });

  it('keeps both of two clearances said at once, lets the earlier state win and asks for a person', () => {
    const one = founded();
    const two = new Seat('d2', '王建国');
    hearAll(two, one);
    one.say('clearance', POOL, { to: 'cleared' });
    two.say('clearance', POOL, { to: 'applied' });
    hearAll(one, two);
    expect(one.county.rows.get(POOL)).toMatchObject({ state: 'applied', disputed: true });
    one.say('clearance', POOL, { to: 'verified' });
    expect(one.county.rows.get(POOL)).toMatchObject({ state: 'verified', disputed: false });
  });

  it('lets a reopening win over what was said at the same time', () => {
    const one = founded();
    one.say('clearance', POOL, { to: 'cleared' });
    const two = new Seat('d2');
    hearAll(two, one);
    two.say('clearance', POOL, { to: 'reopened', why: '池壁开裂' });
    two.say('clearance', POOL, { to: 'underway' });
    expect(one.say('clearance', POOL, { to: 'reopened', why: '水源干涸' }).ok).toBe(true);
    hearAll(two, one);
    expect(two.county.rows.get(POOL)).toMatchObject({ state: 'reopened', disputed: true });
  });

  it('waits for a missing operation of a chain, applies each once and keeps unknown kinds', () => {
    const seat = founded();
    seat.write(
      { k: 'finding', stream: COUNTY, user: '督查', role: 'inspector', base: [], subject: POOL, payload: {} },
      true,
    );
    seat.say('clearance', POOL, { to: 'applied' });
    seat.say('clearance', POOL, { to: 'verified' });
    const last = seat.operations.at(-1) as Operation;
    const county = createCounty(ON);
    applyOperation(county, last, batches);
    expect(county.rows.get(POOL)).toBeUndefined();
    expect(county.pending.size).toBe(1);
    for (const operation of [...seat.operations, ...seat.operations]) applyOperation(county, operation, batches);
    expect(county.count).toBe(seat.operations.length);
    expect(county.pending.size).toBe(0);
    expect(digestOf(county)).toBe(digestOf(seat.county));
    expect(county.rows.get(POOL)?.state).toBe('verified');
  });

  it('is left as it was by an import whose batch is missing', () => {
    const seat = founded();
    const [first, units] = seat.operations;
    if (!first || !units) throw new Error('not founded');
    const county = folded([first]);
    const before = digestOf(county);
    const missing = (): never => {
      throw new Error('no such batch');
    };
    expect(() => applyOperation(county, units, missing)).toThrow('no such batch');
    expect(digestOf(county)).toBe(before);
    expect(county.count).toBe(1);
    expect(county.imports.size).toBe(0);
    applyOperation(county, units, batches);
    expect(county.units.size).toBe(UNITS.length);
    expect(county.count).toBe(2);
  });

  it('takes an import back as one, and what operations said stays with its subject', () => {
    const seat = founded();
    seat.say('clearance', POOL, { to: 'cleared' });
    const before = structuredClone(seat.county.rows.get(ROAD));
    const corrected = seat.bring('corrected');
    expect(seat.county.rows.get(ROAD)?.quantity).toBe(0.25);
    const id = `${corrected.device}/${corrected.stream}/${corrected.seq}`;
    expect(seat.say('revoke', corrected.subject, { operations: [id] }).ok).toBe(true);
    expect(seat.county.rows.get(ROAD)).toEqual(before);
    expect(seat.county.rows.get(POOL)?.state).toBe('cleared');
  });

  it('cuts a later stage to the stage before when the ledger or a revocation shortens it', () => {
    const seat = founded();
    seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 400 });
    seat.say('stretch', ROAD, { stage: 'gravel', from: 200, to: 400 });
    seat.bring('corrected');
    expect(seat.county.rows.get(ROAD)).toMatchObject({ done: [0.25, 0.05, 0] });
  });

  it('judges anew when the county changes its thresholds', () => {
    const seat = founded();
    seat.say('amount', PIPE, { percent: 75, asOf: ON });
    expect(talliesOf(seat.county).get(COUNTY)?.kinds['pipe']?.lights.yellow).toBe(1);
    seat.say('settings', COUNTY, { settings: settings({ thresholds: { yellow: 50, red: 60 } }) });
    expect(talliesOf(seat.county).get(COUNTY)?.kinds['pipe']?.lights.green).toBe(1);
  });

  it('counts households from reviews and steps up the tree', () => {
    const seat = founded();
    seat.bring('lifted');
    expect(talliesOf(seat.county).get(VILLAGE)?.poor).toEqual({
      households: 3,
      people: 9,
      left: 1,
      leftPeople: 1,
      relapsed: 0,
    });
    expect(seat.say('clearance', `${VILLAGE}/0001`, { to: 'reopened', why: '因病返贫' }, 'inspector').ok).toBe(true);
    expect(talliesOf(seat.county).get(COUNTY)?.poor).toEqual({
      households: 4,
      people: 13,
      left: 2,
      leftPeople: 4,
      relapsed: 1,
    });
    seat.bring('lifted');
    expect(talliesOf(seat.county).get(COUNTY)?.poor).toMatchObject({ left: 1, relapsed: 0 });
  });

  it('has one digest, even when a base names an operation about something else', () => {
    const seat = founded();
    const other = seat.say('clearance', PIPE, { to: 'applied' });
    if (!other.ok) throw new Error('refused');
    const stray: Operation = {
      ...other.value,
      device: 'd9',
      stream: '990101100',
      seq: 1,
      subject: POOL,
      base: [`d1/${other.value.stream}/${other.value.seq}`],
    };
    expect(digestOf(folded([...seat.operations, stray]))).toBe(digestOf(folded([stray, ...seat.operations])));
  });
});
