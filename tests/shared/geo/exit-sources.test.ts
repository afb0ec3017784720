import { describe, expect, it } from 'vitest';
import type { Standard } from '../../../shared/domain/standard.ts';
import { ExitStandings } from '../../../shared/domain/standards/exit-standing.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { type ExitParts, exitSources, placesIn } from '../../../shared/geo/exit-sources.ts';
import { WorkMap } from '../../../shared/geo/work-map.ts';

const VILLAGE = '990101005201';
const NEXT = '990101005202';
const unit = (id: string, level: Unit['level'], parent: string | null, more: Partial<Unit> = {}): Unit => ({
  id,
  level,
  name: id,
  parent,
  posts: [],
  ...more,
});
const units = new UnitIndex([
  unit('990101', 'county', null),
  unit('990101005', 'township', '990101'),
  unit(VILLAGE, 'village', '990101005', { poor: 1, people: 400, at: [105.6, 25.3] }),
  unit(NEXT, 'village', '990101005', { poor: 1, people: 300, at: [105.7, 25.3] }),
]);
const pool = (id: string, of: string, state: TargetRow['state']): TargetRow => ({
  id,
  kind: 'pool',
  name: id,
  unit: of,
  quantity: 1,
  plan: { start: '2017-03-01', deadline: '2017-12-31' },
  owner: '李文学',
  state,
  percent: state === 'cleared' ? 100 : 60,
  done: [state === 'cleared' ? 1 : 0.6],
  stretches: [],
  disputed: false,
});
/** One degree of longitude is about 100.6 km here: 0.005 is half a kilometre. */
const rows = [pool('near', VILLAGE, 'cleared'), pool('next door', NEXT, 'applied'), pool('gone', VILLAGE, 'removed')];
const point = (id: string, coordinates: Position) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates },
  properties: { fid: 0, id, kind: 'pool' },
});
const geometry: ExitParts['geometry'] = {
  points: {
    type: 'FeatureCollection',
    features: [point('near', [105.6, 25.3]), point('next door', [105.62, 25.3]), point('gone', [105.619, 25.3])],
  },
  lines: { type: 'FeatureCollection', features: [] },
};
const water: Standard = {
  id: 'village-exit',
  name: '村',
  level: 'village',
  version: 1,
  from: '2017-01-01',
  source: '测试',
  items: [{ id: 'water', name: '饮水', rule: { by: 'distance', to: ['pool'], atMost: 1 } }],
};
/** Two homes at the seat's pool, one beside the pool of the next village, one that was removed from the register. */
const parts = (change: Partial<ExitParts> = {}): ExitParts => ({
  standards: [water],
  kinds: DEFAULT_KINDS,
  units,
  on: '2017-12-01',
  marks: [],
  rows,
  rowOf: (id) => rows.find((row) => row.id === id),
  geometry,
  placed: [
    {
      village: VILLAGE,
      at: [10560000, 2530000, 10560500, 2530000, 10561800, 2530000, 10590000, 2530000],
      members: [3, 4, 5, 2],
    },
  ],
  households: (village) => (village === VILLAGE ? { members: [3, 4, 5, 2], statuses: [0, 1, 0, 3] } : undefined),
  ...change,
});
const standing = (subject: string, change: Partial<ExitParts> = {}) => {
  const found = new ExitStandings(exitSources(parts(change))).of(subject);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
};

describe('distance to water', () => {
  it('is measured from every home that is still on the register', () => {
    expect(placesIn(VILLAGE, parts()).map(({ id }) => id)).toEqual([
      `${VILLAGE}/0001`,
      `${VILLAGE}/0002`,
      `${VILLAGE}/0003`,
    ]);
    expect(standing(VILLAGE).results[0]).toMatchObject({
      verdict: 'fail',
      evidence: { of: 3, reached: 2, farthest: { place: `${VILLAGE}/0003`, job: 'near' } },
    });
  });

  it('asks for the unfinished pool of the next village, never for one that was struck off', () => {
    expect(standing(VILLAGE).jobs).toEqual([{ id: 'next door', items: ['water'], left: expect.closeTo(0.4, 9) }]);
  });

  it('passes once that pool is cleared, and not when it only stands', () => {
    const finished = rows.map((row) => (row.id === 'next door' ? pool(row.id, NEXT, 'cleared') : row));
    const done = { rows: finished, rowOf: (id: string) => finished.find((row) => row.id === id) };
    expect(standing(VILLAGE, done).verdict).toBe('pass');
  });

  it('is measured from the seat where no home is known, and unknown where nothing is', () => {
    expect(placesIn(NEXT, parts()).map(({ id }) => id)).toEqual([NEXT]);
    expect(standing(NEXT).results[0]).toMatchObject({ verdict: 'fail', evidence: { of: 1, reached: 0 } });
    expect(standing(VILLAGE, { geometry: null, placed: [] }).results[0]?.verdict).toBe('fail');
    const nowhere = new UnitIndex([...units.all()].map(({ at: _at, ...rest }) => rest));
    expect(standing(VILLAGE, { units: nowhere, placed: [] }).results[0]?.verdict).toBe('unknown');
  });

  it('finds every work that may matter to a place, whatever its state', () => {
    const near = new WorkMap(geometry).idsNear([{ id: 'x', at: [105.6, 25.3], weight: 1 }], ['pool']);
    expect([...near].sort()).toEqual(['gone', 'near', 'next door']);
  });
});

describe('a household', () => {
  const household: Standard = {
    ...water,
    id: 'household-exit',
    level: 'household',
    items: [
      { id: 'income', name: '收入', rule: { by: 'figure', field: 'income', unit: '元', atLeast: 3200 } },
      { id: 'water', name: '饮水', rule: { by: 'distance', to: ['pool'], atMost: 1 } },
    ],
  };
  const income = (value: number) => ({
    standards: [household],
    households: () => ({ members: [3, 4, 5], statuses: [0, 1, 0], facts: { income: [value, -1, -1] } }),
  });

  it('is judged by its own income and place', () => {
    const verdicts = (value: number) =>
      standing(`${VILLAGE}/0001`, income(value)).results.map(({ verdict }) => verdict);
    expect(verdicts(3200)).toEqual(['pass', 'pass']);
    expect(verdicts(3199)).toEqual(['fail', 'pass']);
    expect(verdicts(-1)).toEqual(['unknown', 'pass']);
  });

  it('that does not exist has no standing, nor has a county', () => {
    const of = (subject: string) => new ExitStandings(exitSources(parts(income(1)))).of(subject);
    expect(of(`${VILLAGE}/0009`)).toEqual({
      ok: false,
      error: { reason: 'unknown-subject', subject: `${VILLAGE}/0009` },
    });
    expect(of('990101')).toMatchObject({ error: { reason: 'no-checklist' } });
    expect(of(VILLAGE)).toMatchObject({ error: { reason: 'no-standard', level: 'village' } });
  });
});
