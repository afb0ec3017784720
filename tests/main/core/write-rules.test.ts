/** Several entries in one write: each is judged with the ones before it, and nothing changes when one is refused. */
import { describe, expect, it } from 'vitest';
import { decide, type Seat } from '../../../main/core/write-rules.ts';
import { createCounty, entriesOf } from '../../../shared/log/county.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import { batchName, COUNTY, foundingDrafts, smallBatches, TOWN_A, VILLAGE_A1 } from '../../support/small-county.ts';

const seat: Seat = {
  device: 'd1',
  seqOf: () => 0,
  now: Date.parse('2017-12-01T09:00:00+08:00'),
  batchKind: (sha) => smallBatches.find((batch) => batchName(batch) === sha)?.batch ?? null,
  batches: (sha) => {
    const batch = smallBatches.find((each) => batchName(each) === sha);
    if (!batch) throw new Error(sha);
    return batch;
  },
};

const founded = () => {
  const decision = decide(createCounty('2017-12-01'), foundingDrafts(), seat);
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  const { county, operations } = decision.value;
  const written = operations.length;
  return { county, seat: { ...seat, seqOf: (chain: string) => (chain.endsWith(COUNTY) ? written : 0) } };
};

const TITLE = '攻坚队队长';
type Founded = ReturnType<typeof founded>;
const post = ({ county }: Founded, id: string, set: Record<string, string>, role = 'duty'): Draft => {
  const subject = `post:${VILLAGE_A1}|${id}`;
  return {
    k: 'edit',
    stream: TOWN_A,
    user: '甲某',
    role,
    base: headsOf(county, subject, 'edit', { set }),
    subject,
    payload: { set },
  };
};
const first = { unit: VILLAGE_A1, title: TITLE, person: '马强', since: '2016-03-02' };
const next = { unit: VILLAGE_A1, title: TITLE, person: '李梅', since: '2017-12-01' };

describe('a hand-over', () => {
  it('ends one post and begins the next in one write', () => {
    const at = founded();
    const before = decide(at.county, [post(at, 'a', first)], at.seat);
    if (!before.ok) throw new Error(JSON.stringify(before.error));
    const later = {
      county: before.value.county,
      seat: { ...at.seat, seqOf: (chain: string) => at.seat.seqOf(chain) + 1 },
    };
    const alone = decide(later.county, [post(later, 'b', next)], later.seat);
    expect(alone).toMatchObject({ ok: false, error: { reason: 'rule', refusal: { problem: 'overlap' } } });
    const digest = digestOf(later.county);
    const both = [post(later, 'a', { until: '2017-12-01' }), post(later, 'b', next)];
    const refused = decide(later.county, [...both, post(later, 'c', next)], later.seat);
    expect(refused.ok).toBe(false);
    expect(digestOf(later.county)).toBe(digest);
    expect(entriesOf(later.county, 'post').map(({ fields }) => fields)).toEqual([first]);
    const decision = decide(later.county, both, later.seat);
    if (!decision.ok) throw new Error(JSON.stringify(decision.error));
    const posts = entriesOf(decision.value.county, 'post').map(({ fields }) => [fields['person'], fields['until']]);
    expect(posts).toEqual([
      ['马强', '2017-12-01'],
      ['李梅', undefined],
    ]);
  });

  it('is written by whoever may, in their own unit', () => {
    const at = founded();
    const byRole = (role: string) => decide(at.county, [post(at, 'a', first, role)], at.seat);
    expect(byRole('village')).toMatchObject({ ok: false, error: { refusal: { reason: 'role-write' } } });
    expect(byRole('township@990199002')).toMatchObject({ ok: false, error: { refusal: { reason: 'scope' } } });
    expect(byRole(`township@${TOWN_A}`).ok).toBe(true);
  });
});
