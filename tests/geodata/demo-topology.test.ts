/** The committed county's geometry is sound. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { areaOf, badEdges, crossedAreas, geometryOf, strays } from './topology.ts';
import { CAMPAIGN_KINDS } from '../../shared/domain/default-kinds.ts';
import { openPackFolder } from './pack-reader.ts';

const pack = openPackFolder(fileURLToPath(new URL('../../geodata/pack/demo', import.meta.url)));
const batches = pack.batches();
const geometry = geometryOf(batches);

test.each(['village', 'township', 'zone'])('each edge between areas of level %s is shared exactly', (level) => {
  expect(badEdges(geometry, level)).toEqual([]);
  expect(areaOf(geometry, level)).toBeCloseTo(areaOf(geometry, 'county'), 3);
});

test('no area crosses itself', () => {
  for (const level of ['county', 'zone', 'township', 'village']) expect(crossedAreas(geometry, level)).toEqual([]);
});

test('seats, labels and works lie in their own unit', () => {
  // One pool is registered in a village that it does not lie in, on purpose: the checks of plausibility have to find it.
  expect(strays(batches)).toEqual(['990101/SC0002']);
});

test('every target with a place has one', () => {
  const placed = new Set(
    [...geometry.lines.features, ...geometry.points.features].map(({ properties }) => properties.id),
  );
  const drawn = new Set(CAMPAIGN_KINDS.filter((kind) => kind.geometry !== 'none').map((kind) => kind.id));
  const targets = batches
    .flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []))
    .filter((target) => drawn.has(target.kind));
  expect(targets.length).toBeGreaterThan(3835);
  expect(targets.filter((target) => !placed.has(target.id))).toEqual([]);
  expect(placed.size).toBe(targets.length);
});
