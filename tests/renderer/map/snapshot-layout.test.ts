import { describe, expect, test } from 'vitest';
import { type Box, type Measure, type SnapshotWords, layoutSnapshot } from '../../../renderer/map/snapshot-layout.ts';

/** Chinese characters are as wide as high, others about half. */
const measure: Measure = (text, size) =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? size : size * 0.55), 0);

const words: SnapshotWords = {
  title: '示范县脱贫攻坚作战图',
  subtitle: '2017年12月1日 · 村级进度',
  rows: Array.from({ length: 6 }, (_, i) => ({ label: `组组通公路${i}`, value: '376.4 / 2,024.0 公里' })),
  groups: Array.from({ length: 8 }, (_, i) => ({
    title: `图例${i}`,
    lines: Array.from({ length: 5 }, () => '严重滞后或逾期'),
  })),
};
const SIZES = [
  [1366, 768],
  [2480, 3508],
  [3840, 2160],
  [1024, 768],
] as const;
const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

describe.each(SIZES)('picture of %i × %i', (width, height) => {
  const layout = layoutSnapshot(width, height, words, measure);
  const page: Box = { x: 0, y: 0, width, height };

  test('frame, map and panel lie inside each other and never overlap', () => {
    expect(inside(layout.frame, page)).toBe(true);
    expect(inside(layout.map, layout.frame)).toBe(true);
    expect(inside(layout.panel, layout.frame)).toBe(true);
    expect(overlap(layout.map, layout.panel)).toBe(false);
    expect(layout.map.width * layout.map.height).toBeGreaterThan(width * height * 0.3);
  });

  test('the title stands above the frame', () => {
    for (const line of layout.title) expect(line.baseline + line.size * 0.25).toBeLessThan(layout.frame.y);
    const [first] = layout.title;
    expect((first?.baseline ?? 0) - (first?.size ?? 0)).toBeGreaterThan(0);
  });

  test('a group of the legend stays under its heading: whole, or with the heading again where it breaks', () => {
    layout.items.forEach((item, i) => {
      const above = layout.items.slice(0, i).findLast((it) => it.kind === 'heading');
      const isUnder =
        item.kind !== 'line' || (above?.text === words.groups[item.group]?.title && above?.at[0] === item.at[0]);
      expect(isUnder).toBe(true);
    });
    expect(layout.items.filter((item) => item.kind === 'heading')).toHaveLength(words.groups.length);
  });

  test('all numbers and legend lines have a place in the panel, none on another', () => {
    expect(layout.items.filter((item) => item.kind === 'line')).toHaveLength(40);
    expect(layout.items.filter((item) => item.kind === 'row')).toHaveLength(6);
    for (const item of layout.items) {
      expect(item.at[0]).toBeGreaterThanOrEqual(layout.panel.x);
      expect(item.at[0]).toBeLessThan(layout.panel.x + layout.panel.width);
      expect(item.at[1] + layout.textSize).toBeLessThanOrEqual(layout.panel.y + layout.panel.height);
    }
    const places = layout.items.map((item) => item.at.join());
    expect(new Set(places).size).toBe(places.length);
  });
});

test('a group that is longer than a column is broken and says its name again', () => {
  const long = { title: '乡镇', lines: Array.from({ length: 60 }, () => '严重滞后或逾期') };
  const layout = layoutSnapshot(1366, 768, { ...words, rows: [], groups: [long] }, measure);
  const columns = new Set(layout.items.map((item) => item.at[0]));
  expect(columns.size).toBeGreaterThan(1);
  expect(layout.items.filter((item) => item.kind === 'heading')).toHaveLength(columns.size);
});

test('type grows with the picture', () => {
  const [small, large] = [layoutSnapshot(1366, 768, words, measure), layoutSnapshot(3840, 2160, words, measure)];
  expect(large.textSize / small.textSize).toBeCloseTo(3840 / 1366, 1);
});

test('a title that is too long shrinks, then breaks in two, and never runs out of the page', () => {
  const long = '示范县脱贫攻坚春季攻势秋季攻势苦干三十天组组通公路与饮水安全工程挂图作战指挥部总调度图'.repeat(2);
  const layout = layoutSnapshot(1366, 768, { ...words, title: long }, measure);
  const lines = layout.title.filter((line) => line.text !== words.subtitle);
  expect(lines).toHaveLength(2);
  expect(lines.map((line) => line.text).join('')).toBe(long);
  for (const line of lines) expect(measure(line.text, line.size, true)).toBeLessThan(1366);
});
