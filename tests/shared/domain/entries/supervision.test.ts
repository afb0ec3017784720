import { describe, expect, it } from 'vitest';
import type { EntryContext, EntryKind, EntryRow, Json } from '../../../../shared/domain/entries/entry.ts';
import { evaluationKind, evaluationsOf, scoresAt } from '../../../../shared/domain/entries/evaluation.ts';
import { inspectionKind, inspectionOfEntry, inspectionsOf } from '../../../../shared/domain/entries/inspection.ts';
import { UnitIndex } from '../../../../shared/domain/unit-index.ts';

const units = new UnitIndex([
  { id: '1', level: 'county', name: '示范县', parent: null, posts: [] },
  { id: '11', level: 'township', name: '青山镇', parent: '1', posts: [] },
  { id: '12', level: 'township', name: '白水镇', parent: '1', posts: [] },
  { id: '111', level: 'village', name: '新寨村', parent: '11', posts: [] },
]);
const entry = (collection: string, id: string, fields: Record<string, Json>, disputed: string[] = []): EntryRow => ({
  subject: `${collection}:${id}`,
  collection,
  id,
  fields,
  disputed,
  notes: [],
});
const context = (rows: EntryRow[] = []) =>
  ({
    settings: undefined,
    units,
    on: '2017-12-01',
    entries: (collection) => rows.filter((row) => row.collection === collection),
    isKnown: (subject) => subject === '1/P1',
    pairedWith: () => [],
  }) as EntryContext;
const problemOf = (kind: EntryKind, row: EntryRow, rows: EntryRow[] = []): string | undefined =>
  kind.schema.safeParse(row.fields).success ? kind.check?.(row, context(rows))?.problem : 'form';

const group = { name: '一组', leader: '甲', people: ['甲', '乙'], units: ['11'] };
const recheck = { result: 'relapsed', on: '2017-11-10', by: '甲', note: '水泵又停了' };
const visit = { kind: 'office', name: '第一轮', from: '2017-11-06', to: '2017-11-10', groups: [group] };

describe('inspections written down', () => {
  it('are read with their re-checks', () => {
    const read = inspectionOfEntry(entry('inspection', '1|a', { ...visit, 'recheck.1/P1': recheck }));
    expect(read).toMatchObject({ id: '1|a', kind: 'office', rechecks: [{ problem: '1/P1', result: 'relapsed' }] });
    expect(inspectionOfEntry(entry('inspection', '1|a', { ...visit, withdrawn: true }))).toBeNull();
  });

  it('stand newest first', () => {
    const rows = ['2017-11-01', '2017-11-05', '2017-11-03'].map((from, i) =>
      entry('inspection', `1|${i}`, { ...visit, from }),
    );
    expect(inspectionsOf(rows).map((it) => it.from)).toEqual(['2017-11-05', '2017-11-03', '2017-11-01']);
  });

  it.each<[string | undefined, Record<string, Json>]>([
    [undefined, {}],
    [undefined, { 'recheck.1/P1': recheck }],
    ['form', { kind: 'other' }],
    ['form', { 'recheck.1/P1': { result: 'fine' } }],
    ['bad-day', { from: '2017-02-30' }],
    ['ends-before-start', { to: '2017-11-05' }],
    ['no-group', { groups: [] }],
    ['person-twice', { groups: [group, { ...group, name: '二组' }] }],
    ['unknown-unit', { groups: [{ ...group, units: ['99'] }] }],
    ['unknown-problem', { 'recheck.1/P2': recheck }],
    ['needs-note', { 'recheck.1/P1': { ...recheck, note: ' ' } }],
  ])('%s: %j', (problem, change) => {
    expect(problemOf(inspectionKind, entry('inspection', '1|a', { ...visit, ...change }))).toBe(problem);
  });
});

const round = { round: 1, name: '第一轮评估', by: '第三方', on: '2017-09-20', 'score.11': 88.5, 'score.111': 70 };

describe('evaluations written down', () => {
  it('are read in the order of rounds, with scores by level and what is disputed', () => {
    const rows = [
      entry('evaluation', '1|2', { ...round, round: 2 }),
      entry('evaluation', '1|1', round, ['score.11', 'name']),
      entry('evaluation', '1|3', { ...round, round: 3, withdrawn: true }),
    ];
    const [first, second, ...rest] = evaluationsOf(rows);
    expect(rest).toEqual([]);
    expect(second?.round).toBe(2);
    expect(first?.disputed).toEqual(['11']);
    expect(first && scoresAt(first, 'township', units)).toEqual([{ unit: '11', score: 88.5 }]);
    expect(first && scoresAt(first, 'village', units)).toEqual([{ unit: '111', score: 70 }]);
  });

  it.each<[string | undefined, Record<string, Json>]>([
    [undefined, {}],
    ['form', { round: 0 }],
    ['form', { 'score.11': '88' }],
    ['bad-day', { on: '2017-02-30' }],
    ['unknown-unit', { 'score.99': 1 }],
    ['wrong-level', { 'score.1': 1 }],
    ['out-of-range', { 'score.12': 100.5 }],
    ['out-of-range', { 'score.12': -1 }],
    [undefined, { 'score.12': 110, full: 120 }],
  ])('%s: %j', (problem, change) => {
    expect(problemOf(evaluationKind, entry('evaluation', '1|1', { ...round, ...change }))).toBe(problem);
  });

  it('are refused when another entry is that round already', () => {
    const other = entry('evaluation', '1|x', round);
    expect(problemOf(evaluationKind, entry('evaluation', '1|1', round), [other])).toBe('round-taken');
    expect(problemOf(evaluationKind, other, [other])).toBeUndefined();
  });
});
