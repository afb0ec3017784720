/** Maps on paper of the demonstration county: names that never touch, marks that stay small, relief, scale, inset. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PaperMap, PaperMapRequest } from '../../../../renderer/paper/map/map-request.ts';
import { PaperMapMaker } from '../../../../renderer/paper/map/paper-map.ts';
import type { Mark, MarkBox } from '../../../../renderer/paper/marks.ts';
import { demoCounty, nodeCodec, roughMeasure } from './demo-county.ts';

const demo = await demoCounty();
const maker = await PaperMapMaker.open(demo.county, nodeCodec);
afterAll(() => demo.close());

const A3: MarkBox = { x: 10, y: 25, width: 400, height: 262 };
const A4: MarkBox = { x: 10, y: 20, width: 277, height: 170 };
const townships = demo.units.filter((unit) => unit.level === 'township');

const draw = (change: Partial<PaperMapRequest> = {}): Promise<PaperMap> =>
  maker.draw({
    box: A3,
    theme: 'paper',
    measure: 'progress',
    visible: demo.everything.filter((id) => id !== 'relief'),
    reliefDotsPerInch: 100,
    measureText: roughMeasure,
    ...change,
  });

const inner = (map: PaperMap): readonly Mark[] => map.marks.flatMap((mark) => (mark.kind === 'clip' ? mark.marks : []));

function collisions({ placed }: PaperMap): string[] {
  return placed.flatMap(({ text, box: a }, i) =>
    placed
      .slice(i + 1)
      .filter(
        ({ box: b }) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((other) => `${text} × ${other.text}`),
  );
}

function cut({ placed }: PaperMap, frame: MarkBox): string[] {
  return placed
    .filter(
      ({ box }) =>
        box.x < frame.x + 0.5 ||
        box.y < frame.y + 0.5 ||
        box.x + box.width > frame.x + frame.width - 0.5 ||
        box.y + box.height > frame.y + frame.height - 0.5,
    )
    .map(({ text }) => text);
}

describe('names', () => {
  test('of all 27 townships lie on nothing, are not cut, and every village is named or in the index', async () => {
    expect(townships).toHaveLength(27);
    for (const township of townships)
      for (const box of [A3, A4]) {
        // oxlint-disable-next-line no-await-in-loop -- one sheet after the other, as in an atlas
        const map = await draw({ unit: township.id, box });
        expect([township.name, collisions(map)]).toEqual([township.name, []]);
        expect([township.name, cut(map, box)]).toEqual([township.name, []]);
        const shown = new Set([...map.placed.map(({ text }) => text), ...map.index.map(({ name }) => name)]);
        const villages = demo.units.filter((unit) => unit.level === 'village' && unit.parent === township.id);
        const nameless = villages.filter(({ name }) => map.zoom >= 10.6 && !shown.has(name));
        expect(nameless.map(({ name }) => name)).toEqual([]);
        for (const { number } of map.index)
          expect(map.placed.filter(({ text }) => text === String(number))).toHaveLength(1);
      }
  }, 240_000);

  test('without room become numbers in an index', async () => {
    const map = await draw({
      denominator: 150_000,
      measureText: (text, size, weight) => roughMeasure(text, size, weight) * (/\d/.test(text) ? 1 : 4),
    });
    expect(map.zoom).toBeGreaterThan(10.6);
    expect(map.index.length).toBeGreaterThan(0);
    expect(map.index.map(({ number }) => number)).toEqual(map.index.map((_, i) => i + 1));
    expect(collisions(map)).toEqual([]);
  });

  test('are never smaller than what can be read, and an inset has none', async () => {
    const small = inner(await draw({ magnify: 0.5 })).filter((mark) => mark.kind === 'text');
    expect(small.length).toBeGreaterThan(10);
    expect(Math.min(...small.map((mark) => mark.size))).toBeGreaterThanOrEqual(1.9);
    const inset = await draw({ plain: true, box: { x: 0, y: 0, width: 50, height: 50 } });
    expect(inner(inset).some((mark) => mark.kind === 'text')).toBe(false);
    expect([inset.placed, inset.index]).toEqual([[], []]);
  });
});

describe('the view', () => {
  test('a given scale is the scale at the middle, and the extent is that of the box', async () => {
    const map = await draw({ denominator: 100_000 });
    expect(map.denominator).toBeCloseTo(100_000, 3);
    const [west, south, east, north] = map.extent;
    const metres = ((east - west) * 111_319.49 * Math.cos((((south + north) / 2) * Math.PI) / 180)) / 0.4;
    expect(metres / 100_000).toBeCloseTo(1, 2);
  });

  test('a unit fills the box and is inside it', async () => {
    const [township] = townships;
    const map = await draw({ unit: township?.id ?? '' });
    const whole = await draw();
    expect(map.denominator).toBeLessThan(whole.denominator / 2);
    const seat = demo.county.geometry.labels.features.find((label) => label.properties.id === township?.id);
    const [longitude = 0, latitude = 0] = seat?.geometry.coordinates ?? [];
    expect(longitude > map.extent[0] && longitude < map.extent[2]).toBe(true);
    expect(latitude > map.extent[1] && latitude < map.extent[3]).toBe(true);
  });
});

describe('marks', () => {
  test('are few, and none lies far outside the frame', async () => {
    const marks = inner(await draw({ unit: townships[3]?.id ?? '' }));
    expect(marks.length).toBeLessThan(1500);
    const points = marks.flatMap((mark) => (mark.kind === 'path' ? mark.parts.flatMap((part) => [...part]) : []));
    expect(points.length).toBeLessThan(400_000);
    const xs = points.filter((_, i) => i % 2 === 0);
    expect(xs.reduce((least, x) => Math.min(least, x), Infinity)).toBeGreaterThan(A3.x - 12);
    expect(xs.reduce((most, x) => Math.max(most, x), -Infinity)).toBeLessThan(A3.x + A3.width + 12);
  });

  test('relief is one picture of the box, the same object for the same view', async () => {
    const visible = demo.everything;
    const first = inner(await draw({ visible, unit: townships[3]?.id ?? '' })).filter((mark) => mark.kind === 'image');
    const again = inner(await draw({ visible, unit: townships[3]?.id ?? '' })).filter((mark) => mark.kind === 'image');
    expect(first).toHaveLength(1);
    expect(first[0]?.box).toEqual(A3);
    expect(again[0]?.image).toBe(first[0]?.image);
    const { data } = await nodeCodec.decode(first[0]?.image.bytes ?? new Uint8Array());
    const alphas = data.filter((_, i) => i % 4 === 3);
    expect(new Set(alphas).size).toBeGreaterThan(10);
  });

  test('without pictures to be had, relief is left out and not spoken of', async () => {
    const bare = await PaperMapMaker.open(demo.county, null);
    const map = await bare.draw({
      box: A4,
      theme: 'paper',
      measure: 'light',
      visible: demo.everything,
      reliefDotsPerInch: 100,
      measureText: roughMeasure,
    });
    expect(map.drawn.has('relief')).toBe(false);
    expect(map.drawn.has('water')).toBe(true);
    expect(inner(map).some((mark) => mark.kind === 'image')).toBe(false);
  });
});
