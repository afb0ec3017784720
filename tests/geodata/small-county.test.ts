/** The small preset: the same bytes every time, sound topology, everything where it belongs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { booleanPointInPolygon, point, polygon } from '@turf/turf';
import { expect, test } from 'vitest';
import { makeBatches } from '../../geodata/packing/batches.ts';
import { makePack } from '../../geodata/packing/make-pack.ts';
import { SMALL } from '../../geodata/preset.ts';
import { openPack, sha256Of } from './pack-reader.ts';
import { areaOf, badEdges, crossedAreas, detached, geometryOf, strays } from './topology.ts';

const fixture = fileURLToPath(new URL('small-county.sha256', import.meta.url));
const first = makePack(SMALL, { history: false });
const { county } = first;
const pack = openPack(first.manifest, (path) => first.files.get(path) ?? new Uint8Array());
const batches = pack.batches();
const geometry = geometryOf(batches);
const { level } = county.relief.window;
const degrees = (line: (typeof county.drawn.group)[number]) => county.projection.positions(level, line);

test('two runs give the same bytes, the ones that the fixture names', () => {
  const digests = (pack: typeof first): string =>
    [...pack.files].map(([path, bytes]) => `${sha256Of(bytes)}  ${path}\n`).join('');
  expect(digests(makePack(SMALL, { history: false }))).toBe(digests(first));
  expect(digests(first)).toBe(readFileSync(fixture, 'utf8'));
}, 240_000);

test('the totals of the preset come out exactly', () => {
  expect(first.manifest.counts).toMatchObject({
    zone: SMALL.zones,
    township: SMALL.townships.count,
    village: SMALL.villages,
    hamlets: SMALL.groupRoads.hamlets,
    hamletsServed: SMALL.groupRoads.hamlets,
    road: SMALL.groupRoads.count,
    roadKm: SMALL.groupRoads.hundredthsKm / 100,
    roadVillages: SMALL.groupRoads.villages,
    pool: SMALL.works.pool,
    cellar: SMALL.works.cellar,
    plant: SMALL.works.plant,
    pump: SMALL.works.pump,
    pipeKm: SMALL.works.pipeHundredthsKm / 100,
    waterVillages: SMALL.works.villages,
    peopleServed: SMALL.works.served,
    households: SMALL.households,
    people: SMALL.people,
    poorHouseholds: SMALL.poorHouseholds,
    poorMembers: SMALL.poorMembers,
    poorVillages: SMALL.poorVillages,
    deepVillages: SMALL.deepVillages,
  });
});

test.each(['village', 'township', 'zone'])('each edge between areas of level %s is shared exactly', (of) => {
  expect(badEdges(geometry, of)).toEqual([]);
  expect(crossedAreas(geometry, of)).toEqual([]);
  expect(areaOf(geometry, of)).toBeCloseTo(areaOf(geometry, 'county'), 3);
});

test('each border is drawn once and together they are all edges', () => {
  expect(geometry.borders.features.length).toBe(county.districts.arcs.length);
  expect(areaOf(geometry, 'county') / SMALL.area).toBeCloseTo(1, 1);
});

test('seats, labels and works lie in their own unit', () => {
  // One pool is recorded outside its village, for the check of places.
  expect(strays(batches).map((id) => id.replace(/\d+$/, ''))).toEqual(['990101/SC']);
});

test('nobody lives in a reservoir', () => {
  const lakes = county.lakes.reservoirs.map(({ shore }) => polygon([degrees(shore)]));
  const places = [
    ...county.settlements.flat().map(({ at }) => county.projection.position(level, at)),
    ...makeBatches(county).households.villages.flatMap(({ at }) =>
      at.flatMap((lon, k) => (k % 2 === 0 ? [[lon / 1e5, (at[k + 1] ?? 0) / 1e5] as [number, number]] : [])),
    ),
  ];
  expect(lakes.length).toBeGreaterThan(0);
  expect(places.filter((at) => lakes.some((lake) => booleanPointInPolygon(point(at), lake)))).toEqual([]);
});

test('every group road leaves another road and ends at its hamlet', () => {
  const roads = county.drawn.group.map((line, at) => ({ id: String(at), coordinates: degrees(line) }));
  const main = county.mainRoads.network.roads.flatMap((road, at) =>
    road.roadClass === 1 ? [] : [degrees(county.drawn.main[at] ?? [])],
  );
  expect(detached(roads, main)).toEqual([]);
  const hamlets = new Set(
    county.settlements
      .flat()
      .filter(({ kind }) => kind === 'hamlet')
      .map(({ at }) => county.projection.position(level, at).join(',')),
  );
  expect(roads.filter(({ coordinates }) => !hamlets.has((coordinates.at(-1) ?? []).join(',')))).toEqual([]);
});

test('every pipe leaves a plant or another pipe', () => {
  const pipes = county.pipes.map(({ line }, at) => ({ id: String(at), coordinates: degrees(line) }));
  const plants = county.works
    .filter(({ kind }) => kind === 'plant')
    .map(({ cell }) => [county.projection.centre(level, cell)]);
  expect(detached(pipes, plants)).toEqual([]);
});

test('reservoirs are of one piece and have their own names', () => {
  const names = county.lakes.reservoirs.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { shore } of county.lakes.reservoirs) expect(shore[0]).toEqual(shore.at(-1));
});
