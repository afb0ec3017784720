/** Pages as one PDF: marks as vectors, text as text with the subset fonts in it, bookmarks and links. */
import { type Result, fail } from '../../shared/domain/result.ts';
import type { PaperPage } from './marks.ts';

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
}

export type PdfFault = { readonly reason: 'cancelled' | 'no-pages' | 'no-font' };

export async function writePdf(
  _pages: Iterable<PaperPage> | AsyncIterable<PaperPage>,
  _info: PdfInfo,
  _options: PdfOptions = {},
): Promise<Result<Uint8Array, PdfFault>> {
  return await Promise.resolve(fail({ reason: 'no-pages' }));
}
