/** Every refusal is one finished sentence that says what to do. */
import { describe, expect, it } from 'vitest';
import { type AnyRefusal, refusalText } from '../../../renderer/text/refusal-text.ts';

const rule = (refusal: Record<string, unknown>): AnyRefusal => ({ reason: 'rule', subject: '990101/ZZT0001', refusal });

const REFUSALS: readonly AnyRefusal[] = [
  { reason: 'read-only', cause: '磁盘已满' },
  { reason: 'stale', subject: 'x', heads: [] },
  { reason: 'unknown-subject', subject: 'x' },
  { reason: 'disk', message: 'ENOSPC' },
  { reason: 'nothing' },
  { reason: 'gone-on' },
  { reason: 'past-day', date: '2017年9月30日' },
  { reason: 'unreachable' },
  { reason: 'failed', message: 'boom' },
  rule({ reason: 'already', state: 'cleared' }),
  rule({ reason: 'transition', from: 'open', to: 'verified' }),
  rule({ reason: 'role', role: 'viewer', to: 'cleared' }),
  rule({ reason: 'no-reason-given', to: 'reopened' }),
  rule({ reason: 'nobody', to: 'cleared' }),
  rule({ reason: 'beyond-length', length: 2400 }),
  rule({ reason: 'empty-stretch' }),
  rule({ reason: 'unknown-stage', stage: '沥青' }),
  rule({ reason: 'stage-order', stage: '路面硬化', before: '级配碎石', metres: 300, reached: [] }),
  rule({ reason: 'not-reported-so', progress: 'chainage' }),
  rule({ reason: 'not-reported-so', progress: 'amount' }),
  rule({ reason: 'settled', state: 'cleared' }),
  rule({ reason: 'bad-day', day: '2017-02-30' }),
  rule({ reason: 'later-stage', stage: '路面硬化' }),
  rule({ reason: 'form' }),
  rule({ reason: 'a-reason-of-next-year' }),
];

describe('refusals', () => {
  it.each(REFUSALS.map((refusal) => [JSON.stringify(refusal), refusal] as const))('%s', (_name, refusal) => {
    const text = refusalText(refusal);
    expect(text).toMatch(/。$/);
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it('names what is left of the first stage and how many more there are', () => {
    const left = [{ stage: '路面硬化', amount: 1.2 }];
    expect(refusalText(rule({ reason: 'unfinished', left, measure: '公里' }))).toBe(
      '路面硬化还差 1.20 公里，登记完成后才能销号。',
    );
    const both = [{ stage: '级配碎石', amount: 0.3 }, ...left];
    expect(refusalText(rule({ reason: 'unfinished', left: both, measure: '公里' }))).toContain(
      '级配碎石还差 0.30 公里，另有 1 个阶段',
    );
  });

  it('says a reason that it does not know by its name', () => {
    expect(refusalText(rule({ reason: 'a-reason-of-next-year' }))).toContain('a-reason-of-next-year');
  });
});
