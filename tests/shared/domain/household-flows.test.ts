import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBetween, stocksOf } from '../../../shared/domain/household-flows.ts';
import { imbalancesOf, sumLines } from '../../../shared/domain/rounds.ts';

const [POOR, LIFTED, RELAPSED, REMOVED] = [0, 1, 2, 3] as const;

describe('flows between two days', () => {
  it('every change of status is one flow, with the people in the household', () => {
    const before = { members: [1, 2, 3, 4, 5, 6, 7], statuses: [POOR, POOR, LIFTED, LIFTED, LIFTED, REMOVED, REMOVED] };
    const after = {
      members: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      statuses: [LIFTED, REMOVED, RELAPSED, POOR, REMOVED, POOR, LIFTED, POOR, LIFTED],
    };
    expect(lineBetween('v', before, after)).toEqual({
      unit: 'v',
      opening: { left: { households: 2, people: 3 }, lifted: { households: 3, people: 12 } },
      flows: {
        exit: { households: 2, people: 10 },
        'removed-left': { households: 1, people: 2 },
        relapse: { households: 1, people: 3 },
        returned: { households: 1, people: 4 },
        'removed-lifted': { households: 1, people: 5 },
        new: { households: 3, people: 6 + 8 + 9 },
        restored: { households: 1, people: 7 },
      },
      closing: { left: { households: 4, people: 21 }, lifted: { households: 3, people: 17 } },
    });
  });

  it('a relapse and a household that stays poor are told apart', () => {
    expect(lineBetween('v', { members: [4], statuses: [POOR] }, { members: [4], statuses: [RELAPSED] }).flows).toEqual(
      {},
    );
  });

  it('always closes while the households keep their members, for one village and for many', () => {
    const status = fc.integer({ min: 0, max: 3 });
    const rows = fc.array(fc.record({ members: fc.integer({ min: 1, max: 9 }), before: status, after: status }));
    const village = fc.record({
      rows,
      added: fc.array(fc.record({ members: fc.integer({ min: 1, max: 9 }), after: status })),
    });
    fc.assert(
      fc.property(fc.array(village, { maxLength: 4 }), (villages) => {
        const lines = villages.map(({ rows: known, added }, i) =>
          lineBetween(
            `v${i}`,
            { members: known.map((row) => row.members), statuses: known.map((row) => row.before) },
            {
              members: [...known, ...added].map((row) => row.members),
              statuses: [...known, ...added].map((row) => row.after),
            },
          ),
        );
        expect(lines.flatMap(imbalancesOf)).toEqual([]);
        expect(imbalancesOf(sumLines('t', lines))).toEqual([]);
      }),
    );
  });

  it('a household whose members were counted anew shows as what does not close', () => {
    const line = lineBetween('v', { members: [4], statuses: [POOR] }, { members: [5], statuses: [POOR] });
    expect(imbalancesOf(line)).toEqual([{ unit: 'v', stock: 'left', what: 'people', stated: 5, computed: 4 }]);
  });

  it('counts both stocks and leaves out who was removed', () => {
    expect(stocksOf({ members: [2, 3, 4, 5], statuses: [POOR, LIFTED, RELAPSED, REMOVED] })).toEqual({
      left: { households: 2, people: 6 },
      lifted: { households: 1, people: 3 },
    });
  });
});
