import { describe, expect, it } from 'vitest';
import { soundsOf } from '../../../../renderer/app/search/sounds.ts';
import type { LitTarget } from '../../../../renderer/db/reader.ts';
import {
  filterLedger,
  type LedgerContext,
  ledgerLines,
  type LedgerView,
  proofOf,
  sortLedger,
} from '../../../../renderer/features/ledger/ledger-query.ts';
import { STANDING_VIEWS } from '../../../../renderer/features/ledger/ledger-store.ts';

const row = (id: string, change: Partial<LitTarget> = {}): LitTarget => ({
  id: `990101/${id}`,
  kind: 'pool',
  name: `${id}水池`,
  unit: '990101001201',
  quantity: 1,
  plan: { start: '2017-03-01', deadline: '2017-10-31' },
  owner: '李文学',
  state: 'underway',
  percent: 50,
  done: [0.5],
  stretches: [],
  disputed: false,
  light: 'green',
  overdue: false,
  ...change,
});

const context: LedgerContext = {
  on: '2017-12-01',
  kindName: (kind) => (kind === 'pool' ? '水池' : kind),
  demands: (kind) => (kind === 'pool' ? [{ id: 'water-test' }] : []),
  unitName: (unit) => unit,
  townshipOf: (unit) => unit.slice(0, 9),
  soundsOf,
};
const view = (change: Partial<LedgerView> = {}): LedgerView => ({ ...STANDING_VIEWS.all, ...change });
const numbers = (rows: readonly LitTarget[]): string[] => rows.map((it) => it.id.slice(7));

describe('the ledger', () => {
  const rows = [
    row('SC1', { name: '六枝坡水池', light: 'red', overdue: true, percent: 10 }),
    row('SC2', { name: '大埔水池', owner: '马帮富', state: 'verified', light: 'yellow' }),
    row('ZZT1', { name: '上寨公路', kind: 'road', state: 'cleared', percent: 100, unit: '990101002201' }),
  ];
  const found = (change: Partial<LedgerView>): string[] => numbers(filterLedger(rows, view(change), context));

  it('filters by kind, state, light, lateness and dispute', () => {
    expect(found({})).toEqual(['SC1', 'SC2', 'ZZT1']);
    expect(found({ kind: 'road' })).toEqual(['ZZT1']);
    expect(found({ states: ['verified', 'cleared'] })).toEqual(['SC2', 'ZZT1']);
    expect(found({ lights: ['red'] })).toEqual(['SC1']);
    expect(found({ overdue: true })).toEqual(['SC1']);
    expect(found({ disputed: true })).toEqual([]);
  });

  it.each([
    ['luzhi', ['SC1']],
    ['lzp', ['SC1']],
    ['大埔', ['SC2']],
    ['mabangfu', ['SC2']],
    ['sc 大埔', ['SC2']],
    ['ZZT1', ['ZZT1']],
    ['没有', []],
  ])('finds “%s” in names as said on the spot, owners and codes', (query, expected) => {
    expect(found({ query })).toEqual(expected);
  });

  it('orders by a column either way and by code where that is equal', () => {
    const sorted = (column: LedgerView['sort']['column'], descending = false): string[] =>
      numbers(sortLedger([...rows].reverse(), view({ sort: { column, descending } }), context));
    expect(sorted('percent')).toEqual(['SC1', 'SC2', 'ZZT1']);
    expect(sorted('percent', true)).toEqual(['ZZT1', 'SC2', 'SC1']);
    expect(sorted('light')).toEqual(['SC1', 'SC2', 'ZZT1']);
    expect(sorted('deadline')).toEqual(['SC1', 'SC2', 'ZZT1']);
    expect(sorted('late', true)[0]).toBe('SC1');
    expect(sorted('name')).toEqual(['SC2', 'SC1', 'ZZT1']);
  });

  it('puts the second before the tenth', () => {
    const numbered = ['pool-10', 'pool-2', 'pool-1'].map((id) => row(id));
    for (const column of ['light', 'id'] as const)
      expect(numbers(sortLedger(numbered, view({ sort: { column, descending: false } }), context))).toEqual([
        'pool-1',
        'pool-2',
        'pool-10',
      ]);
  });

  it('groups under heads that count, in the order of the rows, states in their own', () => {
    const heads = (group: LedgerView['group'], folded: readonly string[] = []): string[] =>
      ledgerLines(rows, view({ group }), new Set(folded), context).map((line) =>
        line.line === 'head' ? `${line.key}:${line.count}:${line.done}` : line.row.id.slice(7),
      );
    expect(heads('none')).toEqual(['SC1', 'SC2', 'ZZT1']);
    expect(heads('township')).toEqual(['990101001:2:0', 'SC1', 'SC2', '990101002:1:1', 'ZZT1']);
    expect(heads('township', ['990101001'])).toEqual(['990101001:2:0', '990101002:1:1', 'ZZT1']);
    expect(heads('state')).toEqual(['underway:1:0', 'SC1', 'verified:1:0', 'SC2', 'cleared:1:1', 'ZZT1']);
    expect(heads('light').filter((head) => head.includes(':'))).toEqual(['red:1:0', 'yellow:1:0', 'green:1:1']);
  });

  it('counts proof by demand, not by paper', () => {
    const proof = { id: 'd/1/1', clock: '', user: '', item: 'water-test' };
    expect(proofOf(row('SC1'), context)).toEqual({ have: 0, need: 1 });
    expect(proofOf(row('SC1', { evidence: [proof, { ...proof, id: 'd/1/2' }] }), context)).toEqual({
      have: 1,
      need: 1,
    });
    expect(proofOf(row('ZZT1', { kind: 'road' }), context)).toEqual({ have: 0, need: 0 });
  });
});
