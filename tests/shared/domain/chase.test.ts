import { describe, expect, it } from 'vitest';
import { chaseList, type ChaseTarget } from '../../../shared/domain/chase.ts';

const target = (id: string, owner: string, deadline: string, state: ChaseTarget['state'] = 'underway') => ({
  id,
  owner,
  unit: `u-${owner}`,
  state,
  plan: { start: '2017-11-01', deadline },
});
const on = '2017-12-01';

describe('the chase list', () => {
  it('holds what is overdue or due within the days, and nothing that is done or gone', () => {
    const targets = [
      target('late', '甲', '2017-11-28'),
      target('today', '甲', on),
      target('soon', '甲', '2017-12-04'),
      target('later', '甲', '2017-12-05'),
      target('done', '甲', '2017-11-20', 'cleared'),
      target('gone', '甲', '2017-11-20', 'removed'),
      target('reopened', '甲', '2017-11-30', 'reopened'),
    ];
    const [group, ...rest] = chaseList(targets, on, 3, (entry) => entry.owner);
    expect(rest).toEqual([]);
    expect(group?.lines.map((line) => [line.target.id, line.daysLate])).toEqual([
      ['late', 3],
      ['reopened', 1],
      ['today', 0],
      ['soon', -3],
    ]);
    expect(group).toMatchObject({ key: '甲', overdue: 2, soon: 2, worst: 3 });
  });

  it('puts the worst first: most days late, then most overdue, then most lines', () => {
    const targets = [
      target('a', '甲', '2017-11-30'),
      target('b', '乙', '2017-11-20'),
      target('c', '丙', '2017-11-30'),
      target('d', '丙', '2017-11-30'),
      target('e', '丁', '2017-11-30'),
      target('f', '丁', '2017-12-02'),
    ];
    expect(chaseList(targets, on, 3, (entry) => entry.owner).map((group) => group.key)).toEqual([
      '乙',
      '丙',
      '丁',
      '甲',
    ]);
    expect(chaseList(targets, on, 3, (entry) => entry.unit)[0]?.key).toBe('u-乙');
  });

  it('is empty when nothing presses', () =>
    expect(chaseList<ChaseTarget>([], on, 3, (entry) => entry.owner)).toEqual([]));
});
