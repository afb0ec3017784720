import { describe, expect, it } from 'vitest';
import type { DraftRefusal } from '../../../shared/log/decide.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import { operationId } from '../../../shared/log/operation.ts';
import { COUNTY, foundCounty, PIPE, POOL, ROAD, Seat, VILLAGE } from './world.ts';

const founded = (): Seat => {
  const seat = new Seat('d1');
  foundCounty(seat);
  return seat;
};
/** What a seat answers to a draft; null when it was written. */
function answer(seat: Seat, draft: Draft): DraftRefusal | null {
  const written = seat.write(draft);
  return written.ok ? null : written.error;
}
const stretch = (seat: Seat, stage: string, from: number, to: number): DraftRefusal | null =>
  answer(seat, seat.draft('stretch', ROAD, { stage, from, to }));
const refused = (refusal: unknown, subject = ROAD) => ({ reason: 'rule', subject, refusal });

describe('may this be written?', () => {
  it('refuses what does not know the newest state, and names it', () => {
    const seat = founded();
    const old = seat.draft('clearance', POOL, { to: 'underway' });
    const first = seat.say('clearance', POOL, { to: 'applied' });
    if (!first.ok) throw new Error('refused');
    expect(answer(seat, old)).toEqual({ reason: 'stale', subject: POOL, heads: [operationId(first.value)] });
    expect(answer(seat, seat.draft('clearance', POOL, { to: 'verified' }))).toBeNull();
  });

  it('refuses subjects that nobody knows', () => {
    const seat = founded();
    const unknown = (subject: string): DraftRefusal | null =>
      answer(seat, { ...seat.draft('clearance', POOL, { to: 'cleared' }), subject });
    expect(unknown(`${COUNTY}/SC9`)).toEqual({ reason: 'unknown-subject', subject: `${COUNTY}/SC9` });
    expect(unknown(`${VILLAGE}/0004`)).toEqual({ reason: 'unknown-subject', subject: `${VILLAGE}/0004` });
    expect(unknown(`${VILLAGE}/0003`)).toBeNull();
  });

  it('refuses the wrong stream, unknown kinds, unknown roles and payloads of another form', () => {
    const seat = founded();
    const draft = seat.draft('clearance', POOL, { to: 'cleared' });
    const form = refused({ reason: 'form' }, POOL);
    expect(answer(seat, { ...draft, stream: COUNTY })).toEqual(form);
    expect(answer(seat, { ...draft, k: 'finding' })).toEqual(form);
    expect(answer(seat, { ...draft, role: 'mayor' })).toEqual(form);
    expect(answer(seat, { ...draft, payload: { to: 'finished' } })).toEqual(form);
  });

  it('lets no stage run ahead of the one before, and says how far that one is', () => {
    const seat = founded();
    expect(stretch(seat, 'subgrade', 0, 401)).toEqual(refused({ reason: 'beyond-length', length: 400 }));
    expect(stretch(seat, 'subgrade', 0, 150)).toBeNull();
    expect(stretch(seat, 'subgrade', 200, 300)).toBeNull();
    expect(stretch(seat, 'gravel', 100, 250)).toEqual(
      refused({
        reason: 'stage-order',
        stage: '级配碎石',
        before: '路基',
        metres: 50,
        reached: ['K0+000–K0+150', 'K0+200–K0+300'],
      }),
    );
    expect(stretch(seat, 'gravel', 100, 150)).toBeNull();
    expect(stretch(seat, 'hardened', 100, 151)).toMatchObject({ refusal: { reason: 'stage-order', metres: 1 } });
    expect(stretch(seat, 'gravel', 120, 120)).toEqual(refused({ reason: 'empty-stretch' }));
    expect(stretch(seat, 'asphalt', 0, 10)).toEqual(refused({ reason: 'unknown-stage', stage: 'asphalt' }));
  });

  it('takes a stretch back unless a later stage stands on it or it is not there', () => {
    const seat = founded();
    const subgrade = seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 300 });
    const again = seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 200 });
    seat.say('stretch', ROAD, { stage: 'gravel', from: 0, to: 200 });
    if (!subgrade.ok || !again.ok) throw new Error('refused');
    const back = (...ids: string[]): DraftRefusal | null =>
      answer(seat, seat.draft('revoke', ROAD, { operations: ids }));
    const [first, second] = [operationId(subgrade.value), operationId(again.value)];
    expect(back(first, second)).toEqual(refused({ reason: 'later-stage', stage: '级配碎石' }));
    expect(back(first)).toBeNull();
    expect(back(first)).toEqual(refused({ reason: 'form' }));
    expect(back(second)).toEqual(refused({ reason: 'later-stage', stage: '级配碎石' }));
  });

  it('clears a road only when every stage has reached its end, a work on a statement', () => {
    const seat = founded();
    stretch(seat, 'subgrade', 0, 400);
    const clear = (subject: string): DraftRefusal | null =>
      answer(seat, seat.draft('clearance', subject, { to: 'cleared' }));
    expect(clear(ROAD)).toEqual(
      refused({
        reason: 'unfinished',
        left: [
          { stage: '级配碎石', amount: 0.4 },
          { stage: '路面硬化', amount: 0.4 },
        ],
        measure: '公里',
      }),
    );
    stretch(seat, 'gravel', 0, 400);
    stretch(seat, 'hardened', 0, 400);
    expect(clear(ROAD)).toBeNull();
    expect(clear(POOL)).toBeNull();
    expect(stretch(seat, 'hardened', 0, 400)).toEqual(refused({ reason: 'settled', state: 'cleared' }));
  });

  it('takes amounts for works and pipes only, on a day that exists, while they are not settled', () => {
    const seat = founded();
    const amount = (subject: string, asOf: string): DraftRefusal | null =>
      answer(seat, seat.draft('amount', subject, { percent: 50, asOf }));
    expect(amount(ROAD, '2017-11-01')).toEqual(refused({ reason: 'not-reported-so', progress: 'chainage' }));
    expect(amount(PIPE, '2017-02-30')).toEqual(refused({ reason: 'bad-day', day: '2017-02-30' }, PIPE));
    expect(amount(PIPE, '2017-11-01')).toBeNull();
    expect(answer(seat, seat.draft('stretch', PIPE, { stage: 'laid', from: 0, to: 5 }))).toEqual(
      refused({ reason: 'not-reported-so', progress: 'amount' }, PIPE),
    );
    seat.say('clearance', POOL, { to: 'removed', why: '重复登记' });
    expect(amount(POOL, '2017-11-01')).toEqual(refused({ reason: 'settled', state: 'removed' }, POOL));
  });

  it('judges a household by what the reviews have found', () => {
    const seat = founded();
    const household = `${VILLAGE}/0001`;
    const step = (to: 'cleared' | 'reopened'): DraftRefusal | null =>
      answer(seat, seat.draft('clearance', household, { to, why: '因灾返贫' }));
    expect(step('reopened')).toMatchObject({ refusal: { reason: 'transition', from: 'open' } });
    seat.bring('lifted');
    expect(step('cleared')).toMatchObject({ refusal: { reason: 'already' } });
    expect(step('reopened')).toBeNull();
  });

  it('takes an import back once', () => {
    const seat = founded();
    const id = operationId(seat.bring('corrected'));
    const { subject } = seat.operations.at(-1) ?? { subject: '' };
    const draft = seat.draft('revoke', subject, { operations: [id] });
    expect(answer(seat, draft)).toBeNull();
    expect(answer(seat, draft)).toEqual({ reason: 'unknown-subject', subject });
  });
});
