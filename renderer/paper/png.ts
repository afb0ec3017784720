/**
 * A page as a PNG of its exact size in pixels, with its resolution written in. Painted in bands of whole rows that are
 * compressed as they come: neither a canvas nor the memory has to carry the whole page, and no seam can be seen, because
 * each band is the same list of marks moved by whole pixels.
 */
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { pixelsOf } from '../../shared/sheet/paper-size.ts';
import { paintPage } from './canvas-painter.ts';
import type { PaperImage, PaperPage } from './marks.ts';
import { readyToPaint } from './paper-stock.ts';
import { filteredRows, pngChunk, pngHead } from './png-chunks.ts';

export type PngFault = { readonly reason: 'cancelled' | 'no-canvas' };

export interface PngOptions {
  readonly dotsPerInch: number;
  readonly signal?: AbortSignal;
  /** Share of the rows that are done, 0–1. */
  readonly onShare?: (share: number) => void;
  /** Give the same map for pages that share pictures. */
  readonly images?: Map<PaperImage, CanvasImageSource>;
  /** Most pixels of a band; A3 at 300 dpi goes in one. */
  readonly bandPixels?: number;
}

const BAND_PIXELS = 18_000_000;

/** Chunks of compressed rows as they come out of the compressor. */
async function gather(compressed: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = compressed.getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in turn
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(pngChunk('IDAT', value));
  }
}

export async function writePng(page: PaperPage, options: PngOptions): Promise<Result<Blob, PngFault>> {
  const { dotsPerInch, signal, onShare } = options;
  const width = pixelsOf(page.width, dotsPerInch);
  const height = pixelsOf(page.height, dotsPerInch);
  const images = await readyToPaint(page, options.images);
  const most = Math.max(1, Math.floor((options.bandPixels ?? BAND_PIXELS) / width));
  const rowsOfBand = Math.min(height, most);
  const context = new OffscreenCanvas(width, rowsOfBand).getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) return fail({ reason: 'no-canvas' });

  const { readable, writable } = new CompressionStream('deflate');
  const rows = writable.getWriter();
  const gathered = gather(readable);
  const above = new Uint8Array(width * 3);
  for (let y = 0; y < height; y += rowsOfBand) {
    if (signal?.aborted) {
      // Nobody waits for the chunks any more.
      gathered.catch(() => undefined);
      void rows.abort().catch(() => undefined);
      return fail({ reason: 'cancelled' });
    }
    const count = Math.min(rowsOfBand, height - y);
    paintPage(context, page, { dotsPerInch, part: { x: 0, y, width, height: count }, images });
    const { data } = context.getImageData(0, 0, width, count);
    // oxlint-disable-next-line no-await-in-loop -- rows are compressed in turn, and wait until there is room
    await rows.write(filteredRows(data, width, count, above));
    onShare?.((y + count) / height);
  }
  await rows.close();
  const parts = [...pngHead(width, height, dotsPerInch), ...(await gathered), pngChunk('IEND', new Uint8Array(0))];
  return ok(new Blob(parts, { type: 'image/png' }));
}
