import { describe, expect, it } from 'vitest';
import { isCounted, isDone, refusalOf, type State, STATES } from '../../../shared/domain/clearance.ts';
import { type Role, ROLES } from '../../../shared/domain/role.ts';

/** Written out once more, by hand, from PRODUCT: what each state may become. */
const NEXT: Record<State, readonly State[]> = {
  open: ['underway', 'applied', 'cleared', 'removed'],
  underway: ['applied', 'cleared', 'removed'],
  applied: ['verified', 'cleared', 'rejected', 'removed'],
  verified: ['cleared', 'rejected', 'removed'],
  cleared: ['reopened'],
  rejected: ['underway', 'applied', 'cleared', 'removed'],
  reopened: ['underway', 'applied', 'cleared', 'removed'],
  removed: [],
};

const MAY: Record<Role, readonly State[]> = {
  duty: ['underway', 'applied', 'verified', 'cleared', 'rejected', 'reopened', 'removed'],
  zone: ['underway', 'applied', 'verified', 'rejected'],
  township: ['underway', 'applied', 'verified', 'rejected'],
  village: ['underway', 'applied'],
  inspector: ['reopened', 'rejected'],
  viewer: [],
};

const cases = STATES.flatMap((from) =>
  STATES.flatMap((to) =>
    ROLES.map((role) => ({ from, to, role, may: NEXT[from].includes(to) && MAY[role].includes(to) })),
  ),
);
const step = (to: State, role: Role) => ({ to, by: '李文学', role, why: '水质复检不合格', left: [], measure: '处' });

describe('clearance', () => {
  it.each(cases)('$role: $from → $to is allowed: $may', ({ from, to, role, may }) => {
    expect(refusalOf(from, step(to, role)) === null).toBe(may);
  });

  it('says first that nothing would change, then that the way does not exist, then that the role may not', () => {
    expect(refusalOf('cleared', step('cleared', 'viewer'))).toEqual({ reason: 'already', state: 'cleared' });
    expect(refusalOf('open', step('verified', 'viewer'))).toEqual({
      reason: 'transition',
      from: 'open',
      to: 'verified',
    });
    expect(refusalOf('applied', step('cleared', 'zone'))).toEqual({
      reason: 'role',
      role: 'zone',
      to: 'cleared',
      may: ['duty'],
    });
  });

  it.each(['reopened', 'rejected', 'removed'] as const)('%s needs a reason', (to) => {
    const from = to === 'reopened' ? 'cleared' : 'applied';
    expect(refusalOf(from, { ...step(to, 'duty'), why: '  ' })).toEqual({ reason: 'no-reason-given', to });
  });

  it('needs somebody who answers for it', () => {
    expect(refusalOf('open', { ...step('cleared', 'duty'), by: ' ' })).toEqual({ reason: 'nobody', to: 'cleared' });
  });

  it('does not clear what is unfinished, and says how much is left', () => {
    const left = [{ stage: '路面硬化', amount: 0.35 }];
    expect(refusalOf('open', { ...step('cleared', 'duty'), left, measure: '公里' })).toEqual({
      reason: 'unfinished',
      left,
      measure: '公里',
    });
    expect(refusalOf('open', { ...step('applied', 'duty'), left })).toBeNull();
  });

  it('counts everything but the removed, and only the cleared as done', () => {
    expect(STATES.filter(isDone)).toEqual(['cleared']);
    expect(STATES.filter((state) => !isCounted(state))).toEqual(['removed']);
  });
});
