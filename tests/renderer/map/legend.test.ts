import { describe, expect, test } from 'vitest';
import { type LegendInput, legendModel as modelOf } from '../../../renderer/map/legend.ts';
import { legendLineText } from '../../../renderer/map/legend-text.ts';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { kindLayerId, kindLayers } from '../../../renderer/map/kind-layers.ts';
import { type LayerId, PACK_IDS, type Presence } from '../../../renderer/map/packs/pack.ts';
import { MEASURES, type Measure, THEMES } from '../../../renderer/map/paint.ts';
import { SWATCH_HEIGHT, SWATCH_WIDTH, swatchMarks } from '../../../renderer/map/swatch.ts';
import { MAP_TEXT_KEYS, type MapTextKey } from '../../../renderer/map/text-keys.ts';
import { tokensOf } from '../../../renderer/map/tokens.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };
/** A kind that nobody wrote any code for. */
const LAMP: Kind = {
  id: 'lamp',
  name: '太阳能路灯',
  sector: '亮化',
  geometry: 'point',
  measure: '盏',
  progress: 'amount',
  clears: 'statement',
  stages: [{ id: 'lit', name: '点亮', weight: 1 }],
};
const points = CAMPAIGN_KINDS.flatMap(({ id }, k) =>
  Array.from({ length: id === 'pool' ? 200 : id === 'pump' ? 60 : 3 }, (_, i) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [104, 26] as [number, number] },
    properties: { fid: k * 1000 + i, id: `${id}${i}`, kind: id },
  })),
);
const kinds = kindLayers([...CAMPAIGN_KINDS, LAMP], { lines: nothing, points: { ...nothing, features: points } });
const all: ReadonlySet<LayerId> = new Set([...PACK_IDS, ...kinds.map((layer) => layer.id)]);
const legendModel = (input: Omit<LegendInput, 'kinds' | 'sector'>) =>
  modelOf({ ...input, kinds, sector: (sector) => `<${sector}>` });
const withKinds = (...ids: string[]): ReadonlySet<LayerId> => new Set(ids.map(kindLayerId));
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
    expect(areas?.title).toEqual({ key: 'map.measure.households' });
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
    expect(ids.indexOf('light')).toBeLessThan(ids.indexOf('kind:road'));
  });

  test('speaks of every kind by its own name, by sector and in the county’s order', () => {
    const groups = legendModel({ visible: all, theme: 'night', measure: 'progress' });
    const titles = groups.filter((it) => it.id.includes(':')).map((it) => ('name' in it.title ? it.title.name : ''));
    expect(titles).toEqual([
      '组组通公路',
      '<water>',
      '<grid>',
      '<network>',
      '<housing>',
      '<relocation>',
      '<clinic>',
      '<hall>',
      '<school>',
      '<industry>',
      '<亮化>',
    ]);
    const lines = (id: string) =>
      groups.find((it) => it.id === id)?.lines.map((line) => legendLineText(line, plain)) ?? [];
    expect(lines('kind:road')).toEqual(['map.stage.todo', '路基', '级配碎石', '路面硬化']);
    expect(lines('sector:water')).toEqual(['水池', '水窖', '水处理厂', '泵站', '供水管网']);
    expect(lines('sector:亮化')).toEqual(['太阳能路灯']);
    expect(lines('sector:relocation')).toEqual(['易地搬迁安置点', 'map.flows.people 50 / 300']);
  });

  test('explains only the forms of what is shown', () => {
    const forms = (...ids: string[]) =>
      legendModel({ visible: withKinds(...ids), theme: 'night', measure: 'progress' })
        .find((it) => it.id === 'form')
        ?.lines.map((line) => legendLineText(line, plain)) ?? [];
    expect(forms('road')).toEqual([]);
    expect(forms('pipe')).toEqual(['map.line.todo', 'map.line.done']);
    expect(forms('lamp')).toContain('map.form.ticked');
    expect(forms('lamp')).not.toContain('map.line.done');
  });

  test('takes hues from the same tokens as the map', () => {
    const [areas] = legendModel({ visible: new Set(['areas']), theme: 'night', measure: 'light' });
    expect(areas?.lines.map((line) => line.swatch.kind === 'fill' && line.swatch.color)).toEqual(
      Object.values(tokensOf('night').areaLight),
    );
  });

  test('leaves out what is not drawn at a zoom', () => {
    const keys = (zoom: number, measure: Measure = 'progress') =>
      legendModel({
        visible: new Set([...withKinds('pool', 'pump', 'pipe'), 'households']),
        theme: 'night',
        measure,
        zoom,
      })
        .flatMap((group) => group.lines)
        .map((line) => legendLineText(line, plain));
    expect(keys(9, 'households')).toContain('map.household.byVillage 20 / 100 / 200');
    expect(keys(9).some((line) => line.startsWith('map.household'))).toBe(false);
    expect(keys(11)).toContain('map.household.byVillage 20 / 100 / 200');
    expect(keys(9)).not.toContain('map.household.poor');
    expect(keys(9)).not.toContain('供水管网');
    expect(keys(9)).not.toContain('map.line.done');
    expect(keys(10.3)).toContain('泵站');
    expect(keys(10.3)).not.toContain('水池');
    expect(keys(11)).toContain('水池');
    expect(keys(11)).toContain('供水管网');
    expect(keys(13)).toContain('map.household.poor');
    expect(keys(13).some((line) => line.startsWith('map.household.byVillage'))).toBe(false);
  });

  test('speaks only of what a picture has to show', () => {
    const ids = (...present: Presence[]) =>
      legendModel({ visible: all, theme: 'paper', measure: 'progress', present: new Set(present) }).map((it) => it.id);
    const ground = ['water', 'baseRoads', 'landcover'];
    expect(ids('areas', 'border:county')).toEqual(['areas', 'borders', ...ground]);
    expect(ids('areas', 'kind:plant')).toEqual(['areas', 'light', 'form', 'sector:water', ...ground]);
    expect(ids('areas', 'seats')).toEqual(['areas', 'light', ...ground]);
    const works = (...present: Presence[]) =>
      legendModel({ visible: all, theme: 'paper', measure: 'progress', present: new Set(present) })
        .flatMap((group) => group.lines)
        .map((line) => legendLineText(line, plain));
    expect(works('kind:plant')).not.toContain('水池');
    expect(works('kind:plant')).not.toContain('map.form.disputed');
    expect(works('kind:plant', 'disputed')).toContain('map.form.disputed');
  });

  test('takes no light for samples of how far a target is', () => {
    for (const theme of THEMES) {
      const lights = Object.values(tokensOf(theme).light);
      const groups = legendModel({ visible: all, theme, measure: 'progress' });
      const samples = groups.filter((it) => it.id === 'form' || it.id.includes(':'));
      expect(samples).toHaveLength(12);
      for (const line of samples.flatMap((it) => it.lines))
        for (const light of lights) expect(JSON.stringify(line.swatch)).not.toContain(light);
    }
  });

  test('adds numbers where they are known', () => {
    const groups = legendModel({
      visible: withKinds('plant'),
      theme: 'night',
      measure: 'progress',
      counts: { plant: 1214 },
    });
    expect(groups.flatMap((group) => group.lines).map((line) => legendLineText(line, plain))).toContain(
      '水处理厂 (1,214)',
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
      (group) =>
        [group.title, ...group.lines.map((line) => line.label)].flatMap((label) =>
          'key' in label ? [label.key] : 'unit' in label ? [label.unit] : [],
        ),
    );
    expect(used.length).toBeGreaterThan(40);
    for (const key of used) expect(known).toContain(key);
  });
});
