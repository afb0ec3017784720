import { expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { mapGeometry } from '../../../renderer/map/geometry.ts';
import type { TargetPaint } from '../../../renderer/map/paint.ts';
import { presentIn } from '../../../renderer/map/presence.ts';
import { madeUpCounty } from './made-up-county.ts';

const { geometry: batch } = madeUpCounty();
const geometry = mapGeometry(batch, DEFAULT_KINDS);
const everywhere = { geometry, view: geometry.extent, targets: [], hasHouseholds: true };
const nothing = { type: 'FeatureCollection' as const, features: [] };
const paint = (id: string, change: Partial<TargetPaint>): TargetPaint => ({
  id,
  light: 'green',
  state: 'open',
  percent: 0,
  disputed: false,
  cells: new Uint8Array(),
  ...change,
});

test('a county with everything shows everything', () => {
  const present = [...presentIn(everywhere)].sort();
  expect(present.join(' ')).toBe(
    'areas border:county border:township border:village border:zone households ' +
      'kind:cellar kind:pipe kind:plant kind:pool kind:pump kind:road seats',
  );
});

test('a county with only an outline shows that', () => {
  const bare = mapGeometry(
    {
      ...batch,
      areas: { ...batch.areas, features: batch.areas.features.slice(0, 1) },
      borders: { ...batch.borders, features: batch.borders.features.slice(0, 1) },
      labels: { ...batch.labels, features: batch.labels.features.slice(0, 1) },
      lines: nothing,
      points: nothing,
    },
    DEFAULT_KINDS,
  );
  const present = presentIn({ ...everywhere, geometry: bare, hasHouseholds: false });
  expect([...present].sort()).toEqual(['areas', 'border:county']);
});

test('what lies outside the view or was removed is not there', () => {
  const [west, south] = geometry.extent;
  const elsewhere = presentIn({ ...everywhere, view: [west - 2, south - 2, west - 1, south - 1] });
  for (const it of ['areas', 'kind:road', 'kind:pipe', 'seats', 'kind:plant'] as const)
    expect(elsewhere.has(it)).toBe(false);
  const plants = geometry.works.features.filter((work) => work.properties?.['kind'] === 'plant');
  const removed = plants.map((work) => paint(String(work.properties?.['id']), { state: 'removed' }));
  expect(presentIn({ ...everywhere, targets: removed }).has('kind:plant')).toBe(false);
});

test('a disputed target is there only while it is in view', () => {
  const targets = [paint('990101/ZZT0', { disputed: true })];
  expect(presentIn({ ...everywhere, targets }).has('disputed')).toBe(true);
  const [, , east, north] = geometry.extent;
  expect(presentIn({ ...everywhere, targets, view: [east - 0.01, north - 0.01, east, north] }).has('disputed')).toBe(
    false,
  );
});
