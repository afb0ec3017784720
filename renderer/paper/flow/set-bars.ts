/** Sets a chart of bars on a page: what was reached as a bar, what was planned as a mark across it. Survives a grey print. */
import type { BarsBlock } from '../../../shared/brief/document.ts';
import type { Mark } from '../marks.ts';
import type { PageSetter } from './page-setter.ts';

const SIZE = 3.4;
const NAME_WIDTH = 34;
const VALUE_WIDTH = 14;
/** Height of a row at most, mm. */
const ROW = 4.6;
const BAR = '#5b7fa6';
const MARK = '#c8102e';

export function setBars(pages: PageSetter, { items, reached, planned }: BarsBlock): void {
  const legend = 7;
  const row = Math.min(ROW, (pages.bodyHeight - legend - 12) / Math.max(1, items.length));
  pages.ensure(items.length * row + legend + 12);
  const size = Math.min(SIZE, row * 0.7);
  const left = pages.left + NAME_WIDTH;
  const width = pages.bodyWidth - NAME_WIDTH - VALUE_WIDTH;
  const text = (value: string, x: number, y: number, align: 'start' | 'end'): Mark => ({
    kind: 'text',
    text: value,
    at: [x, y],
    size,
    weight: 'regular',
    color: '#000000',
    align,
  });
  const box = (x: number, y: number, long: number, high: number): number[] => [
    x,
    y,
    x + long,
    y,
    x + long,
    y + high,
    x,
    y + high,
  ];
  const top = pages.y + legend;
  const key = pages.y + 4.5;
  pages.add(
    { kind: 'path', closed: true, fill: BAR, parts: [box(left, key - 2.4, 6, 2.4)] },
    text(reached, left + 7.5, key, 'start'),
    {
      kind: 'path',
      closed: false,
      pen: { color: MARK, width: 0.6 },
      parts: [[left + 36, key - 3, left + 36, key + 0.6]],
    },
    text(planned, left + 37.5, key, 'start'),
  );
  const bottom = top + items.length * row;
  for (const at of [0, 25, 50, 75, 100]) {
    const x = left + (width * at) / 100;
    pages.add({ kind: 'path', closed: false, pen: { color: '#b0b0b0', width: 0.12 }, parts: [[x, top, x, bottom]] });
    pages.add({ ...text(String(at), x, bottom + 4, 'start'), kind: 'text', align: 'middle' } as Mark);
  }
  items.forEach((item, i) => {
    const y = top + i * row;
    const long = (width * Math.max(0, Math.min(100, item.reached))) / 100;
    const mark = left + (width * Math.max(0, Math.min(100, item.planned))) / 100;
    const base = y + row / 2 + size * 0.36;
    pages.add(
      text(item.name, left - 2, base, 'end'),
      { kind: 'path', closed: true, fill: BAR, parts: [box(left, y + row * 0.2, long, row * 0.6)] },
      {
        kind: 'path',
        closed: false,
        pen: { color: MARK, width: 0.6 },
        parts: [[mark, y + row * 0.08, mark, y + row * 0.92]],
      },
      text(item.reached.toFixed(1), left + width + VALUE_WIDTH, base, 'end'),
    );
  });
  pages.y = bottom + 6;
}
