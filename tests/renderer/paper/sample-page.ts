/** A small page with every sort of mark, for what paints pages. */
import type { PaperImage, PaperPage } from '../../../renderer/paper/marks.ts';

/** A red dot of 1 × 1, PNG. */
export const RED: PaperImage = {
  type: 'image/png',
  bytes: Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'),
    (letter) => letter.codePointAt(0) ?? 0,
  ),
  width: 1,
  height: 1,
};

export const samplePage = (title = '盘州市脱贫攻坚作战图'): PaperPage => ({
  width: 210,
  height: 148,
  ground: '#ffffff',
  title,
  marks: [
    {
      kind: 'path',
      parts: [[10, 10, 200, 10, 200, 138, 10, 138]],
      closed: true,
      pen: { color: '#000000', width: 1.2 },
    },
    {
      kind: 'clip',
      box: { x: 15, y: 40, width: 90, height: 80 },
      marks: [
        { kind: 'image', box: { x: 15, y: 40, width: 30, height: 30 }, image: RED },
        {
          kind: 'path',
          parts: [
            [40, 50, 150, 50, 100, 110],
            [60, 60, 90, 60, 80, 80],
          ],
          closed: true,
          fill: '#3366aa',
          pen: { color: '#112233', width: 0.6 },
          opacity: 0.5,
        },
        {
          kind: 'path',
          parts: [[15, 115, 60, 95, 105, 118]],
          closed: false,
          pen: { color: '#aa3311', width: 1, dash: [3, 2], round: true },
        },
        {
          kind: 'text',
          text: '石桥镇 Shiqiao',
          at: [60, 100],
          size: 6,
          weight: 'regular',
          color: '#222222',
          align: 'middle',
          halo: { color: '#ffffff', width: 0.6 },
        },
      ],
    },
    { kind: 'circle', at: [130, 60], radius: 8, fill: '#22aa55', pen: { color: '#000000', width: 0.8 } },
    { kind: 'circle', at: [155, 60], radius: 8, fill: '#22aa55', opacity: 0.4 },
    { kind: 'circle', at: [180, 60], radius: 8, pen: { color: '#000000', width: 0.5, dash: [1, 1] } },
    {
      kind: 'text',
      text: title,
      at: [105, 28],
      size: 12,
      weight: 'bold',
      color: '#000000',
      align: 'middle',
      spacing: 1.5,
    },
    {
      kind: 'text',
      text: '销号 1,234 件（占 56.7%）≥①〔2017〕',
      at: [110, 90],
      size: 5,
      weight: 'regular',
      color: '#000000',
    },
    { kind: 'text', text: '右对齐 Right AV', at: [195, 100], size: 5, weight: 'bold', color: '#000000', align: 'end' },
    { kind: 'text', text: '斜三十度', at: [120, 110], size: 6, weight: 'regular', color: '#000000', turn: 30 },
    { kind: 'link', box: { x: 110, y: 86, width: 60, height: 6 }, page: 1 },
  ],
});
