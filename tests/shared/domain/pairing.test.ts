import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cadreLoads,
  DEFAULT_PAIRING_RULE,
  offRule,
  type PairingRule,
  pairingRuleSchema,
  visitDue,
  visitsToMake,
  visitState,
} from '../../../shared/domain/pairing.ts';

const panzhou = DEFAULT_PAIRING_RULE;
const mile: PairingRule = { mode: 'maximum', households: 5, visitEveryDays: 7 };

describe('pairing', () => {
  it('knows a minimum (Panzhou, five or more) and a maximum (Mile, five or fewer)', () => {
    expect([3, 4, 5, 6].map((load) => offRule(panzhou, load))).toEqual([2, 1, 0, 0]);
    expect([4, 5, 6, 8].map((load) => offRule(mile, load))).toEqual([0, 0, 1, 3]);
    expect(pairingRuleSchema.safeParse({ ...mile, households: 0 }).success).toBe(false);
  });

  it('counts every cadre, those without households too, and puts the worst first', () => {
    const pairs = ['ma', 'ma', 'li', ...Array<string>(7).fill('wu')];
    expect(cadreLoads(panzhou, ['li', 'ma', 'wu', 'zhu'], pairs)).toEqual([
      { cadre: 'zhu', households: 0, off: 5 },
      { cadre: 'li', households: 1, off: 4 },
      { cadre: 'ma', households: 2, off: 3 },
      { cadre: 'wu', households: 7, off: 0 },
    ]);
    expect(cadreLoads(mile, ['li', 'ma', 'wu', 'zhu'], pairs)[0]).toEqual({ cadre: 'wu', households: 7, off: 2 });
  });

  it('loads add up to the households, whatever the pairs', () => {
    const cadres = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cadres, 'stranger')), (pairs) => {
        const loads = cadreLoads(mile, cadres, pairs);
        expect(loads.reduce((sum, load) => sum + load.households, 0)).toBe(pairs.length);
        expect(loads.map((load) => load.off)).toEqual(loads.map((load) => load.off).toSorted((a, b) => b - a));
      }),
    );
  });

  it('a visit is due a week after the last one, or after the pairing when nobody has come', () => {
    expect(visitDue(panzhou, '2017-11-24', '2017-03-01')).toBe('2017-12-01');
    expect(visitDue(panzhou, undefined, '2017-11-25')).toBe('2017-12-02');
    expect(['2017-11-30', '2017-12-01', '2017-12-02'].map((due) => visitState(due, '2017-12-01'))).toEqual([
      'overdue',
      'due',
      'ahead',
    ]);
  });

  it('lists what is due on a day, the longest overdue first', () => {
    const since = '2017-03-01';
    const paired = [
      { household: 'v/0001', cadre: 'li', since, lastVisit: '2017-11-24' },
      { household: 'v/0002', cadre: 'li', since, lastVisit: '2017-11-20' },
      { household: 'v/0003', cadre: 'ma', since, lastVisit: '2017-11-30' },
      { household: 'v/0004', cadre: 'ma', since },
    ];
    expect(visitsToMake(panzhou, paired, '2017-12-01')).toEqual([
      { household: 'v/0004', cadre: 'ma', due: '2017-03-08', late: 268 },
      { household: 'v/0002', cadre: 'li', due: '2017-11-27', late: 4 },
      { household: 'v/0001', cadre: 'li', due: '2017-12-01', late: 0 },
    ]);
  });
});
