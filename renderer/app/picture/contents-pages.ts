/** The table of contents of an atlas: a line a sheet that leads to it, in columns, on pages like those of the sheets. Pure. */
import type { PageSize } from '../../../shared/sheet/paper-size.ts';
import type { LinkMark, Mark, MeasureText, PaperPage, TextMark } from '../../paper/marks.ts';

export interface ContentsWords {
  readonly title: string;
  readonly heading: string;
}

/** All lengths follow from the page, so that A4 and A0 look alike. */
const MARGIN = 0.07;
const TITLE = 0.03;
const TYPE = 0.0145;
const LEADING = 1.75;
const COLUMN_EMS = 24;
const INK = '#1a1a1a';
const SOFT = '#6b6b6b';

export function contentsPages(
  titles: readonly string[],
  { width, height }: PageSize,
  words: ContentsWords,
  measureText: MeasureText,
): PaperPage[] {
  const short = Math.min(width, height);
  const margin = short * MARGIN;
  const size = Math.max(2.6, short * TYPE);
  const titleSize = Math.max(6, short * TITLE);
  const top = margin + titleSize * 2.2;
  const rows = Math.max(1, Math.floor((height - top - margin) / (size * LEADING)));
  const columns = Math.max(1, Math.floor((width - margin * 2) / (size * COLUMN_EMS)));
  const column = (width - margin * 2) / columns;
  const perPage = rows * columns;
  const pages = Math.max(1, Math.ceil(titles.length / perPage));
  const text = (line: Omit<TextMark, 'kind' | 'weight' | 'color'> & Partial<TextMark>): TextMark => ({
    kind: 'text',
    weight: 'regular',
    color: INK,
    ...line,
  });
  return Array.from({ length: pages }, (_, page): PaperPage => {
    const marks: Mark[] = [
      text({
        text: words.title,
        at: [width / 2, margin + titleSize],
        size: titleSize,
        weight: 'bold',
        align: 'middle',
      }),
      text({ text: words.heading, at: [width / 2, margin + titleSize * 1.7], size, align: 'middle', color: SOFT }),
    ];
    titles.slice(page * perPage, (page + 1) * perPage).forEach((title, i) => {
      const number = page * perPage + i;
      const x = margin + Math.floor(i / rows) * column;
      const y = top + ((i % rows) + 1) * size * LEADING;
      const right = x + column - size * 2;
      const leads: LinkMark = {
        kind: 'link',
        box: { x, y: y - size, width: right - x, height: size * 1.4 },
        page: pages + number,
      };
      const from = x + measureText(title, size, 'regular') + size;
      const to = right - measureText(String(number + 1), size, 'regular') - size;
      marks.push(text({ text: title, at: [x, y], size }));
      if (to > from)
        marks.push({
          kind: 'path',
          parts: [[from, y - size * 0.25, to, y - size * 0.25]],
          closed: false,
          pen: { color: SOFT, width: size * 0.05, dash: [size * 0.1, size * 0.3] },
        });
      marks.push(text({ text: String(number + 1), at: [right, y], size, align: 'end' }), leads);
    });
    return { width, height, ground: '#ffffff', marks, title: words.heading };
  });
}
