import { describe, expect, it } from 'vitest';
import { type Action, actionRefusal, actionSchema } from '../../../shared/domain/action.ts';

const thirtyDays: Action = {
  id: 'thirty',
  name: '苦干三十天',
  from: '2017-12-01',
  to: '2017-12-30',
  kinds: ['road'],
  milestones: [
    { name: '过半', on: '2017-12-15', kind: 'road', percent: 70 },
    { name: '收官', on: '2017-12-30', kind: 'road', percent: 100 },
  ],
};

describe('an action', () => {
  it('with milestones inside is accepted', () => {
    expect(actionRefusal(thirtyDays)).toBeNull();
    expect(actionSchema.parse(thirtyDays)).toEqual(thirtyDays);
  });

  it.each([
    [{ from: '2017-12-31' }, { reason: 'backwards', from: '2017-12-31', to: '2017-12-30' }],
    [{ to: '2017-12-20' }, { reason: 'milestone-outside', milestone: '收官', on: '2017-12-30' }],
    [{ to: '2017-12-32' }, { reason: 'no-day', day: '2017-12-32' }],
    [
      {
        milestones: [
          { name: '先', on: '2017-12-10', percent: 80 },
          { name: '后', on: '2017-12-20', percent: 60 },
        ],
      },
      { reason: 'milestone-falls', milestone: '后' },
    ],
  ])('with %j is refused', (change, refusal) => {
    const action = { ...thirtyDays, ...change };
    expect(actionRefusal(action)).toEqual({ action: '苦干三十天', ...refusal });
    expect(actionSchema.safeParse(action).success).toBe(false);
  });

  it('compares milestones of the same kind only', () => {
    const milestones = [
      { name: '路', on: '2017-12-10', kind: 'road', percent: 80 },
      { name: '水', on: '2017-12-20', kind: 'pool', percent: 60 },
    ];
    expect(actionRefusal({ ...thirtyDays, milestones })).toBeNull();
  });
});
