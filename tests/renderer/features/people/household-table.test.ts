import { describe, expect, it } from 'vitest';
import {
  gradeOf,
  idOf,
  peopleIn,
  rowsOf,
  tableOf,
} from '../../../../renderer/features/people/households/household-table.ts';
import { EVERY_HOUSEHOLD, type HouseholdFilter } from '../../../../renderer/features/people/people-store.ts';
import type { HouseholdBlock } from '../../../../shared/log/household-fold.ts';

interface Given {
  readonly members: number[];
  readonly statuses?: number[];
  readonly cause?: number[];
  readonly causes?: string[];
  readonly income?: number[];
  readonly grade?: number[];
  readonly lastVisit?: number[];
}

const block = (village: string, given: Given): HouseholdBlock => {
  const count = given.members.length;
  const unknown = Array<number>(count).fill(-1);
  return {
    village,
    members: Uint8Array.from(given.members),
    statuses: Uint8Array.from(given.statuses ?? given.members.map(() => 0)),
    disputed: [],
    facts: {
      causes: given.causes ?? [],
      cause: Int16Array.from(given.cause ?? unknown),
      measureNames: [],
      measures: new Uint32Array(count),
      income: Int32Array.from(given.income ?? unknown),
      grade: Int8Array.from(given.grade ?? unknown),
      cadres: [],
      cadre: Int16Array.from(unknown),
      second: Int16Array.from(unknown),
      pairedSince: 0,
      lastVisit: Int32Array.from(given.lastVisit ?? given.members.map(() => 0)),
    },
  };
};

const B = block('990101001202', {
  members: [4, 2],
  causes: ['缺水', '因病'],
  cause: [1, -1],
  income: [2100, -1],
  grade: [2, 0],
  lastVisit: [17_490, 0],
});
const A = block('990101001201', { members: [3, 1, 5], statuses: [1, 2, 3], causes: ['因病'], cause: [0, 0, -1] });

const table = tableOf([B, A]);
const ids = (
  filter: Partial<HouseholdFilter> = {},
  by: Parameters<typeof rowsOf>[1]['sort'] = { by: 'id', descending: false },
) =>
  rowsOf(table, {
    filter: { ...EVERY_HOUSEHOLD, ...filter },
    sort: by,
    isVillage: (village, text) => village === '990101001202' && text === '河村',
  }).map((index) => idOf(table, index).slice(9));

describe('the table of households', () => {
  it('holds every village in the order of its code, removed households only when asked for', () => {
    expect(table.count).toBe(5);
    expect(ids()).toEqual(['201/0001', '201/0002', '202/0001', '202/0002']);
    expect(ids({ status: 'removed' })).toEqual(['201/0003']);
    expect(ids({ status: 'left' })).toEqual(['201/0002', '202/0001', '202/0002']);
    expect(ids({ status: 'relapsed' })).toEqual(['201/0002']);
    expect(ids({ status: 'lifted' })).toEqual(['201/0001']);
  });

  it('filters by cause, grade, village and number, whatever list a cause came from', () => {
    expect(table.causes).toEqual(['因病', '缺水']);
    expect(ids({ cause: '因病' })).toEqual(['201/0001', '201/0002', '202/0001']);
    expect(ids({ grade: 'D' })).toEqual(['202/0001']);
    expect(ids({ text: '河村' })).toEqual(['202/0001', '202/0002']);
    expect(ids({ text: '/0002' })).toEqual(['201/0002', '202/0002']);
    expect(gradeOf(table, 3)).toBe('D');
    expect(gradeOf(table, 0)).toBeUndefined();
  });

  it('sorts by any column, equal ones by their number', () => {
    expect(ids({}, { by: 'members', descending: true })).toEqual(['202/0001', '201/0001', '202/0002', '201/0002']);
    expect(ids({}, { by: 'income', descending: true })[0]).toBe('202/0001');
    expect(ids({}, { by: 'id', descending: true })).toEqual(['202/0002', '202/0001', '201/0002', '201/0001']);
    expect(ids({}, { by: 'lastVisit', descending: false }).at(-1)).toBe('202/0001');
  });

  it('knows visits that were written down one by one, and counts people', () => {
    const visited = tableOf(
      [B, A],
      new Map([
        ['990101001202/0002', 17_499],
        ['990101001202/0001', 17_000],
        ['880/0001', 1],
      ]),
    );
    expect([...visited.lastVisit]).toEqual([0, 0, 0, 17_490, 17_499]);
    expect(peopleIn(table, [0, 3])).toBe(7);
  });

  it('goes through 350,000 households in one pass', () => {
    const blocks = Array.from({ length: 500 }, (_, i) =>
      block(`9901010${String(10_000 + i)}`, { members: Array.from({ length: 700 }, (_x, j) => 1 + ((i + j) % 7)) }),
    );
    const began = performance.now();
    const large = tableOf(blocks);
    const rows = rowsOf(large, {
      filter: EVERY_HOUSEHOLD,
      sort: { by: 'members', descending: true },
      isVillage: () => false,
    });
    const took = performance.now() - began;
    expect(rows).toHaveLength(350_000);
    // Generous, because the machine may be busy.
    expect(took).toBeLessThan(5000);
  });
});
