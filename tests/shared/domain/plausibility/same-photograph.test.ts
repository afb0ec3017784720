import { describe, expect, it } from 'vitest';
import { samePhotographs } from '../../../../shared/domain/plausibility/same-photograph.ts';

const file = (subject: string, sha256: string, at: number) => ({
  subject,
  unit: 'v',
  sha256,
  name: `${subject}.jpg`,
  at,
});

describe('the same photograph', () => {
  it('on two subjects is found on the one that got it last', () => {
    expect(samePhotographs([file('a', 'x', 2), file('b', 'x', 3), file('c', 'x', 1)], 2)).toEqual([
      {
        rule: 'same-photograph',
        subject: 'b',
        unit: 'v',
        facts: { name: 'b.jpg', sha256: 'x', others: ['a', 'c'] },
        at: 3,
      },
    ]);
  });

  it('twice on one subject, or different ones on two, are none', () => {
    expect(samePhotographs([file('a', 'x', 1), file('a', 'x', 2), file('b', 'y', 3)], 2)).toEqual([]);
  });
});
