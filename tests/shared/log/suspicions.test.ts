import { describe, expect, it } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/light.ts';
import type { SourcesBatch } from '../../../shared/domain/sources-batch.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';
import { clockText } from '../../../shared/log/clock.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { standingSources, suspicionsOf } from '../../../shared/log/suspicions.ts';

const VILLAGE = '990101100200';
const settings = {
  county: '990101',
  name: '示范县',
  campaign: '作战图',
  start: '2017-03-01',
  deadline: '2017-12-31',
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [...DEFAULT_KINDS],
  episodes: [{ name: '苦干三十天', from: '2017-11-02', to: '2017-12-01' }],
};
const row = (id: string, kind: string, quantity: number, more: Partial<TargetRow> = {}): TargetRow => ({
  id,
  kind,
  name: id,
  unit: VILLAGE,
  quantity,
  plan: { start: '2017-03-01', deadline: '2017-11-20' },
  owner: '甲',
  state: 'underway',
  percent: 0,
  done: [],
  stretches: [],
  disputed: false,
  ...more,
});

let seq = 0;
const said = (k: string, subject: string, time: string, payload: object, user = '甲'): Operation => {
  seq += 1;
  const clock = clockText(Date.parse(`${time}+08:00`), 0);
  const frame = { v: 1, k, device: 'd', stream: '990101100', seq, clock, user, role: 'township', base: [] };
  return { ...frame, subject, payload: payload as Record<string, unknown> };
};
const stretch = (stage: string, from: number, to: number, time = '2017-10-01T10:00:00') =>
  said('stretch', 'r', time, { stage, from, to });
const found = (operations: Operation[], rows: TargetRow[], more = {}) =>
  suspicionsOf({
    settings,
    rows: new Map(rows.map((it) => [it.id, it])),
    operations,
    sources: [],
    points: [],
    outsideBy: () => null,
    ...more,
  }).map(({ rule, subject, facts }) => ({ rule, subject, facts }));

