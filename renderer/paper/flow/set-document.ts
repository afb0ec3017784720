/**
 * A document as pages of marks: what the preview paints is what the PDF holds. Sizes of official documents, GB/T 9704-2012:
 * body 3号 (16 pt) on lines of 28 pt, title 2号 (22 pt), margins 37/35/28/26 mm.
 */
import type { Block, Letterhead, PaperDocument } from '../../../shared/brief/document.ts';
import { pageSize } from '../../../shared/sheet/paper-size.ts';
import type { Mark, MeasureText, PaperImage, PaperPage } from '../marks.ts';
import { PageSetter, type Spot } from './page-setter.ts';
import { setBars } from './set-bars.ts';
import { setTable, type TableForm } from './set-table.ts';
import { setText } from './set-text.ts';

const MM_PER_POINT = 25.4 / 72;
const points = (value: number): number => value * MM_PER_POINT;

const BODY = { size: points(16), leading: points(28) } as const;
const TITLE = { size: points(22), leading: points(36) } as const;
const MASTHEAD = points(52);
const RED = '#d7000f';
const FOOT = points(14);
const SMALL = points(9);
const TABLES: Readonly<Record<PaperDocument['form'], TableForm>> = {
  brief: { size: points(10.5), leading: points(15), padX: 1.2, padY: 0.9, caption: points(12) },
  ledger: { size: points(8), leading: points(11), padX: 0.9, padY: 0.7, caption: points(10) },
};

export interface SetDocument {
  readonly pages: readonly PaperPage[];
  readonly spots: readonly Spot[];
}

const formOf = ({ form, paper }: PaperDocument) =>
  form === 'brief'
    ? { ...pageSize('A4', 'portrait'), top: 37, bottom: 35, left: 28, right: 26 }
    : { ...pageSize(paper, 'landscape'), top: 18, bottom: 16, left: 15, right: 12 };

function setLetterhead(pages: PageSetter, { masthead, issue, issuer, date }: Letterhead): void {
  const { left, bodyWidth } = pages;
  const text = (
    value: string,
    x: number,
    y: number,
    size: number,
    rest: Partial<Extract<Mark, { kind: 'text' }>>,
  ): Mark => ({
    kind: 'text',
    text: value,
    at: [x, y],
    size,
    weight: 'regular',
    color: '#000000',
    ...rest,
  });
  const letters = [...masthead];
  const size = Math.min(MASTHEAD, bodyWidth / Math.max(1, letters.length) / 1.05);
  const spacing = Math.min(size * 0.25, (bodyWidth - letters.length * size) / Math.max(1, letters.length - 1));
  const wide = pages.measure(masthead, size, 'bold') + spacing * (letters.length - 1);
  const first = pages.y + 10 + size;
  pages.add(text(masthead, left + (bodyWidth - wide) / 2, first, size, { weight: 'bold', color: RED, spacing }));
  const second = first + 15;
  pages.add(text(issue, left + bodyWidth / 2, second, BODY.size, { align: 'middle' }));
  const third = second + 14;
  pages.add(text(issuer, left, third, BODY.size, {}), text(date, left + bodyWidth, third, BODY.size, { align: 'end' }));
  const rule = third + 4;
  pages.add({
    kind: 'path',
    closed: false,
    pen: { color: RED, width: 0.9 },
    parts: [[left, rule, left + bodyWidth, rule]],
  });
  pages.y = rule + 13;
}

function setCaption(pages: PageSetter, caption: string, size: number, keep: number): void {
  if (caption === '') return;
  const leading = size * 1.9;
  pages.ensure(leading + keep);
  setText(pages, [{ text: caption }], { size, leading, weight: 'bold', setting: 'middle' });
}

