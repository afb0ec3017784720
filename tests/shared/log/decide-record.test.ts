/** What may be written down: settings, created targets, edits, proof, steps by role and unit. A refusal changes nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SIGNING } from '../../../shared/domain/signing.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { DraftRefusal } from '../../../shared/log/decide.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import type { OperationKind, Payload } from '../../../shared/log/operation.ts';
import {
  COUNTY,
  foundCounty,
  OTHER_VILLAGE,
  POOL,
  Seat,
  settings,
  STAGED_KIND,
  TARGETS,
  VILLAGE,
  VILLAGE_WORKS,
} from './world.ts';

let seat: Seat;
beforeEach(() => {
  seat = new Seat('d1');
  foundCounty(seat);
});

/** Says it in a capacity; the refusal, or null when it was written. A refusal must leave the county as it was. */
function refusal<K extends OperationKind>(
  k: K,
  subject: string,
  payload: Payload<K>,
  role = 'duty',
  user = '李文学',
): DraftRefusal | null {
  const before = digestOf(seat.county);
  const draft = { ...seat.draft(k, subject, payload), role, user };
  const written = seat.write(draft);
  if (written.ok) return null;
  expect(digestOf(seat.county)).toBe(before);
  return written.error;
}
const ruleOf = (found: DraftRefusal | null): unknown => (found?.reason === 'rule' ? found.refusal : found);

describe('settings', () => {
  const save = (change: Partial<CountySettings>, role = 'duty') =>
    ruleOf(refusal('settings', COUNTY, { settings: settings(change) }, role));

  it('of a county may be changed by its duty officer only', () => {
    expect(save({ thresholds: { yellow: 5, red: 20 } })).toBeNull();
    for (const role of ['zone', 'township', 'village', 'inspector', 'viewer', 'township@990101100'])
      expect(save({}, role)).toMatchObject({ reason: 'role-write', k: 'settings' });
  });

  it.each([
    ['thresholds-order', 'thresholds.red', { thresholds: { yellow: 30, red: 10 } }],
    ['deadline-before-start', 'deadline', { deadline: '2017-02-01' }],
    ['id-twice', 'kinds.1.id', { kinds: [STAGED_KIND, STAGED_KIND] }],
    ['weights', 'kinds.0.stages', { kinds: [{ ...STAGED_KIND, stages: [{ id: 'a', name: '一', weight: 0.4 }] }] }],
    ['chainage-needs-line', 'kinds.0.progress', { kinds: [{ ...STAGED_KIND, progress: 'chainage' as const }] }],
    ['signing-steps', 'signing.steps', { signing: { ...DEFAULT_SIGNING, steps: DEFAULT_SIGNING.steps.slice(1) } }],
  ])('that contradict themselves are refused: %s at %s', (message, path, change) => {
    expect(save(change)).toMatchObject({ reason: 'settings', issues: expect.arrayContaining([{ path, message }]) });
  });

  it('may not drop a kind that targets have', () => {
    const rest = settings().kinds.filter((kind) => kind.id !== 'pool');
    expect(save({ kinds: rest })).toEqual({ reason: 'kind-in-use', kind: '水池', count: 2 });
  });

  it('of another window are not overwritten unseen', () => {
    const old = seat.county.settings.at(-1)?.id ?? '';
    expect(save({ name: '新名' })).toBeNull();
    const written = seat.write({ ...seat.draft('settings', COUNTY, { settings: settings() }), base: [old] });
    expect(written).toMatchObject({ ok: false, error: { reason: 'stale' } });
  });
});

describe('a created target', () => {
  const spec = {
    ...(TARGETS.find((target) => target.id === POOL) ?? TARGETS[0]),
    id: `${COUNTY}/XJ9`,
  } as (typeof TARGETS)[number];
  const create = (change: object, role = 'duty') =>
    ruleOf(refusal('target', spec.id, { spec: { ...spec, ...change } }, role));

  it('is one more row of its unit', () => {
    expect(create({})).toBeNull();
    expect(seat.county.rows.get(spec.id)).toMatchObject({ state: 'open', unit: spec.unit });
    expect(create({})).toEqual({ reason: 'taken', subject: spec.id });
  });

  it.each([
    [{ kind: 'lamp' }, { reason: 'unknown-kind', kind: 'lamp' }],
    [{ unit: '990101999999' }, { reason: 'unknown-unit', unit: '990101999999' }],
    [{ plan: { start: '2017-06-01', deadline: '2017-05-01' } }, { reason: 'deadline-before-start' }],
    [{ plan: { start: '2017-06-01', deadline: '2017-06-31' } }, { reason: 'bad-day', day: '2017-06-31' }],
    [{ id: `${COUNTY}/other` }, { reason: 'form' }],
  ])('with %o is refused', (change, expected) => {
    expect(create(change)).toMatchObject(expected);
  });

  it('belongs to whoever may touch its unit', () => {
    expect(create({}, 'viewer')).toMatchObject({ reason: 'role-write' });
    expect(create({}, 'township@990101101')).toMatchObject({ reason: 'scope' });
    expect(create({}, 'township@990101100')).toBeNull();
  });

  it('is taken back only while nothing has been done to it', () => {
    create({});
    const id = seat.operations.at(-1);
    const operation = `${id?.device}/${id?.stream}/${id?.seq}`;
    seat.say('amount', spec.id, { percent: 20, asOf: '2017-12-01' });
    expect(ruleOf(refusal('revoke', spec.id, { operations: [operation] }))).toMatchObject({ reason: 'settled' });
  });
});

