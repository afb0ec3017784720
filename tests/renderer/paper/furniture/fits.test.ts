/** Whatever is said, it stays in its box, all of it is there, and no two lines lie on each other. */
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../renderer/map/tokens.ts';
import type { Swatch } from '../../../../renderer/map/packs/pack.ts';
import { chartMarks } from '../../../../renderer/paper/furniture/chart.ts';
import { type LegendWords, legendMarks } from '../../../../renderer/paper/furniture/legend.ts';
import { numericScale, scaleMarks } from '../../../../renderer/paper/furniture/scale-bar.ts';
import type { SheetStyle } from '../../../../renderer/paper/furniture/sheet-style.ts';
import { tableMarks } from '../../../../renderer/paper/furniture/table.ts';
import { titleMarks } from '../../../../renderer/paper/furniture/text-line.ts';
import type { Mark, MarkBox, TextMark } from '../../../../renderer/paper/marks.ts';

/** Chinese letters are square; the others a little more than half as wide. */
const measure: SheetStyle['measure'] = (text, size) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 1 : 0.56), 0) * size;
const style: SheetStyle = { em: 3.1, tokens: tokensOf('paper'), measure };
const box: MarkBox = { x: 20, y: 30, width: 80, height: 60 };

const textsOf = (marks: readonly Mark[]): TextMark[] => marks.filter((mark) => mark.kind === 'text');
function inked({ text, size, weight, spacing = 0, at, align = 'start' }: TextMark): MarkBox {
  const width = measure(text, size, weight) + spacing * ([...text].length - 1);
  const x = align === 'start' ? at[0] : align === 'end' ? at[0] - width : at[0] - width / 2;
  return { x, y: at[1] - size * 0.88, width, height: size };
}
const SLACK = 0.05;
function expectSound(marks: readonly Mark[], within: MarkBox): void {
  const boxes = textsOf(marks).map(inked);
  for (const it of boxes) {
    expect(it.x).toBeGreaterThanOrEqual(within.x - SLACK);
    expect(it.x + it.width).toBeLessThanOrEqual(within.x + within.width + SLACK);
    expect(it.y).toBeGreaterThanOrEqual(within.y - SLACK);
    expect(it.y + it.height).toBeLessThanOrEqual(within.y + within.height + SLACK);
  }
  const over = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > SLACK &&
          Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > SLACK,
      ),
  );
  expect(over).toEqual([]);
}

const swatch: Swatch = { kind: 'fill', color: '#336699', opacity: 1, ground: '#ffffff' };
const groups = (count: number, lines: number, text = '已完工待销号'): LegendWords[] =>
  Array.from({ length: count }, (_, g) => ({
    title: `第${g}组`,
    lines: Array.from({ length: lines }, (_, i) => ({ text: `${text}${i}`, swatch })),
  }));

describe('the legend', () => {
  it.each([
    [1, 3],
    [4, 6],
    [8, 7],
    [20, 9],
    [1, 60],
  ])('of %i groups of %i lines', (count, lines) => {
    const marks = legendMarks('图例', groups(count, lines), box, style);
    expectSound(marks, box);
    expect(textsOf(marks).length).toBe(1 + count * (lines + 1));
  });

  it('sets one long line smaller and leaves the others as they are', () => {
    const marks = legendMarks('图例', [...groups(1, 3), ...groups(1, 1, '很长很长'.repeat(12))], box, style);
    expectSound(marks, box);
  });
});

describe('tables', () => {
  const rows = (count: number): string[][] =>
    Array.from({ length: count }, (_, i) => [`某某彝族乡${i}`, `${i * 37}`, '65.3%']);
  it.each([0, 1, 12, 30, 120])('of %i rows beside figures', (count) => {
    const figures = {
      head: [],
      rows: [
        ['已销号', '1,234 / 2,345（52.6%）'],
        ['完成进度', '65.3%'],
      ],
    };
    const marks = tableMarks('统计', [figures, { head: ['单位', '总数', '进度'], rows: rows(count) }], box, style);
    expectSound(marks, box);
    for (const [name = ''] of rows(count)) expect(textsOf(marks).filter(({ text }) => text === name)).toHaveLength(1);
  });
});

describe('titles', () => {
  it.each([
    '作战图',
    '盘州市决战决胜脱贫攻坚作战图',
    '威宁彝族回族苗族自治县决战决胜脱贫攻坚春季攻势百日行动（第二阶段）作战图',
  ])('%s', (title) => {
    const marks = titleMarks(title, { x: 0, y: 0, width: 180, height: 16 }, 'middle', style);
    expectSound(marks, { x: 0, y: 0, width: 180, height: 16 });
    expect(
      textsOf(marks)
        .map(({ text }) => text)
        .join(''),
    ).toBe(title);
    expect(Math.min(...textsOf(marks).map(({ size }) => size))).toBeGreaterThan(4);
  });
});

describe('charts', () => {
  it.each([1, 4, 27])('of %i bars', (count) => {
    const labels = Array.from({ length: count }, (_, i) => `某某镇${i}`);
    const values = labels.map((_, i) => i * 3.7);
    const series = [
      { name: '完成', values },
      { name: '计划', values: labels.map(() => 70) },
    ];
    expectSound(chartMarks({ title: '进度', form: 'bars', labels, series, unit: '%' }, box, style), box);
  });

  it('of a curve with many dates', () => {
    const labels = Array.from({ length: 60 }, (_, i) => `12-${i}`);
    const series = [
      { name: '计划', values: labels.map((_, i) => i) },
      { name: '实际', values: labels.map((_, i) => (i > 40 ? null : i * 0.8)) },
    ];
    expectSound(chartMarks({ title: 'S 曲线', form: 'curve', labels, series, unit: '%' }, box, style), box);
  });
});

describe('the scale', () => {
  it('is told in three digits, and the bar is as long as it says', () => {
    expect(numericScale(118_432)).toBe('1:118,000');
    const marks = scaleMarks(100_000, { x: 0, y: 0, width: 80, height: 12 }, style);
    expect(textsOf(marks).map(({ text }) => text)).toEqual(['1:100,000', '0', '2.5', '5 km']);
    const [zero, , end] = textsOf(marks).slice(1);
    expect((end?.at[0] ?? 0) - (zero?.at[0] ?? 0)).toBeCloseTo(50, 5);
  });
});
