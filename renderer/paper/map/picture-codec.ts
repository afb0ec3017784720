/** Pixels out of pictures and back, by what the browser has; where there is no canvas, maps do without pictures. */
import type { PaperImage } from '../marks.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, not multiplied by alpha. */
  readonly data: Uint8ClampedArray;
}

export interface PictureCodec {
  decode(bytes: Uint8Array): Promise<Pixels>;
  encode(pixels: Pixels): Promise<PaperImage>;
}

const context = (width: number, height: number): OffscreenCanvasRenderingContext2D => {
  const made = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!made) throw new Error('no canvas for pictures');
  return made;
};

const BROWSER: PictureCodec = {
  async decode(bytes) {
    const blob = new Blob([new Uint8Array(bytes)]);
    // Heights are numbers: no colour management, no multiplied alpha.
    const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
    const { width, height } = bitmap;
    const canvas = context(width, height);
    canvas.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { width, height, data: canvas.getImageData(0, 0, width, height).data };
  },
  async encode({ width, height, data }) {
    const canvas = context(width, height);
    const image = canvas.createImageData(width, height);
    image.data.set(data);
    canvas.putImageData(image, 0, 0);
    const blob = await canvas.canvas.convertToBlob({ type: 'image/png' });
    return { type: 'image/png', bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
  },
};

export const browserCodec = (): PictureCodec | null => (typeof OffscreenCanvas === 'undefined' ? null : BROWSER);
