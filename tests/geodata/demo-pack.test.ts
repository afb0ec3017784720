/** The committed pack is what its manifest says, and carries the published figures to the last digit. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Batch } from '../../shared/domain/batch.ts';
import { listTiles, openPackFolder, openTiles, sha256Of } from './pack-reader.ts';

const pack = openPackFolder(fileURLToPath(new URL('../../geodata/pack/demo', import.meta.url)));
const batches = pack.batches();
const only = <K extends Batch['batch']>(kind: K): Extract<Batch, { batch: K }> => {
  const found = batches.filter((batch): batch is Extract<Batch, { batch: K }> => batch.batch === kind);
  const [first] = found;
  if (found.length !== 1 || !first) throw new Error(`${found.length} ${kind} batches`);
  return first;
};
const units = only('units').units;
const targets = only('targets').targets;
const households = only('households').villages;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const kilometres = (kind: string): number =>
  sum(targets.filter((target) => target.kind === kind).map((target) => Math.round(target.quantity * 100))) / 100;
const quantity = (kind: string): number =>
  sum(targets.filter((target) => target.kind === kind).map((target) => target.quantity));
const amount = (kind: string, id: string): number =>
  sum(targets.filter((target) => target.kind === kind).map((target) => Math.round((target.amounts?.[id] ?? 0) * 10))) /
  10;
const villagesOf = (kinds: readonly string[]): number =>
  new Set(targets.filter((target) => kinds.includes(target.kind)).map((target) => target.unit)).size;
const levelCount = (level: string): number => units.filter((unit) => unit.level === level).length;
const kindCount = (kind: string): number => targets.filter((target) => target.kind === kind).length;

describe('files', () => {
  test('every file has the digest and size that the manifest gives', () => {
    for (const { path, bytes, sha256 } of pack.manifest.files) {
      expect({ path, bytes: pack.file(path).length, sha256: sha256Of(pack.file(path)) }).toEqual({
        path,
        bytes,
        sha256,
      });
    }
  });

  test('the pack is small enough for the repository and says that it is invented', () => {
    expect(sum(pack.manifest.files.map(({ bytes }) => bytes))).toBeLessThan(12.9e6);
    expect(pack.manifest.mark).toBe('合成示意数据，非真实测绘成果');
    expect(only('geometry').mark).toBe(pack.manifest.mark);
  });

  test.each(['base.pmtiles', 'terrain.pmtiles'])('%s can be read and no tile is large', async (file) => {
    const tiles = await listTiles(pack.file(file));
    expect(tiles.length).toBeGreaterThan(100);
    expect(Math.max(...tiles.map(({ length }) => length))).toBeLessThan(500_000);
    const archive = openTiles(pack.file(file));
    const header = await archive.getHeader();
    const described = pack.manifest.archives.find((one) => one.file === file);
    expect([header.minZoom, header.maxZoom]).toEqual([described?.minZoom, described?.maxZoom]);
    const [first] = tiles;
    expect((await archive.getZxy(first?.z ?? 0, first?.x ?? 0, first?.y ?? 0))?.data.byteLength).toBeGreaterThan(0);
  });
});

describe('published figures', () => {
  test('units', () => {
    expect({
      county: levelCount('county'),
      zone: levelCount('zone'),
      township: levelCount('township'),
      village: levelCount('village'),
    }).toEqual({
      county: 1,
      zone: 4,
      township: 27,
      village: 462,
    });
    expect(sum(units.map((unit) => unit.hamlets ?? 0))).toBe(1447);
    expect(sum(units.map((unit) => unit.households ?? 0))).toBe(350_309);
    expect(units.filter((unit) => unit.poor === 2).length).toBe(53);
    expect(units.filter((unit) => unit.poor === 1 || unit.poor === 2).length).toBe(266);
  });

  test('roads', () => {
    const roads = targets.filter((target) => target.kind === 'road');
    expect(roads.length).toBe(991);
    expect(kilometres('road')).toBe(2024);
    expect(villagesOf(['road'])).toBe(348);
    expect(sum(roads.map((road) => Number(road.attrs?.['hamlets'])))).toBe(1447);
  });

  test('water', () => {
    expect({
      pool: kindCount('pool'),
      cellar: kindCount('cellar'),
      plant: kindCount('plant'),
      pump: kindCount('pump'),
    }).toEqual({
      pool: 1305,
      cellar: 786,
      plant: 14,
      pump: 113,
    });
    expect(kilometres('pipe')).toBe(768.09);
    expect(villagesOf(['pool', 'cellar', 'plant', 'pump', 'pipe'])).toBe(342);
    expect(sum(targets.map((target) => Number(target.attrs?.['served'] ?? 0)))).toBe(528_000);
  });

  test('grid', () => {
    expect(kindCount('grid')).toBe(30);
    expect(kilometres('grid')).toBe(21.38);
    expect([amount('grid', 'transformers'), amount('grid', 'capacity')]).toEqual([74, 18_375]);
  });

  test('network', () => {
    expect(quantity('network')).toBe(40_000);
    expect([amount('network', 'trunk'), amount('network', 'fibre'), amount('network', 'rooms')]).toEqual([
      1800.5, 3083, 91,
    ]);
    expect([kindCount('base-station'), amount('base-station', 'access')]).toEqual([65, 9400]);
  });

  test('village environment', () => {
    expect([kindCount('environment'), villagesOf(['environment'])]).toEqual([462, 462]);
    expect(quantity('environment')).toBe(350_309);
    expect(amount('environment', 'funds')).toBe(192_000);
  });

  test('houses: assessed, tasks, subsidies, and at least half repairs in every township', () => {
    const grades = households.flatMap((village) => village.grade ?? []);
    const houses = targets.filter((target) => target.kind === 'housing');
    const tasks = houses.filter((house) => house.attrs?.['grade'] !== 'none');
    const sound = houses.length - tasks.length;
    const [c, d] = [1, 2].map((grade) => grades.filter((each) => each === grade).length);
    expect([c, d, sound, (c ?? 0) + (d ?? 0) + sound]).toEqual([1051, 1248, 39, 2338]);
    const repairs = tasks.filter((house) => house.work === '修缮加固');
    const rebuilt = tasks.filter((house) => house.work === '拆除重建');
    expect([tasks.length, repairs.length, rebuilt.length]).toEqual([1600, 849, 751]);
    expect(new Set(repairs.map((house) => house.amounts?.['subsidy']))).toEqual(new Set([0.8, 1.6]));
    expect(new Set(rebuilt.map((house) => house.amounts?.['subsidy']))).toEqual(new Set([2.8, 4]));
    for (const township of units.filter((unit) => unit.level === 'township')) {
      const own = tasks.filter((house) => house.unit.startsWith(township.id));
      const share = own.filter((house) => house.work === '修缮加固').length / own.length;
      expect(share).toBeGreaterThanOrEqual(0.5);
    }
  });

  test('each house with a task is one household, at its place', () => {
    const houses = targets.filter((target) => target.kind === 'housing');
    expect(new Set(houses.map((house) => house.household)).size).toBe(houses.length);
    const points = new Map(only('geometry').points.features.map((feature) => [feature.properties.id, feature]));
    for (const house of houses) {
      const [village, row] = (house.household ?? '').split('/');
      const block = households.find((each) => each.village === village);
      const at = block?.at.slice(2 * (Number(row) - 1), 2 * Number(row));
      expect(points.get(house.id)?.geometry.coordinates).toEqual(at?.map((degrees) => degrees / 1e5));
    }
  });

  test('relocation with its origins', () => {
    const sites = targets.filter((target) => target.kind === 'relocation');
    expect([sites.length, quantity('relocation'), amount('relocation', 'people')]).toEqual([11, 439, 2092]);
    for (const { quantity: homes, amounts, origins = [] } of sites) {
      expect(sum(origins.map((origin) => origin.households))).toBe(homes);
      expect(sum(origins.map((origin) => origin.people))).toBe(amounts?.['people']);
    }
  });

  test('halls, clinics, schools, industry, funds', () => {
    expect([kindCount('hall'), kindCount('clinic'), kindCount('school')]).toEqual([301, 266, 88]);
    expect(quantity('industry')).toBe(10_000);
    const funds = targets.filter((target) => target.kind === 'fund' && target.attrs?.['programme'] === 'environment');
    expect(sum(funds.map((fund) => fund.quantity))).toBe(192_000);
  });

  test('every target of a kind with a place has one', () => {
    const { lines, points } = only('geometry');
    const placed = new Set([...lines.features, ...points.features].map((feature) => feature.properties.id));
    const bare = new Set(['environment', 'fund']);
    expect(targets.filter((target) => placed.has(target.id) === bare.has(target.kind))).toEqual([]);
    expect(placed.size).toBe(lines.features.length + points.features.length);
  });

  test('poor households', () => {
    const members = sum(households.map((village) => sum(village.members)));
    expect(sum(households.map((village) => village.members.length))).toBe(39_400);
    expect(members).toBe(101_100);
    expect(((members / sum(units.map((unit) => unit.people ?? 0))) * 100).toFixed(1)).toBe('10.5');
    for (const village of households) expect(village.at.length).toBe(village.members.length * 2);
  });

  test('the manifest counts the same', () => {
    expect(pack.manifest.counts).toMatchObject({
      village: 462,
      hamlets: 1447,
      road: 991,
      roadKm: 2024,
      pipeKm: 768.09,
      roadVillages: 348,
      waterVillages: 342,
      poorHouseholds: 39_400,
      poorMembers: 101_100,
      gridKm: 21.38,
      networkHouseholds: 40_000,
      environmentFunds: 192_000,
      housesRepaired: 849,
      housesRebuilt: 751,
      relocatedPeople: 2092,
      hall: 301,
      industryPlanned: 10_000,
    });
  });
});

describe('ids and names', () => {
  test('ids are unique and every unit and parent exists', () => {
    const ids = new Set(units.map((unit) => unit.id));
    expect(ids.size).toBe(units.length);
    expect(new Set(targets.map((target) => target.id)).size).toBe(targets.length);
    expect(units.filter((unit) => unit.parent !== null && !ids.has(unit.parent))).toEqual([]);
    for (const target of targets) expect(ids.has(target.unit)).toBe(true);
    for (const { village } of households) expect(ids.has(village)).toBe(true);
  });

  test('village names are unique in the county and every target has an owner', () => {
    const names = units.filter((unit) => unit.level === 'village').map((unit) => unit.name);
    expect(new Set(names).size).toBe(names.length);
    expect(targets.filter((target) => target.owner === '')).toEqual([]);
  });

  test('a plan starts before its deadline and within the year', () => {
    for (const { plan } of targets) {
      expect(plan.start < plan.deadline).toBe(true);
      expect(plan.start >= '2017-03-01' && plan.deadline <= '2018-01-31').toBe(true);
    }
  });
});