function setBlock(
  pages: PageSetter,
  block: Block,
  form: PaperDocument['form'],
  pictures: ReadonlyMap<string, PaperImage>,
): void {
  switch (block.kind) {
    case 'heading':
      pages.ensure(BODY.leading * 3);
      setText(pages, [{ text: block.text }], {
        ...BODY,
        weight: block.level === 1 ? 'bold' : 'regular',
        setting: 'start',
        indent: 2 * BODY.size,
      });
      return;
    case 'paragraph':
      setText(pages, block.runs, { ...BODY, weight: 'regular', setting: 'both', indent: 2 * BODY.size });
      return;
    case 'table': {
      const table = TABLES[form];
      setCaption(pages, block.caption, table.caption, 20);
      setTable(pages, block, table);
      pages.y += form === 'brief' ? 4 : 0;
      return;
    }
    case 'bars':
      setBars(pages, block);
      setCaption(pages, block.caption, TABLES[form].caption, 0);
      pages.y += 3;
      return;
    case 'map': {
      const image = pictures.get(block.name);
      if (!image) return;
      const caption = 9;
      const scale = Math.min(pages.bodyWidth / image.width, (pages.bodyHeight - caption) / image.height);
      const [width, height] = [image.width * scale, image.height * scale];
      pages.ensure(height + caption);
      const x = pages.left + (pages.bodyWidth - width) / 2;
      pages.add({ kind: 'image', box: { x, y: pages.y, width, height }, image });
      pages.y += height + 1;
      setCaption(pages, block.caption, TABLES[form].caption, 0);
      pages.y += 2;
    }
  }
}

/** Unit and day at the right, kept together. */
function setSignature(pages: PageSetter, lines: readonly string[]): void {
  pages.ensure(BODY.leading * (lines.length + 1));
  pages.y += BODY.leading;
  const widths = lines.map((line) => pages.measure(line, BODY.size, 'regular'));
  const widest = Math.max(...widths);
  const middle = pages.left + pages.bodyWidth - widest / 2 - BODY.size;
  for (const line of lines) {
    pages.add({
      kind: 'text',
      text: line,
      at: [middle, pages.y + BODY.leading * 0.7],
      size: BODY.size,
      weight: 'regular',
      color: '#000000',
      align: 'middle',
    });
    pages.y += BODY.leading;
  }
}

/** At the foot of the last page between rules. */
function setImprint(pages: PageSetter, lines: NonNullable<PaperDocument['imprint']>): void {
  const leading = points(24);
  const height = lines.length * leading + 2;
  pages.ensure(height + 6);
  pages.y = pages.floor - height;
  const { left, bodyWidth } = pages;
  const rule = (width: number): void =>
    pages.add({
      kind: 'path',
      closed: false,
      pen: { color: '#000000', width },
      parts: [[left, pages.y, left + bodyWidth, pages.y]],
    });
  rule(0.35);
  lines.forEach(({ label, text }, i) => {
    setText(pages, [{ text: label + text }], {
      size: FOOT,
      leading,
      weight: 'regular',
      setting: 'start',
      indent: FOOT,
    });
    rule(i === lines.length - 1 ? 0.35 : 0.2);
  });
}

export function setDocument(
  paper: PaperDocument,
  measure: MeasureText,
  pictures: ReadonlyMap<string, PaperImage> = new Map(),
): SetDocument {
  const pages = new PageSetter(formOf(paper), measure);
  const isBrief = paper.form === 'brief';
  if (paper.letterhead) setLetterhead(pages, paper.letterhead);
  const title = isBrief ? TITLE : { size: points(16), leading: points(24) };
  setText(pages, [{ text: paper.title }], { ...title, weight: 'bold', setting: 'middle' });
  if (paper.subtitle !== undefined)
    setText(pages, [{ text: paper.subtitle }], {
      size: SMALL,
      leading: points(16),
      weight: 'regular',
      setting: 'middle',
    });
  pages.y += isBrief ? 6 : 1;
  for (const block of paper.blocks) setBlock(pages, block, paper.form, pictures);
  if (paper.signature) setSignature(pages, paper.signature);
  if (paper.imprint) setImprint(pages, paper.imprint);
  const { width, height, left, right, bottom } = pages.form;
  const set = pages.finish(paper.title, (page, count) => {
    const foot = paper.foot.replace('{page}', String(page)).replace('{pages}', String(count));
    const size = isBrief ? FOOT : SMALL;
    const y = height - bottom + (isBrief ? 7 + size : 3 + size);
    // Odd pages count at the right, even ones at the left, one character in.
    const isOdd = page % 2 === 1;
    const x = isBrief ? (isOdd ? width - right - size : left + size) : width / 2;
    const align = isBrief ? (isOdd ? 'end' : 'start') : 'middle';
    const text = { kind: 'text', weight: 'regular', color: '#000000' } as const;
    return [
      { ...text, text: foot, at: [x, y], size, align },
      ...(paper.mark === undefined
        ? []
        : [
            {
              ...text,
              text: paper.mark,
              at: [width / 2, height - 6] as const,
              size: points(7),
              color: '#777777',
              align: 'middle' as const,
            },
          ]),
    ];
  });
  return { pages: set, spots: pages.spots };
}
