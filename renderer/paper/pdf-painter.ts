/** Pages as one PDF: marks as vectors, text as text with the subset fonts in it, bookmarks and links. */
import { JpegEmbedder, PDFDocument, PDFName, type PDFPage, type PDFRef, PDFString, PngEmbedder } from '@cantoo/pdf-lib';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { everyMark } from './every-mark.ts';
import type { LinkMark, PaperImage, PaperPage } from './marks.ts';
import { FontFileMissing, type FontFiles, bundledFonts } from './pdf-font-files.ts';
import { PdfFonts } from './pdf-fonts.ts';
import { PdfInk } from './pdf-ink.ts';
import { type Bookmark, writeOutline } from './pdf-outline.ts';

export interface PdfInfo {
  readonly title: string;
  /** Who made it. */
  readonly author: string;
  /** Name of the product. */
  readonly creator: string;
  /** When it was made; the same input gives the same bytes. */
  readonly created: Date;
}

export interface PdfOptions {
  readonly signal?: AbortSignal;
  /** After each page, with the number of pages written so far. */
  readonly onPage?: (written: number) => void;
  /** Characters that no font has; they are not in the PDF. */
  readonly onMissing?: (characters: readonly string[]) => void;
  readonly fonts?: FontFiles;
}

export type PdfFault = { readonly reason: 'cancelled' | 'no-pages' | 'no-font' };

const POINTS_PER_MM = 72 / 25.4;
const points = (millimetres: number): number => Math.round(millimetres * POINTS_PER_MM * 1000) / 1000;

/** The stream as zlib writes it, off this thread. */
async function deflated(content: string): Promise<Uint8Array> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class PdfBook {
  readonly #doc: PDFDocument;
  readonly #fonts: PdfFonts;
  readonly #images = new Map<PaperImage, PDFRef>();
  readonly #opacities = new Map<number, PDFRef>();
  readonly #pages: PDFPage[] = [];
  readonly #bookmarks: Bookmark[] = [];
  readonly #pending: Promise<void>[] = [];
  readonly #links: { readonly page: PDFPage; readonly height: number; readonly mark: LinkMark }[] = [];

  constructor(doc: PDFDocument, fonts: PdfFonts) {
    this.#doc = doc;
    this.#fonts = fonts;
  }

  async #image(image: PaperImage): Promise<PDFRef> {
    const known = this.#images.get(image);
    if (known) return known;
    const bytes = new Uint8Array(image.bytes);
    const embedder = await (image.type === 'image/png' ? PngEmbedder.for(bytes) : JpegEmbedder.for(bytes));
    const ref = await embedder.embedIntoContext(this.#doc.context);
    this.#images.set(image, ref);
    return ref;
  }

  #opacity(opacity: number): PDFRef {
    const known = this.#opacities.get(opacity);
    if (known) return known;
    const ref = this.#doc.context.register(this.#doc.context.obj({ Type: 'ExtGState', ca: opacity, CA: opacity }));
    this.#opacities.set(opacity, ref);
    return ref;
  }

  async add(paper: PaperPage): Promise<void> {
    const { context } = this.#doc;
    const letters = { regular: new Set<string>(), bold: new Set<string>() };
    const images = new Map<PaperImage, { name: string; ref: PDFRef }>();
    const links: LinkMark[] = [];
    for (const mark of everyMark(paper.marks)) {
      if (mark.kind === 'text') for (const letter of mark.text) letters[mark.weight].add(letter);
      if (mark.kind === 'link') links.push(mark);
      if (mark.kind === 'image' && !images.has(mark.image))
        // oxlint-disable-next-line no-await-in-loop -- objects are numbered in order, so that the bytes are the same
        images.set(mark.image, { name: `I${images.size}`, ref: await this.#image(mark.image) });
    }
    await this.#fonts.prepare(letters.regular, 'regular');
    await this.#fonts.prepare(letters.bold, 'bold');

    const states: Record<string, PDFRef> = {};
    const ink = new PdfInk(paper.height, this.#fonts, {
      image: (mark) => images.get(mark.image)?.name ?? '',
      opacity: (opacity) => {
        const name = `G${Math.round(opacity * 1000)}`;
        states[name] = this.#opacity(opacity);
        return name;
      },
    });
    ink.ground(paper.ground, paper.width);
    for (const mark of paper.marks) ink.draw(mark);

    const page = this.#doc.addPage([points(paper.width), points(paper.height)]);
    const { width, height } = page.getSize();
    page.setTrimBox(0, 0, width, height);
    const content = context.nextRef();
    page.node.set(PDFName.of('Contents'), content);
    // The next page is drawn while this one is compressed.
    this.#pending.push(
      deflated(ink.content).then((bytes) => context.assign(content, context.stream(bytes, { Filter: 'FlateDecode' }))),
    );
    page.node.set(
      PDFName.of('Resources'),
      context.obj({
        Font: this.#fonts.resources(),
        XObject: Object.fromEntries([...images.values()].map(({ name, ref }) => [name, ref])),
        ExtGState: states,
      }),
    );
    this.#pages.push(page);
    this.#bookmarks.push({ title: paper.title, depth: paper.depth ?? 0, page: page.ref });
    for (const mark of links) this.#links.push({ page, height: paper.height, mark });
  }

  /** Links lead to pages that may come later, fonts hold letters of all pages: both are written last. */
  async finish(): Promise<Uint8Array> {
    const { context } = this.#doc;
    for (const { page, height, mark } of this.#links) {
      const target = this.#pages[mark.page];
      if (!target) continue;
      const { x, y, width, height: tall } = mark.box;
      const rect = [x, height - y - tall, x + width, height - y].map(points);
      page.node.addAnnot(
        context.register(
          context.obj({
            Type: 'Annot',
            Subtype: 'Link',
            Rect: rect,
            Border: [0, 0, 0],
            Dest: [target.ref, PDFName.of('Fit')],
          }),
        ),
      );
    }
    await Promise.all(this.#pending);
    if (this.#pages.length > 1) writeOutline(this.#doc, this.#bookmarks);
    await this.#fonts.embed();
    return await this.#doc.save({ updateFieldAppearances: false });
  }
}

export async function writePdf(
  pages: Iterable<PaperPage> | AsyncIterable<PaperPage>,
  info: PdfInfo,
  options: PdfOptions = {},
): Promise<Result<Uint8Array, PdfFault>> {
  const { signal, onPage, onMissing } = options;
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle(info.title, { showInWindowTitleBar: true });
  doc.setAuthor(info.author);
  doc.setCreator(info.creator);
  doc.setProducer(info.creator);
  doc.setCreationDate(info.created);
  doc.setModificationDate(info.created);
  doc.catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'));
  const fonts = new PdfFonts(doc, options.fonts ?? bundledFonts);
  const book = new PdfBook(doc, fonts);
  let written = 0;
  for await (const page of pages) {
    if (signal?.aborted) return fail({ reason: 'cancelled' });
    try {
      await book.add(page);
    } catch (error) {
      if (error instanceof FontFileMissing) return fail({ reason: 'no-font' });
      throw error;
    }
    written += 1;
    onPage?.(written);
  }
  if (signal?.aborted) return fail({ reason: 'cancelled' });
  if (written === 0) return fail({ reason: 'no-pages' });
  if (fonts.missing.size > 0) onMissing?.([...fonts.missing]);
  return ok(await book.finish());
}
