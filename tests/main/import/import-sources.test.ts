import { describe, expect, it } from 'vitest';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import { importSources } from '../../../main/core/import/import-sources.ts';
import { UnitMatcher } from '../../../main/core/import/match-units.ts';
import { compareSources } from '../../../shared/domain/plausibility/five-sources.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/light.ts';
import type { SourcesBatch } from '../../../shared/domain/sources-batch.ts';

const VILLAGE = '990101001201';
const county = {
  settings: {
    county: '990101',
    name: '示范县',
    campaign: '作战图',
    start: '2017-03-01',
    deadline: '2017-12-31',
    thresholds: DEFAULT_THRESHOLDS,
    kinds: [],
  },
  units: [{ id: VILLAGE, level: 'village' as const, name: '上村', parent: null, posts: [] }],
  geometry: null,
};
const planOf = (text: string, source: SourcesBatch['source'] = 'wall') =>
  importSources(csvLayer('file', text), { source, on: '2017-11-30' }, new UnitMatcher(county.units));
const tableOf = (text: string, source: SourcesBatch['source']): SourcesBatch => {
  const [batch] = planOf(text, source).batches;
  if (batch?.batch !== 'sources') throw new Error('no batch');
  return batch;
};

describe('a source', () => {
  it('is read with every other column as a field', () => {
    const plan = planOf(`户编号,家庭人口,致贫原因\n${VILLAGE}/0001,4,因病\n${VILLAGE}/0002,,因学\n`);
    expect(plan.problems).toEqual([]);
    expect(plan.batches).toEqual([
      {
        batch: 'sources',
        version: 1,
        source: 'wall',
        on: '2017-11-30',
        fields: ['家庭人口', '致贫原因'],
        rows: [
          { household: `${VILLAGE}/0001`, values: ['4', '因病'] },
          { household: `${VILLAGE}/0002`, values: [null, '因学'] },
        ],
      },
    ]);
    expect(plan.summary).toMatchObject({ read: 2, taken: 2 });
  });

  it('is compared with another whatever the order of their columns', () => {
    const wall = tableOf(`户编号,家庭人口,致贫原因\n${VILLAGE}/0001,4,因病\n`, 'wall');
    const national = tableOf(`贫困户名单\n致贫原因\t户编号\t家庭人口\n因病\t${VILLAGE}/0001\t5\n`, 'national');
    expect(compareSources([wall, national])).toEqual([
      { household: `${VILLAGE}/0001`, field: '家庭人口', values: { national: '5', wall: '4' } },
    ]);
  });

  it.each([
    [`户编号,人口\n0001,4`, 'number-malformed'],
    [`户编号,人口\n990101001999/0001,4`, 'unit-unknown'],
    [`户编号,人口\n${VILLAGE}/0001,4\n${VILLAGE}/0001,5`, 'number-twice'],
    [`户编号,人口\n`, 'no-rows'],
    [`村,人口\n上村,4`, 'header-missing'],
    [`户编号,证件号\n${VILLAGE}/0001,11010519491231002X`, 'personal-data'],
  ])('%j is refused: %s', (text, reason) => {
    const plan = planOf(text);
    expect(plan.batches).toEqual([]);
    expect(plan.problems.map((problem) => problem.reason)).toContain(reason);
  });
});
