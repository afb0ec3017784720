/**
 * What is drawn on paper, as a list of marks from the lowest to the highest. One list feeds the preview on the screen, the
 * PNG and the PDF, so that all three are the same sheet. Lengths are millimetres, x to the right, y down, from the upper
 * left corner of the page. Colours are `#rrggbb`.
 */

/** Regular 400 and bold 700 of the one font family that everything is set in. */
export type Weight = 'regular' | 'bold';

export interface Pen {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps, mm. */
  readonly dash?: readonly number[];
  /** Butt and miter when left out. */
  readonly round?: boolean;
}

/** Rings or lines; `x, y` in turn. Filled by the even-odd rule, so that a hole is a ring inside another. */
export interface PathMark {
  readonly kind: 'path';
  readonly parts: readonly (Float32Array | readonly number[])[];
  readonly closed: boolean;
  readonly fill?: string;
  readonly pen?: Pen;
  /** 0–1, of fill and pen together; 1 when left out. */
  readonly opacity?: number;
}

export interface CircleMark {
  readonly kind: 'circle';
  readonly at: readonly [x: number, y: number];
  readonly radius: number;
  readonly fill?: string;
  readonly pen?: Pen;
  readonly opacity?: number;
}

/** One line of text; `at` is on its baseline. */
export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly at: readonly [x: number, y: number];
  /** Height of an em. */
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly align?: 'start' | 'middle' | 'end';
  /** Added after each character, mm. */
  readonly spacing?: number;
  /** Drawn round the letters, under them. */
  readonly halo?: { readonly color: string; readonly width: number };
  /** Degrees clockwise about `at`. */
  readonly turn?: number;
  readonly opacity?: number;
}

export interface MarkBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture laid over a box. The same object on many pages is stored once in a PDF. */
export interface ImageMark {
  readonly kind: 'image';
  readonly box: MarkBox;
  readonly image: PaperImage;
  readonly opacity?: number;
}
export interface PaperImage {
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Marks that are seen only inside a box. */
export interface ClipMark {
  readonly kind: 'clip';
  readonly box: MarkBox;
  readonly marks: readonly Mark[];
}

/** A place that leads to another page of the same document (a table of contents); nothing is drawn. */
export interface LinkMark {
  readonly kind: 'link';
  readonly box: MarkBox;
  /** Index of the page, from 0. */
  readonly page: number;
}

export type Mark = PathMark | CircleMark | TextMark | ImageMark | ClipMark | LinkMark;

export interface PaperPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Under everything. */
  readonly ground: string;
  readonly marks: readonly Mark[];
  /** Bookmark, and the page's entry in a table of contents. */
  readonly title: string;
  /** Depth in the bookmarks, from 0. */
  readonly depth?: number;
}

/** Width of a line of text, mm, without spacing. */
export type MeasureText = (text: string, size: number, weight: Weight) => number;
