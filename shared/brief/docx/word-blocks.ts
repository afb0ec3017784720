/** Blocks of a document as paragraphs and tables of a Word file. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Block, Cell, Run, TableBlock, TextColumn } from '../document.ts';
import { BODY_WIDTH, type FontName, FONTS, LINE_TWIPS, SIZES, twips } from './word-style.ts';

/** A picture for a block, by its name. */
export interface WordPicture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const font = (name: FontName) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: FONTS[name],
  cs: FONTS[name],
});

export const textRun = (text: string, name: FontName, size: number, options: { bold?: boolean; color?: string } = {}) =>
  new TextRun({ text, font: font(name), size, ...options });

export const LINE = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

const ALIGN = { start: AlignmentType.LEFT, middle: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const;
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const LEVEL_FONTS = { 1: 'heading', 2: 'second', 3: 'body' } as const;

const runsOf = (runs: readonly Run[], name: FontName, size: number): TextRun[] =>
  runs.map((run) => textRun(run.text, name, size, run.bold ? { bold: true } : {}));

/** First line indented by two characters. */
export const bodyParagraph = (runs: readonly Run[]): Paragraph =>
  new Paragraph({
    children: runsOf(runs, 'body', SIZES.body),
    alignment: AlignmentType.BOTH,
    spacing: LINE,
    indent: { firstLine: SIZES.body * 20 },
  });

function cellOf(cell: Cell, column: TextColumn | undefined, width: number, bold: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: [
      new Paragraph({
        alignment: ALIGN[column?.align ?? 'start'],
        children: cell.map((run) => textRun(run.text, 'body', SIZES.table, bold || run.bold ? { bold: true } : {})),
      }),
    ],
  });
}

/** The head is repeated on every page and no row is cut. */
export function wordTable({ columns, rows, total }: TableBlock): Table {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const full = twips(BODY_WIDTH);
  const widths = columns.map(({ width }) => Math.round((full * width) / sum));
  const line = (cells: readonly Cell[], bold: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      children: cells.map((cell, i) => cellOf(cell, columns[i], widths[i] ?? 0, bold)),
    });
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: full, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: { ...border, size: 8 },
      bottom: { ...border, size: 8 },
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(
          (column, i) =>
            new TableCell({
              width: { size: widths[i] ?? 0, type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
              margins: { top: 50, bottom: 50, left: 40, right: 40 },
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [textRun(column.title, 'heading', SIZES.table)],
                }),
              ],
            }),
        ),
      }),
      ...rows.map((row) =>
        Array.isArray(row)
          ? line(row, false)
          : new TableRow({
              cantSplit: true,
              children: [
                new TableCell({
                  columnSpan: columns.length,
                  children: [new Paragraph({ children: [textRun(row.head, 'heading', SIZES.table)] })],
                }),
              ],
            }),
      ),
      ...(total ? [line(total, true)] : []),
    ],
  });
}

const caption = (text: string, isBefore: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: isBefore,
    spacing: { before: isBefore ? 160 : 40, after: isBefore ? 60 : 160 },
    children: [textRun(text, 'heading', SIZES.caption)],
  });

/** A gap after a table, so that the next paragraph does not lie on it. */
const gap = (): Paragraph => new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, children: [] });

/** Pixels of a CSS inch, in which the library counts. */
const PIXELS_PER_MM = 96 / 25.4;

function pictureOf(picture: WordPicture, alt: string): Paragraph {
  const width = BODY_WIDTH * PIXELS_PER_MM;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160 },
    children: [
      new ImageRun({
        type: 'png',
        data: picture.png,
        transformation: { width: Math.round(width), height: Math.round((width * picture.height) / picture.width) },
        altText: { title: alt, name: alt, description: alt },
      }),
    ],
  });
}

/** Nothing for a picture that could not be made. */
export function wordBlock(block: Block, pictures: ReadonlyMap<string, WordPicture>): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          keepNext: true,
          spacing: LINE,
          indent: { firstLine: SIZES.body * 20 },
          children: [textRun(block.text, LEVEL_FONTS[block.level], SIZES.body, { color: '000000' })],
        }),
      ];
    case 'paragraph':
      return [bodyParagraph(block.runs)];
    case 'table':
      return [caption(block.caption, true), wordTable(block), gap()];
    case 'bars':
    case 'map': {
      const picture = pictures.get(block.name);
      return picture ? [pictureOf(picture, block.caption), caption(block.caption, false)] : [];
    }
  }
}