describe('an edit', () => {
  const edit = (set: Record<string, string | number | null>, role = 'duty') =>
    ruleOf(refusal('edit', POOL, { set }, role));

  it('changes what the ledger said and goes back to it', () => {
    expect(edit({ owner: '马帮富', deadline: '2017-11-30' })).toBeNull();
    expect(seat.county.rows.get(POOL)).toMatchObject({ owner: '马帮富', plan: { deadline: '2017-11-30' } });
    expect(edit({ owner: null })).toBeNull();
    expect(seat.county.rows.get(POOL)).toMatchObject({ owner: '李文学', plan: { deadline: '2017-11-30' } });
  });

  it('of an unknown field, or with a deadline before the start, is refused', () => {
    expect(edit({ unit: OTHER_VILLAGE })).toEqual({ reason: 'unknown-field', field: 'unit' });
    expect(edit({ deadline: '2017-01-01' })).toMatchObject({ reason: 'deadline-before-start' });
    expect(edit({ deadline: '明天' })).toMatchObject({ reason: 'bad-day' });
  });

  it('is nothing for a viewer, an inspector or another township', () => {
    for (const role of ['viewer', 'inspector'])
      expect(edit({ owner: '甲' }, role)).toMatchObject({ reason: 'role-write' });
    expect(edit({ owner: '甲' }, 'township@990101101')).toMatchObject({ reason: 'scope' });
    expect(edit({ owner: '甲' }, `village@${VILLAGE}`)).toBeNull();
  });

  it('by two seats that had not heard of each other keeps both values until somebody decides', () => {
    const other = new Seat('d2', '马帮富');
    for (const operation of seat.operations) other.hear(operation);
    seat.say('edit', POOL, { set: { owner: '甲' } });
    other.say('edit', POOL, { set: { owner: '乙' } });
    for (const operation of other.operations) seat.hear(operation);
    expect(seat.county.rows.get(POOL)).toMatchObject({ disputed: true, disputedFields: ['owner'] });
    expect(edit({ owner: '甲' })).toBeNull();
    expect(seat.county.rows.get(POOL)).toMatchObject({ owner: '甲', disputed: false });
  });
});

describe('a step under signing by levels', () => {
  beforeEach(() => {
    seat.say('settings', COUNTY, { settings: settings({ signing: DEFAULT_SIGNING }) });
    for (const stage of ['declared', 'checked'])
      seat.say('reach', VILLAGE_WORKS, { stage, reached: 120, asOf: '2017-12-01' });
  });
  const step = (to: 'applied' | 'verified' | 'cleared' | 'reopened', role: string, user: string, why?: string) =>
    ruleOf(refusal('clearance', VILLAGE_WORKS, { to, ...(why ? { why } : {}) }, role, user));

  it('goes village, township, county, with proof before the last and never by one person', () => {
    expect(step('cleared', 'duty', '丙')).toMatchObject({ reason: 'transition' });
    expect(step('applied', 'viewer', '甲')).toMatchObject({ reason: 'role', may: ['village', 'township', 'duty'] });
    expect(step('applied', `village@${OTHER_VILLAGE}`, '甲')).toMatchObject({ reason: 'scope' });
    expect(step('applied', `village@${VILLAGE}`, '甲')).toBeNull();
    expect(step('verified', 'township@990101100', '甲')).toEqual({ reason: 'same-person', to: 'verified', by: '甲' });
    expect(step('verified', 'township@990101100', '乙')).toBeNull();
    expect(step('cleared', 'township', '丙')).toMatchObject({ reason: 'role', may: ['duty'] });
    expect(step('cleared', 'duty', '甲')).toMatchObject({ reason: 'same-person' });
    expect(step('cleared', 'duty', '丙')).toEqual({
      reason: 'evidence',
      to: 'cleared',
      missing: [{ id: 'report', name: '验收单' }],
    });
    expect(ruleOf(refusal('evidence', VILLAGE_WORKS, { item: 'photo' }))).toEqual({
      reason: 'unknown-evidence',
      item: 'photo',
    });
    expect(ruleOf(refusal('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-7' }))).toBeNull();
    expect(step('cleared', 'duty', '丙')).toBeNull();
    const proof = seat.county.rows.get(VILLAGE_WORKS)?.evidence?.[0]?.id ?? '';
    expect(ruleOf(refusal('revoke', VILLAGE_WORKS, { operations: [proof] }))).toMatchObject({ reason: 'settled' });
    expect(step('reopened', 'inspector', '丁')).toMatchObject({ reason: 'no-reason-given' });
    expect(step('reopened', 'inspector', '丁', '复检不合格')).toBeNull();
  });
});

describe('amounts of stages', () => {
  const reach = (stage: string, reached: number) =>
    ruleOf(refusal('reach', VILLAGE_WORKS, { stage, reached, asOf: '2017-12-01' }));

  it('of a later stage never exceed those of the one before, and that never falls behind it', () => {
    expect(reach('checked', 10)).toMatchObject({ reason: 'stage-amount', reached: 0, before: '申报' });
    expect(reach('declared', 130)).toBeNull();
    expect(reach('checked', 90)).toBeNull();
    expect(reach('declared', 80)).toMatchObject({ reason: 'later-stage', stage: '核实' });
    expect(reach('roof', 1)).toMatchObject({ reason: 'unknown-stage' });
    expect(seat.county.rows.get(VILLAGE_WORKS)).toMatchObject({ done: [130, 90], percent: 87.5 });
  });

  it('are reported by stage, not by percentage', () => {
    expect(ruleOf(refusal('amount', VILLAGE_WORKS, { percent: 50, asOf: '2017-12-01' }))).toEqual({
      reason: 'not-reported-so',
      progress: 'stages',
    });
  });
});
