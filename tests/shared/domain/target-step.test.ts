import { describe, expect, it } from 'vitest';
import type { State } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { DEFAULT_SIGNING } from '../../../shared/domain/signing.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';
import {
  forwardStep,
  otherSteps,
  scopeRefusal,
  sortOut,
  stepRefusal,
  untilCleared,
} from '../../../shared/domain/target-step.ts';

const pool: Kind = {
  id: 'pool',
  name: '水池',
  sector: 'water',
  geometry: 'point',
  measure: '处',
  progress: 'amount',
  clears: 'statement',
  stages: [{ id: 'built', name: '建成', weight: 1 }],
  evidence: [
    { id: 'photo', name: '现场照片', before: 'applied', needs: 'file' },
    { id: 'water-test', name: '水质检测报告', before: 'cleared', needs: 'record' },
  ],
};
const road: Kind = { ...pool, id: 'road', geometry: 'line', measure: '公里', clears: 'complete', evidence: [] };
const row = (state: State, change: Partial<TargetRow> = {}): TargetRow => ({
  id: '990101/SC1',
  kind: 'pool',
  name: '水池',
  unit: '990101100200',
  quantity: 2,
  plan: { start: '2017-03-01', deadline: '2017-12-31' },
  owner: '李文学',
  state,
  percent: 100,
  done: [2],
  stretches: [],
  disputed: false,
  ...change,
});
const photo = {
  id: 'd/s/1',
  clock: '',
  user: '王',
  item: 'photo',
  file: { sha256: '0'.repeat(64), name: 'a.jpg', type: 'image/jpeg', bytes: 9 },
};
const report = { id: 'd/s/2', clock: '', user: '王', item: 'water-test', number: 'SZ-1' };
const duty = { role: 'duty' } as const;
const ask = (to: State, role: Role, by = '李文学') => ({ to, by, capacity: { role }, signing: DEFAULT_SIGNING });

describe('one step of a target', () => {
  it('asks for proof step by step: the photograph before the application, the certificate before clearance', () => {
    expect(stepRefusal(row('open'), pool, ask('applied', 'village'))).toEqual({
      reason: 'evidence',
      to: 'applied',
      missing: [{ id: 'photo', name: '现场照片' }],
    });
    // A note about a photograph is no photograph.
    const { file: _file, ...noted } = photo;
    expect(stepRefusal(row('open', { evidence: [noted] }), pool, ask('applied', 'village'))?.reason).toBe('evidence');
    expect(stepRefusal(row('open', { evidence: [photo] }), pool, ask('applied', 'village'))).toBeNull();
    expect(stepRefusal(row('verified', { evidence: [photo] }), pool, ask('cleared', 'duty'))).toMatchObject({
      missing: [{ id: 'water-test', name: '水质检测报告' }],
    });
    expect(stepRefusal(row('verified', { evidence: [photo, report] }), pool, ask('cleared', 'duty'))).toBeNull();
  });

  it('lets nobody sign what he applied for', () => {
    const applied = row('applied', { evidence: [photo, report], appliedBy: '李文学' });
    expect(stepRefusal(applied, pool, ask('verified', 'township'))).toEqual({
      reason: 'same-person',
      to: 'verified',
      by: '李文学',
    });
    expect(stepRefusal(applied, pool, ask('verified', 'township', '张科'))).toBeNull();
  });

  it('takes no application for what is unfinished under a strict order', () => {
    const left = [{ stage: '建成', amount: 0.5 }];
    const half = row('underway', { done: [1.5] });
    expect(stepRefusal(half, road, ask('applied', 'village'))).toEqual({ reason: 'unfinished', left, measure: '公里' });
    expect(stepRefusal(half, road, { ...ask('applied', 'village'), signing: undefined })).toBeNull();
    expect(stepRefusal(half, road, { ...ask('cleared', 'duty'), signing: undefined })?.reason).toBe('unfinished');
    expect(untilCleared(half, road)).toEqual({ left, evidence: [] });
    expect(untilCleared(row('open'), pool).evidence.map(({ id }) => id)).toEqual(['photo', 'water-test']);
  });

  it('stays within the unit that a role is held for', () => {
    const path = ['990101100200', '990101100', '990101'];
    const names = new Map([['990101101', '乙镇']]);
    const nameOf = (id: string): string | undefined => names.get(id);
    expect(scopeRefusal({ role: 'township', unit: '990101100' }, path, nameOf)).toBeNull();
    expect(scopeRefusal({ role: 'township', unit: '990101101' }, path, nameOf)).toEqual({
      reason: 'scope',
      unit: '乙镇',
    });
  });
});

describe('the step that comes next', () => {
  it.each([
    ['open', 'applied'],
    ['underway', 'applied'],
    ['rejected', 'applied'],
    ['reopened', 'applied'],
    ['applied', 'verified'],
    ['verified', 'cleared'],
    ['cleared', null],
    ['removed', null],
  ] as const)('from %s is %s, whoever asks, under a strict order', (from, to) => {
    for (const role of ['duty', 'village', 'viewer'] as const)
      expect(forwardStep(row(from), pool, DEFAULT_SIGNING, { role })).toBe(to);
  });

  it('is to begin where nothing has been done', () => {
    for (const state of ['open', 'reopened'] as const)
      expect(forwardStep(row(state, { done: [0] }), road, DEFAULT_SIGNING, duty)).toBe('underway');
  });

  it('is the furthest that the role may take where a county has set no order', () => {
    expect(forwardStep(row('open'), pool, undefined, duty)).toBe('cleared');
    expect(forwardStep(row('open'), pool, undefined, { role: 'village' })).toBe('applied');
    expect(forwardStep(row('applied'), pool, undefined, { role: 'zone' })).toBe('verified');
    // Nobody's: what lies ahead is still said, with who may take it.
    expect(forwardStep(row('open'), pool, undefined, { role: 'viewer' })).toBe('cleared');
  });

  it('leaves the ways back and out as the others', () => {
    expect(otherSteps(row('applied'), DEFAULT_SIGNING, 'verified')).toEqual(['rejected', 'removed']);
    expect(otherSteps(row('cleared'), DEFAULT_SIGNING, null)).toEqual(['reopened']);
    expect(otherSteps(row('removed'), DEFAULT_SIGNING, null)).toEqual([]);
  });
});

it('sorts many into those that may and those that may not, each with its reason', () => {
  const targets = [row('verified', { id: 'a', evidence: [photo, report] }), row('open', { id: 'b' })];
  const { may, mayNot } = sortOut(targets, (target) => stepRefusal(target, pool, ask('cleared', 'duty')));
  expect(may.map(({ id }) => id)).toEqual(['a']);
  expect(mayNot.map(({ target, refusal }) => [target.id, refusal.reason])).toEqual([['b', 'transition']]);
});
