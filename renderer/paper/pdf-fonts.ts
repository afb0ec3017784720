/** The fonts of one PDF: each character goes to the file that has it; only the letters that were written are embedded. */
import { CustomFontSubsetEmbedder, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { Weight } from './marks.ts';
import { type FontFiles, MAIN_PIECE, piecesWith } from './pdf-font-files.ts';
import { unwrapWoff } from './woff.ts';

interface Piece {
  /** Name of the font in the pages' resources. */
  readonly name: string;
  readonly ref: PDFRef;
  readonly weight: Weight;
  readonly has: (code: number) => boolean;
  readonly embedder: CustomFontSubsetEmbedder;
}

/** A character as it is written: in which font, by which code, how wide in thousandths of an em. */
export interface Letter {
  readonly font: string;
  readonly hex: string;
}

/** `BAAAAA+NotoSansSC-Bold`: the tag that marks a subset, the same for the same document. */
function baseName(index: number, weight: Weight): string {
  const tag = [...index.toString(26).padStart(6, '0')].map((digit) =>
    String.fromCodePoint(65 + Number.parseInt(digit, 26)),
  );
  return `${tag.join('')}+NotoSansSC-${weight === 'bold' ? 'Bold' : 'Regular'}`;
}

export class PdfFonts {
  readonly #pieces = new Map<string, Promise<Piece>>();
  readonly #ready: Piece[] = [];
  readonly #letters: Record<Weight, Map<string, Letter>> = { regular: new Map(), bold: new Map() };
  readonly #doc: PDFDocument;
  readonly #files: FontFiles;
  /** Characters that no file has: they are left out of the text. */
  readonly missing = new Set<string>();

  constructor(doc: PDFDocument, files: FontFiles) {
    this.#doc = doc;
    this.#files = files;
  }

  #piece(piece: string, weight: Weight): Promise<Piece> {
    const key = `${piece}-${weight}`;
    const known = this.#pieces.get(key);
    if (known) return known;
    const index = this.#pieces.size;
    const ref = this.#doc.context.nextRef();
    const loading = (async (): Promise<Piece> => {
      const bytes = await unwrapWoff(await this.#files(piece, weight));
      const embedder = await CustomFontSubsetEmbedder.for(fontkit, bytes, baseName(index, weight), {});
      const codes = new Set(embedder.font.characterSet);
      return { name: `F${index}`, ref, weight, has: (code) => codes.has(code), embedder };
    })();
    this.#pieces.set(key, loading);
    return loading;
  }

  /** Finds a file for every character of `text`; afterwards `letter` knows them. */
  async prepare(text: Iterable<string>, weight: Weight): Promise<void> {
    const letters = this.#letters[weight];
    for (const character of text) {
      if (letters.has(character) || this.missing.has(character)) continue;
      const code = character.codePointAt(0) ?? 0;
      let found: Piece | null = null;
      for (const name of [MAIN_PIECE, ...piecesWith(code)]) {
        // oxlint-disable-next-line no-await-in-loop -- nearly every character is in the first file, which is loaded once
        const piece = await this.#piece(name, weight);
        if (!piece.has(code)) continue;
        found = piece;
        break;
      }
      if (!found) {
        this.missing.add(character);
        continue;
      }
      if (!this.#ready.includes(found)) this.#ready.push(found);
      // Character by character: kerning and ligatures would part the PDF from what was measured and from the canvas.
      letters.set(character, { font: found.name, hex: found.embedder.encodeText(character).asString() });
    }
  }

  letter(character: string, weight: Weight): Letter | undefined {
    return this.#letters[weight].get(character);
  }

  /** Width of a line in ems, without spacing. */
  width(text: string, weight: Weight): number {
    let sum = 0;
    for (const character of text) sum += this.#advance(character, weight);
    return sum;
  }

  readonly #advances: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };

  #advance(character: string, weight: Weight): number {
    const known = this.#advances[weight].get(character);
    if (known !== undefined) return known;
    const letter = this.#letters[weight].get(character);
    const piece = this.#ready.find((it) => it.name === letter?.font);
    const advance = piece ? piece.embedder.widthOfTextAtSize(character, 1) : 0;
    this.#advances[weight].set(character, advance);
    return advance;
  }

  /** Resources of every page: all fonts there are so far; those that come later are asked for by later pages. */
  resources(): Record<string, PDFRef> {
    return Object.fromEntries(this.#ready.map((piece) => [piece.name, piece.ref]));
  }

  /** Writes the subsets into the document; nothing can be prepared afterwards. */
  async embed(): Promise<void> {
    for (const piece of this.#ready)
      // oxlint-disable-next-line no-await-in-loop -- objects are numbered in order, so that the bytes are the same
      await piece.embedder.embedIntoContext(this.#doc.context, piece.ref);
  }
}
