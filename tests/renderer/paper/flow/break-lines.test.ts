/** Lines of Chinese text: 标点避头尾, words whole, nothing lost. Every character is one em wide here, a Latin one half. */
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../../renderer/paper/flow/break-lines.ts';
import type { MeasureText } from '../../../../renderer/paper/marks.ts';

const measure: MeasureText = (text, size) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? size / 2 : size), 0);

const linesOf = (text: string, width: number, indent = 0): string[] =>
  breakLines([{ text }], { width, size: 1, weight: 'regular', measure, indent }).map((line) =>
    line.pieces.map((piece) => piece.text).join(''),
  );

describe('lines', () => {
  it('are as long as they can be', () => expect(linesOf('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']));

  it('never begin with a closing mark: it hangs, or takes the character before it along', () => {
    expect(linesOf('一二三，四五', 3.5)).toEqual(['一二三，', '四五']);
    expect(linesOf('一二三，四五', 3)).toEqual(['一二', '三，四', '五']);
  });

  it('never end with an opening mark', () => expect(linesOf('一二（三四）', 3)).toEqual(['一二', '（三', '四）']));

  it('keep numbers with their signs', () => {
    expect(linesOf('进度77.3%计划', 4)).toEqual(['进度', '77.3%计', '划']);
    expect(linesOf('共1,463个', 3)).toEqual(['共', '1,463', '个']);
  });

  it('leave room for the indent of the first', () =>
    expect(linesOf('一二三四五', 3, 2)).toEqual(['一', '二三四', '五']));

  it('cut a word that is wider than a line, and lose nothing', () => {
    const lines = linesOf('ABCDEFGHIJ', 2);
    expect(lines.join('')).toBe('ABCDEFGHIJ');
    expect(lines.every((line) => line.length <= 4)).toBe(true);
  });

  it('lose no character of any text', () => {
    const text = '截至2017年12月1日，全县共有目标7,056个（已销号3,595个），“销号率”50.9%；平均进度……——。';
    for (let width = 2; width < 30; width += 1) expect(linesOf(text, width).join('')).toBe(text);
  });
});
