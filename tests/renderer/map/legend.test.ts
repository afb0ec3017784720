import { describe, expect, test } from 'vitest';
import { legendModel } from '../../../renderer/map/legend.ts';
import { legendLineText } from '../../../renderer/map/legend-text.ts';
import { PACK_IDS, type PackId, type Presence } from '../../../renderer/map/packs/pack.ts';
import { MEASURES, type Measure, THEMES } from '../../../renderer/map/paint.ts';
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
    const keys = (zoom: number, measure: Measure = 'progress') =>
      legendModel({ visible: new Set(['households', 'pipes', 'works']), theme: 'night', measure, zoom })
        .flatMap((group) => group.lines)
        .map((line) => legendLineText(line, plain));
    expect(keys(9, 'households')).toContain('map.household.byVillage 20 / 100 / 200');
    expect(keys(9).some((line) => line.startsWith('map.household'))).toBe(false);
    expect(keys(11)).toContain('map.household.byVillage 20 / 100 / 200');
    expect(keys(9)).not.toContain('map.household.poor');
    expect(keys(9)).not.toContain('map.pipe.laid');
    expect(keys(13)).toContain('map.household.poor');
    expect(keys(13).some((line) => line.startsWith('map.household.byVillage'))).toBe(false);
  });

  test('speaks only of what a picture has to show', () => {
    const ids = (...present: Presence[]) =>
      legendModel({ visible: all, theme: 'paper', measure: 'progress', present: new Set(present) }).map((it) => it.id);
    const ground = ['water', 'baseRoads', 'landcover'];
    expect(ids('areas', 'border:county')).toEqual(['areas', 'borders', ...ground]);
    expect(ids('areas', 'work:plant')).toEqual(['areas', 'light', 'form', 'works', ...ground]);
    expect(ids('areas', 'seats')).toEqual(['areas', 'light', ...ground]);
    const works = (...present: Presence[]) =>
      legendModel({ visible: all, theme: 'paper', measure: 'progress', present: new Set(present) })
        .flatMap((group) => group.lines)
        .map((line) => legendLineText(line, plain));
    expect(works('work:plant')).not.toContain('map.works.pool');
    expect(works('work:plant')).not.toContain('map.form.disputed');
    expect(works('work:plant', 'disputed')).toContain('map.form.disputed');
  });

  test('takes no light for samples of how far a target is', () => {
    for (const theme of THEMES) {
      const lights = Object.values(tokensOf(theme).light);
      const groups = legendModel({ visible: all, theme, measure: 'progress' });
      const samples = groups.filter((it) => ['form', 'groupRoads', 'pipes', 'works'].includes(it.id));
      expect(samples).toHaveLength(4);
      for (const line of samples.flatMap((it) => it.lines))
        for (const light of lights) expect(JSON.stringify(line.swatch)).not.toContain(light);
    }
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
