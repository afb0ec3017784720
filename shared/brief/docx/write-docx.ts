/** A brief as a Word file with its red heading, body, signature and closing lines. Runs in Node and in a page. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { Letterhead, PaperDocument } from '../document.ts';
import { LINE, textRun, wordBlock, type WordPicture } from './word-blocks.ts';
import { BODY_WIDTH, FONTS, MARGINS, RED, SIZES, twips } from './word-style.ts';

function letterheadOf({ masthead, issue, issuer, date }: Letterhead): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER } as const;
  return [
    new Paragraph({
      ...centred,
      spacing: { before: 240, after: 200 },
      children: [textRun(masthead, 'title', SIZES.masthead, { color: RED })],
    }),
    new Paragraph({ ...centred, spacing: { ...LINE, after: 120 }, children: [textRun(issue, 'body', SIZES.body)] }),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: twips(BODY_WIDTH) }],
      spacing: { after: 480 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 } },
      children: [
        textRun(issuer, 'body', SIZES.body),
        new TextRun({ children: [new Tab()] }),
        textRun(date, 'body', SIZES.body),
      ],
    }),
  ];
}

function imprintOf(lines: NonNullable<PaperDocument['imprint']>): Paragraph[] {
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 2 });
  return lines.map(
    ({ label, text }, i) =>
      new Paragraph({
        spacing: { ...LINE, before: i === 0 ? 480 : 0 },
        keepLines: true,
        keepNext: i < lines.length - 1,
        border: {
          ...(i === 0 ? { top: rule(8) } : {}),
          bottom: rule(i === lines.length - 1 ? 8 : 4),
        },
        indent: { left: 280, hanging: 0 },
        children: [textRun(label + text, 'body', SIZES.foot)],
      }),
  );
}

function footOf(foot: string, mark: string | undefined): Footer {
  const parts = foot.split(/(\{pages?\})/).map((part) => {
    const children = part === '{page}' ? [PageNumber.CURRENT] : part === '{pages}' ? [PageNumber.TOTAL_PAGES] : [part];
    return new TextRun({ children, size: SIZES.foot, font: FONTS.foot });
  });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: parts }),
      ...(mark === undefined
        ? []
        : [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [textRun(mark, 'foot', 16, { color: '666666' })],
            }),
          ]),
    ],
  });
}

export async function writeDocx(
  paper: PaperDocument,
  pictures: ReadonlyMap<string, WordPicture> = new Map(),
): Promise<Uint8Array> {
  const { title, letterhead, blocks, signature, imprint, foot, mark } = paper;
  const file = new Document({
    title,
    creator: letterhead?.issuer ?? title,
    styles: { default: { document: { run: { font: FONTS.body, size: SIZES.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(MARGINS.top),
              bottom: twips(MARGINS.bottom),
              left: twips(MARGINS.left),
              right: twips(MARGINS.right),
              footer: twips(MARGINS.bottom - 12),
            },
          },
        },
        footers: { default: footOf(foot, mark) },
        children: [
          ...(letterhead ? letterheadOf(letterhead) : []),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 36 * 20, before: 0, after: 320 },
            children: [textRun(title, 'title', SIZES.title)],
          }),
          ...blocks.flatMap((block) => wordBlock(block, pictures)),
          ...(signature ?? []).map(
            (line, i) =>
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                spacing: { ...LINE, before: i === 0 ? 560 : 0 },
                indent: { right: i === 0 ? 0 : SIZES.body * 20 },
                keepNext: i === 0,
                children: [textRun(line, 'body', SIZES.body)],
              }),
          ),
          ...(imprint ? imprintOf(imprint) : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
