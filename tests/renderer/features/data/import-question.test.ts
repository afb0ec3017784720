/** What the host is asked to plan: suggestions and decisions together, and what still has to be said. */
import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  isPlanned,
  newCountyOf,
  openNames,
  questionOf,
  renumbered,
  undecided,
} from '../../../../renderer/features/data/import/import-question.ts';
import { EMPTY, type Importing } from '../../../../renderer/features/data/import/import-store.ts';
import type { LayerReport, PlanReport } from '../../../../shared/host/import-calls.ts';

const report = (change: Partial<LayerReport> = {}): LayerReport => ({
  id: '0/0',
  file: 'a.xlsx',
  layer: 'Sheet1',
  format: 'xlsx',
  form: 'table',
  count: 1,
  as: 'targets',
  kind: 'road',
  headings: { from: 1, to: 1 },
  columns: [],
  known: [],
  crs: null,
  problems: [],
  ...change,
});
const places = (crs: string | null): LayerReport['crs'] => ({ stated: null, crs, sure: false, choices: [] });
const fields = { name: '', code: '', campaign: 'C', start: '2017-03-01', deadline: '2017-12-31' } as const;
const state = (change: Partial<Importing> = {}): Importing => ({
  ...EMPTY,
  upload: 'upload-0001',
  complete: true,
  layers: [report()],
  ...change,
});

describe('a layer', () => {
  it('is imported as suggested until somebody says otherwise', () => {
    expect(choiceOf(report(), {})).toEqual({ layer: '0/0', as: 'targets', kind: 'road' });
    expect(choiceOf(report(), { '0/0': { layer: '0/0', as: 'skip' } })?.as).toBe('skip');
    expect(choiceOf(report({ as: null }), {})).toBeNull();
    expect(choiceOf(report({ as: null, form: 'unreadable' }), {})?.as).toBe('skip');
  });

  it.each([
    [report(), null],
    [report({ as: null }), 'sort'],
    [report({ kind: null }), 'kind'],
    [report({ as: 'sources' }), 'source'],
    [report({ crs: places(null) }), 'crs'],
    [report({ crs: places('wgs84') }), null],
    [report({ crs: places('xian80-gk3-35') }), 'shift'],
    [report({ as: null, form: 'unreadable', crs: places(null) }), null],
  ])('%#: says what is missing', (layer, missing) => expect(undecided(layer, {})).toBe(missing));

  it('of an old datum is decided with its parameters', () => {
    const choice = { layer: '0/0', as: 'outline', crs: 'beijing54', shift: { dx: 1, dy: 2, dz: 3 } } as const;
    expect(undecided(report({ crs: places(null) }), { '0/0': choice })).toBeNull();
  });
});

describe('a new county', () => {
  it('needs its campaign and days; what is left empty the files say', () => {
    expect(newCountyOf(fields)).toEqual({ campaign: 'C', start: '2017-03-01', deadline: '2017-12-31' });
    expect(newCountyOf({ ...fields, name: ' N ', code: '990288' })).toMatchObject({ name: 'N', code: '990288' });
  });

  it.each([{ campaign: ' ' }, { start: '' as const }, { deadline: '2017-02-28' }, { code: '99028' }])(
    'is not asked for with %j',
    (wrong) => expect(newCountyOf({ ...fields, ...wrong })).toBeNull(),
  );
});

describe('the question', () => {
  it('leaves out what nobody has decided, and is none when nothing is left', () => {
    const layers = [report(), report({ id: '1/0', as: null }), report({ id: '2/0', kind: null })];
    expect(questionOf(state({ layers }))?.choices.map(({ as }) => as)).toEqual(['targets', 'skip', 'skip']);
    expect(questionOf(state({ layers: layers.slice(1) }))).toBeNull();
    expect(questionOf(state({ complete: false }))).toBeNull();
    expect(questionOf(state({ newCounty: { ...fields, campaign: '' } }))).toBeNull();
    expect(questionOf(state({ newCounty: fields }))?.newCounty).toMatchObject({ campaign: 'C' });
  });

  it('is answered by a plan until something else is chosen', () => {
    const asked = JSON.stringify(questionOf(state()));
    const planned = state({ plan: {} as PlanReport, planned: asked });
    expect(isPlanned(planned)).toBe(true);
    expect(isPlanned({ ...planned, decisions: { x: null } })).toBe(false);
  });

  it('knows the names that are open', () => {
    const names = ['a', 'b'].map((written) => ({ written, rows: 1, suggestions: [] }));
    expect(openNames(state({ names, decisions: { a: null } }))).toBe(1);
  });
});

describe('a file that goes', () => {
  it('takes along what was said of it, and the files behind it move up with theirs', () => {
    const layers = ['0/0', '1/0', '1/1', '3/2'].map((id) => report({ id, file: `${id[0]}.zip` }));
    const choices = Object.fromEntries(layers.map(({ id }) => [id, { layer: id, as: 'units' as const }]));
    expect(renumbered(choices, layers, ({ file }) => file === '1.zip')).toEqual({
      '0/0': { layer: '0/0', as: 'units' },
      '2/2': { layer: '2/2', as: 'units' },
    });
  });
});
