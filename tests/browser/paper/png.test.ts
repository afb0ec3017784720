/** PNGs of pages: exact size, resolution written in, no seam between bands. */
import { describe, expect, it } from 'vitest';
import { writePng } from '../../../renderer/paper/png.ts';
import { samplePage } from '../../renderer/paper/sample-page.ts';

const bytesOf = async (dotsPerInch: number, bandPixels?: number): Promise<Uint8Array> => {
  const made = await writePng(samplePage(), { dotsPerInch, ...(bandPixels ? { bandPixels } : {}) });
  if (!made.ok) throw new Error(made.error.reason);
  return new Uint8Array(await made.value.arrayBuffer());
};

async function pixelsOf(bytes: Uint8Array): Promise<ImageData> {
  const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}

/** Numbers of a chunk, four bytes each. */
function chunk(bytes: Uint8Array, type: string): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    const name = String.fromCodePoint(...bytes.subarray(at + 4, at + 8));
    if (name === type) return [view.getUint32(at + 8), view.getUint32(at + 12), view.getUint8(at + 16)];
  }
  return [];
}

describe('a PNG of a page', () => {
  it('has the exact size and its resolution', async () => {
    const bytes = await bytesOf(150);
    expect(chunk(bytes, 'IHDR')).toEqual([1240, 874, 8]);
    expect(chunk(bytes, 'pHYs')).toEqual([5906, 5906, 1]);
  });

  it('is the same in many bands as in one', async () => {
    const whole = await pixelsOf(await bytesOf(150));
    const banded = await pixelsOf(await bytesOf(150, 1240 * 97));
    // Edges are smoothed a little differently where a shape is cut off by the canvas; nobody sees a sixteenth of a grey.
    let [most, differing] = [0, 0];
    for (let i = 0; i < whole.data.length; i += 1) {
      const difference = Math.abs((whole.data[i] ?? 0) - (banded.data[i] ?? 0));
      most = Math.max(most, difference);
      if (difference > 16) differing += 1;
    }
    expect(banded.width).toBe(whole.width);
    expect(most).toBeLessThan(64);
    expect(differing / whole.data.length).toBeLessThan(0.0001);
  });

  it('shows what the marks say', async () => {
    const { data, width } = await pixelsOf(await bytesOf(254));
    const at = (x: number, y: number): number[] =>
      Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3));
    expect(at(200, 600)).toEqual([255, 0, 0]);
    expect(at(1300, 600)).toEqual([34, 170, 85]);
    expect(at(50, 50)).toEqual([255, 255, 255]);
    // The triangle is cut where the clip ends.
    expect(at(1100, 520)).toEqual([255, 255, 255]);
  });

  it('is given up between bands', async () => {
    const abort = new AbortController();
    const made = await writePng(samplePage(), {
      dotsPerInch: 150,
      bandPixels: 1240 * 97,
      signal: abort.signal,
      onShare: () => abort.abort(),
    });
    expect(made).toEqual({ ok: false, error: { reason: 'cancelled' } });
  });
});