describe('suspicions from what was stated', () => {
  it('are none where everything is in order', () => {
    const operations = [stretch('subgrade', 0, 2000), stretch('gravel', 0, 1500), stretch('hardened', 0, 1000)];
    expect(found(operations, [row('r', 'road', 2)])).toEqual([]);
  });

  it('see stages as they were reported, ledger and reports together', () => {
    const operations = [stretch('hardened', 500, 1300)];
    expect(found(operations, [row('r', 'road', 2, { reached: [1, 1, 0.4] })])).toEqual([
      {
        rule: 'stage-order',
        subject: 'r',
        facts: { stage: '路面硬化', before: '级配碎石', amount: 0.3, measure: '公里' },
      },
    ]);
  });

  it('see a night of stretches as a jump in per cent', () => {
    const operations = [
      stretch('subgrade', 0, 500, '2017-10-01T10:00:00'),
      stretch('subgrade', 500, 1500, '2017-10-01T22:00:00'),
      stretch('subgrade', 1000, 1500, '2017-10-01T23:00:00'),
    ];
    const [jump, ...rest] = found(operations, [row('r', 'road', 2)]);
    expect(rest).toEqual([]);
    expect(jump).toMatchObject({ rule: 'night-jump', facts: { from: 10, to: 30, points: 20, night: '2017-10-01' } });
  });

  it('are judged by the county’s own thresholds', () => {
    const operations = [stretch('subgrade', 0, 1000, '2017-10-01T22:00:00')];
    const more = { settings: { ...settings, plausibility: { 'night-jump': 30 } } };
    expect(found(operations, [row('r', 'road', 2)]).map((it) => it.rule)).toEqual(['night-jump']);
    expect(found(operations, [row('r', 'road', 2)], more)).toEqual([]);
  });

  it('see jumps on the last day of an episode and of the target', () => {
    const report = (time: string) => [said('amount', 'p', time, { percent: 90, asOf: time.slice(0, 10) })];
    const pool = [row('p', 'pool', 1)];
    expect(found(report('2017-12-01T10:00:00'), pool)).toMatchObject([
      { rule: 'last-day-jump', facts: { points: 90, end: '2017-12-01' } },
    ]);
    expect(found(report('2017-11-20T10:00:00'), pool)).toMatchObject([{ facts: { end: '2017-11-20' } }]);
    expect(found(report('2017-11-19T10:00:00'), pool)).toEqual([]);
  });

  it('forget what was undone or revoked', () => {
    const night = said('amount', 'p', '2017-10-01T22:00:00', { percent: 90, asOf: '2017-10-01' });
    const id = `${night.device}/${night.stream}/${night.seq}`;
    const back = said('amount', 'p', '2017-10-02T09:00:00', { percent: 0, asOf: '2017-10-02', undoes: id, since: '' });
    expect(found([night], [row('p', 'pool', 1)])).toHaveLength(1);
    expect(found([back, night], [row('p', 'pool', 1)])).toEqual([]);
    const ahead = stretch('hardened', 0, 500);
    const revoke = said('revoke', 'r', '2017-10-02T09:00:00', { operations: [`d/990101100/${ahead.seq}`] });
    expect(found([revoke, ahead], [row('r', 'road', 2)])).toEqual([]);
  });

  it('see steps of targets and of households', () => {
    const step = (subject: string, to: string, minute: number) =>
      said('clearance', subject, `2017-10-01T10:0${minute}:00`, { to });
    const household = `${VILLAGE}/0001`;
    const operations = [
      step('p', 'applied', 1),
      step('p', 'cleared', 2),
      step(household, 'applied', 1),
      step(household, 'cleared', 2),
      step('unknown', 'applied', 1),
      step('unknown', 'cleared', 2),
    ];
    expect(found(operations, [row('p', 'pool', 1)]).map(({ rule, subject }) => [rule, subject])).toEqual([
      ['self-clearance', household],
      ['self-clearance', 'p'],
    ]);
  });

  it('see photographs, but no certificates, on two targets', () => {
    const proof = (type: string) => ({
      evidence: [
        {
          id: 'd/x/1',
          clock: clockText(1, 0),
          user: '甲',
          item: 'photo',
          file: { sha256: 'a'.repeat(64), name: '1.jpg', type, bytes: 9 },
        },
      ],
    });
    const rows = (type: string) => [row('p', 'pool', 1, proof(type)), row('q', 'pool', 1, proof(type))];
    expect(found([], rows('image/jpeg')).map((it) => it.rule)).toEqual(['same-photograph']);
    expect(found([], rows('application/pdf'))).toEqual([]);
  });

  it('see points outside and differing sources, in the order of rules', () => {
    const table = (source: SourcesBatch['source'], members: number): SourcesBatch => ({
      batch: 'sources',
      version: 1,
      source,
      on: '2017-11-30',
      fields: ['人口'],
      rows: [{ household: `${VILLAGE}/0001`, values: [members] }],
    });
    const more = {
      sources: [table('national', 4), table('wall', 5)],
      points: [{ subject: 'p', unit: VILLAGE, at: [105, 25] }],
      outsideBy: () => 500,
    };
    expect(found([], [row('p', 'pool', 1)], more).map((it) => it.rule)).toEqual(['outside-village', 'five-sources']);
  });
});

describe('sources that stand', () => {
  it('are the newest of each kind that was not revoked', () => {
    const sha = (letter: string) => letter.repeat(64);
    const enter = (letter: string, time: string) =>
      said('import', `batch:${sha(letter)}`, time, { batch: sha(letter), as: 'sources', source: 'x', rows: 1 });
    const operations = [
      enter('b', '2017-11-02T10:00:00'),
      enter('a', '2017-11-01T10:00:00'),
      enter('c', '2017-11-03T10:00:00'),
      enter('d', '2017-11-01T10:00:00'),
    ];
    const third = operations[2];
    operations.push(said('revoke', 'batch:x', '2017-11-04T10:00:00', { operations: [`d/990101100/${third?.seq}`] }));
    const read = (sha256: string) =>
      ({ source: sha256.startsWith('d') ? 'wall' : 'national', on: sha256[0] }) as unknown as SourcesBatch;
    expect(standingSources(operations, read).map(({ source, on }) => [source, on])).toEqual([
      ['national', 'b'],
      ['wall', 'd'],
    ]);
  });
});
