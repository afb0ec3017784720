import { describe, expect, it } from 'vitest';
import {
  evenWeights,
  freeId,
  issuesOf,
  lightShift,
  newKind,
  pathKey,
  sameSettings,
  tidyKind,
} from '../../../../renderer/features/settings/settings-draft.ts';
import type { CountySettings } from '../../../../shared/domain/campaign.ts';
import { CAMPAIGN_KINDS } from '../../../../shared/domain/default-kinds.ts';
import { DEFAULT_SIGNING } from '../../../../shared/domain/signing.ts';
import type { TargetRow } from '../../../../shared/domain/target.ts';

const SETTINGS: CountySettings = {
  county: '990101',
  name: '示范县',
  campaign: '作战图',
  start: '2017-03-01',
  deadline: '2017-12-31',
  thresholds: { yellow: 10, red: 30 },
  kinds: [...CAMPAIGN_KINDS],
  signing: DEFAULT_SIGNING,
};
const found = (change: Partial<CountySettings>): string[] =>
  issuesOf({ ...SETTINGS, ...change }, SETTINGS).map(({ path, what }) => `${pathKey(path)} ${what}`);
const withKind = (change: object): Partial<CountySettings> => ({
  kinds: [
    ...CAMPAIGN_KINDS,
    {
      ...newKind(CAMPAIGN_KINDS, '亮化'),
      name: '路灯',
      measure: '盏',
      stages: [{ id: 's', name: '点亮', weight: 1 }],
      ...change,
    },
  ],
});
const last = CAMPAIGN_KINDS.length;

describe('a draft', () => {
  it('that is sound has nothing to mend', () => {
    expect(found({})).toEqual([]);
    expect(found(withKind({}))).toEqual([]);
  });
  it.each<[string, Partial<CountySettings>]>([
    ['thresholds.red thresholds-order', { thresholds: { yellow: 30, red: 10 } }],
    ['thresholds.yellow invalid_type', { thresholds: { yellow: Number.NaN, red: 10 } }],
    ['thresholds.red too_big', { thresholds: { yellow: 10, red: 120 } }],
    ['name too_small', { name: '' }],
    ['deadline deadline-before-start', { deadline: '2017-02-01' }],
    ['start invalid_format', { start: '' }],
    ['episodes.0.to deadline-before-start', { episodes: [{ name: '春', from: '2017-05-01', to: '2017-04-01' }] }],
    [`kinds.${last}.id kind-id`, withKind({ id: '路灯' })],
    [`kinds.${last}.id id-twice`, withKind({ id: 'pool' })],
    [`kinds.${last}.measure too_small`, withKind({ measure: ' ' })],
    [`kinds.${last}.stages weights`, withKind({ stages: [{ id: 's', name: '点亮', weight: 0.5 }] })],
    [`kinds.${last}.stages.0.name too_small`, withKind({ stages: [{ id: 's', name: '', weight: 1 }] })],
    [`kinds.${last}.progress chainage-needs-line`, withKind({ progress: 'chainage' })],
    [
      'signing.steps.2.roles too_small',
      {
        signing: {
          ...DEFAULT_SIGNING,
          steps: DEFAULT_SIGNING.steps.map((step) => ({ ...step, roles: step.to === 'cleared' ? [] : step.roles })),
        },
      },
    ],
  ])('says where: %s', (issue, change) => expect(found(change)).toEqual([issue]));
});

it('back where it began is no draft', () => {
  expect(sameSettings({ ...SETTINGS, name: '示范县' }, SETTINGS)).toBe(true);
  expect(sameSettings({ ...SETTINGS, name: '另一县' }, SETTINGS)).toBe(false);
});

describe('other thresholds', () => {
  const row = (percent: number, change: Partial<TargetRow> = {}): TargetRow => ({
    id: 'x',
    kind: 'pool',
    name: 'x',
    unit: 'v',
    quantity: 1,
    plan: { start: '2017-01-01', deadline: '2017-12-31' },
    owner: '',
    state: 'underway',
    percent,
    done: [],
    stretches: [],
    disputed: false,
    ...change,
  });
  // On 1 July a year's plan stands at about 50 %.
  const rows = [row(45), row(38), row(15), row(38, { state: 'removed' }), row(0, { state: 'cleared' })];
  it('are weighed by the targets that change their light; removed ones do not count', () => {
    const shift = lightShift(rows, '2017-07-01', SETTINGS.thresholds, { yellow: 5, red: 11 });
    expect(shift.before).toEqual({ red: 1, yellow: 1, green: 2, none: 0 });
    expect(shift.after).toEqual({ red: 2, yellow: 0, green: 2, none: 0 });
    expect(shift.changed).toBe(1);
  });
  it('that are the same change nothing', () => {
    expect(lightShift(rows, '2017-07-01', SETTINGS.thresholds, SETTINGS.thresholds).changed).toBe(0);
  });
});

describe('a kind', () => {
  it('gets an id that no other has', () => {
    expect(freeId(['stage-1', 'stage-3'], 'stage')).toBe('stage-2');
    const first = newKind(CAMPAIGN_KINDS, 'water');
    expect(newKind([...CAMPAIGN_KINDS, first], 'water').id).not.toBe(first.id);
  });
  it.each([1, 2, 3, 7])('with %i stages can weigh them alike and to one', (count) => {
    const stages = evenWeights(Array.from({ length: count }, (_, i) => ({ id: `s${i}`, name: 'x', weight: 0 })));
    expect(stages.reduce((sum, stage) => sum + stage.weight, 0)).toBeCloseTo(1, 9);
    expect(
      Math.max(...stages.map((stage) => stage.weight)) - Math.min(...stages.map((stage) => stage.weight)),
    ).toBeLessThan(0.001);
  });
  it('is saved without empty parts', () => {
    const kind = { ...newKind([], 'water'), amounts: [], works: [], evidence: [], order: 'parallel' as const };
    expect(Object.keys(tidyKind(kind))).toEqual(Object.keys(newKind([], 'water')));
  });
});
