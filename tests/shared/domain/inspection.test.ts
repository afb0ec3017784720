import { describe, expect, it } from 'vitest';
import {
  INSPECTION_KINDS,
  inspectionFaults,
  inspectionTotals,
  latestRechecks,
  type Recheck,
  recheckStep,
} from '../../../shared/domain/inspection.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';

const units = new UnitIndex([
  { id: '1', level: 'county', name: '示范县', parent: null, posts: [] },
  { id: '11', level: 'township', name: '青山镇', parent: '1', posts: [] },
  { id: '12', level: 'township', name: '白水镇', parent: '1', posts: [] },
]);
const group = (name: string, people: string[], visited: string[]) => ({
  name,
  leader: people[0] ?? '',
  people,
  units: visited,
});
const sound = {
  kind: 'special' as const,
  name: '第一轮',
  from: '2017-11-06',
  to: '2017-11-10',
  groups: [group('一组', ['甲', '乙'], ['11']), group('二组', ['丙'], ['12', '11'])],
};

describe('an inspection', () => {
  it('is of one of four kinds', () => expect(INSPECTION_KINDS).toHaveLength(4));

  it('that is sound has no faults', () => expect(inspectionFaults(sound, units)).toEqual([]));

  it('may not end before it starts, travel without people or to nowhere', () => {
    expect(inspectionFaults({ ...sound, to: '2017-11-05', groups: [] }, units).map((fault) => fault.reason)).toEqual([
      'ends-before-start',
      'no-group',
    ]);
    const groups = [{ ...group('一组', [], ['99']), leader: '甲' }];
    expect(inspectionFaults({ ...sound, groups }, units).map((fault) => fault.reason)).toEqual([
      'empty-group',
      'leader-outside',
      'unknown-unit',
    ]);
  });

  it('may not have one person in two groups', () => {
    const groups = [group('一组', ['甲'], []), group('二组', ['乙', '甲'], [])];
    expect(inspectionFaults({ ...sound, groups }, units)).toEqual([
      { reason: 'person-twice', person: '甲', groups: ['一组', '二组'] },
    ]);
  });

  it('adds up to the published 12 groups and 91 people', () => {
    const inspections = INSPECTION_KINDS.map((kind, k) => ({
      groups: [0, 1, 2].map((g) => {
        const size = k === 0 ? [8, 8, 9][g] : [7, 7, 8][g];
        return group(
          `${kind}${g}`,
          Array.from({ length: size ?? 0 }, (_, i) => `${kind}${g}-${i}`),
          ['11', '12'],
        );
      }),
    }));
    expect(inspectionTotals(inspections)).toEqual({ groups: 12, people: 91, units: 2 });
  });
});

describe('a re-check', () => {
  it('reopens only a cleared problem that fell back', () => {
    expect(recheckStep('cleared', 'relapsed')).toBe('reopened');
    expect(recheckStep('cleared', 'holds')).toBeNull();
    expect(recheckStep('cleared', 'unclear')).toBeNull();
    expect(recheckStep('underway', 'relapsed')).toBeNull();
  });

  it('counts with its newest result per problem', () => {
    const recheck = (problem: string, on: string, result: Recheck['result']): Recheck => ({
      problem,
      on,
      result,
      by: '甲',
      note: '',
    });
    const latest = latestRechecks([
      recheck('p', '2017-11-10', 'relapsed'),
      recheck('p', '2017-11-01', 'holds'),
      recheck('q', '2017-11-01', 'holds'),
      recheck('q', '2017-11-01', 'unclear'),
    ]);
    expect([...latest].map(([problem, { result }]) => [problem, result])).toEqual([
      ['p', 'relapsed'],
      ['q', 'unclear'],
    ]);
  });
});
