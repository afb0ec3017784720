import { describe, expect, test } from 'vitest';
import { legendModel } from '../../../renderer/map/legend.ts';
import { legendLineText } from '../../../renderer/map/legend-text.ts';
import { PACK_IDS, type PackId } from '../../../renderer/map/packs/pack.ts';
import { MEASURES, THEMES } from '../../../renderer/map/paint.ts';
import { SWATCH_HEIGHT, SWATCH_WIDTH, swatchMarks } from '../../../renderer/map/swatch.ts';
import { MAP_TEXT_KEYS, type MapTextKey } from '../../../renderer/map/text-keys.ts';
import { tokensOf } from '../../../renderer/map/tokens.ts';

const all: ReadonlySet<PackId> = new Set(PACK_IDS);
const plain = (key: MapTextKey): string =>
  key === 'map.unit.percent' ? '%' : key === 'map.unit.households' ? '户' : key;

describe('legend', () => {
  test('speaks of visible packs only', () => {
    const groups = legendModel({ visible: new Set(['water']), theme: 'night', measure: 'progress' });
    expect(groups.map((group) => group.id)).toEqual(['water']);
    expect(legendModel({ visible: new Set(), theme: 'night', measure: 'progress' })).toEqual([]);
  });

  test('prints class breaks with their unit', () => {
    const [areas] = legendModel({ visible: new Set(['areas']), theme: 'paper', measure: 'households' });
    expect(areas?.title).toBe('map.measure.households');
    expect(areas?.lines.map((line) => legendLineText(line, plain))).toEqual([
      '0–10 户',
      '10–30 户',
      '30–60 户',
      '60–100 户',
      '≥ 100 户',
      'map.noData',
    ]);
    const [progress] = legendModel({ visible: new Set(['areas']), theme: 'paper', measure: 'progress' });
    expect(progress?.lines.map((line) => legendLineText(line, plain)).at(4)).toBe('90–100%');
  });

  test('explains hue and form once when works or roads are shown', () => {
    const groups = legendModel({ visible: all, theme: 'night', measure: 'progress' });
    expect(groups.filter((group) => group.id === 'light')).toHaveLength(1);
    expect(groups.filter((group) => group.id === 'form')).toHaveLength(1);
    const ids = groups.map((group) => group.id);
    expect(ids.indexOf('light')).toBeLessThan(ids.indexOf('groupRoads'));
  });

  test('takes hues from the same tokens as the map', () => {
    const [areas] = legendModel({ visible: new Set(['areas']), theme: 'night', measure: 'light' });
    expect(areas?.lines.map((line) => line.swatch.kind === 'fill' && line.swatch.color)).toEqual(
      Object.values(tokensOf('night').areaLight),
    );
  });

  test('leaves out what is not drawn at a zoom', () => {
    const keys = (zoom: number) =>
      legendModel({ visible: new Set(['households', 'pipes', 'works']), theme: 'night', measure: 'progress', zoom })
        .flatMap((group) => group.lines)
        .map((line) => legendLineText(line, plain));
    expect(keys(9)).toContain('map.household.byVillage 20 / 100 / 200');
    expect(keys(9)).not.toContain('map.household.poor');
    expect(keys(9)).not.toContain('map.pipe.laid');
    expect(keys(13)).toContain('map.household.poor');
    expect(keys(13).some((line) => line.startsWith('map.household.byVillage'))).toBe(false);
  });

  test('adds numbers where they are known', () => {
    const groups = legendModel({
      visible: new Set(['works']),
      theme: 'night',
      measure: 'progress',
      counts: { 'map.works.plant': 1214 },
    });
    expect(groups.flatMap((group) => group.lines).map((line) => legendLineText(line, plain))).toContain(
      'map.works.plant (1,214)',
    );
  });

  test.each(THEMES.flatMap((theme) => MEASURES.map((measure) => ({ theme, measure }))))(
    'every sample of $theme/$measure can be drawn in its box',
    ({ theme, measure }) => {
      for (const line of legendModel({ visible: all, theme, measure }).flatMap((group) => group.lines)) {
        const marks = swatchMarks(line.swatch);
        expect(marks.length).toBeGreaterThan(0);
        for (const [x, y] of marks.flatMap((mark) => mark.points)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(SWATCH_WIDTH);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(SWATCH_HEIGHT);
        }
      }
    },
  );

  test('uses known wording only', () => {
    const known = new Set<string>(MAP_TEXT_KEYS);
    const used = MEASURES.flatMap((measure) => legendModel({ visible: all, theme: 'night', measure })).flatMap(
      (group) => [group.title, ...group.lines.map((line) => ('key' in line.label ? line.label.key : line.label.unit))],
    );
    for (const key of used) expect(known).toContain(key);
  });
});
