/** What painting on a canvas needs first: the pieces of the font that the words are set in, pictures decoded, a ruler for text. */
import { loadForCanvas } from '../map/fonts.ts';
import { canvasFont, settleType } from './canvas-painter.ts';
import { everyMark } from './every-mark.ts';
import type { MeasureText, PaperImage, PaperPage } from './marks.ts';

/** Loads fonts and decodes pictures of a page; give the same map again for pages that share pictures. */
export async function readyToPaint(
  page: PaperPage,
  images: Map<PaperImage, CanvasImageSource> = new Map(),
): Promise<Map<PaperImage, CanvasImageSource>> {
  const letters = new Set<string>();
  const waiting: PaperImage[] = [];
  for (const mark of everyMark(page.marks)) {
    if (mark.kind === 'text') for (const letter of mark.text) letters.add(letter);
    if (mark.kind === 'image' && !images.has(mark.image) && !waiting.includes(mark.image)) waiting.push(mark.image);
  }
  await Promise.all([
    loadForCanvas([...letters].join('')),
    ...waiting.map(async (image) => {
      const blob = new Blob([new Uint8Array(image.bytes)], { type: image.type });
      images.set(image, await createImageBitmap(blob));
    }),
  ]);
  return images;
}

const RULER_PX = 100;

/** Letters that are not one em wide, which every Chinese letter is whatever font it comes from. */
const NARROW = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)).join('');

/** Makes the ruler true; before that it may measure a font of the system. */
export const loadRuler = (): Promise<void> => loadForCanvas(`${NARROW}·–—…′″°±×≤≥‘’“”㎡①`);

/** Widths of text as the canvas and the PDF set it. Call `loadRuler` before the first use. */
export function textRuler(): MeasureText {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const known = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${weight}${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (!context) throw new Error('no canvas to measure text on');
      settleType(context);
      context.font = canvasFont(RULER_PX, weight);
      width = context.measureText(text).width / RULER_PX;
      known.set(key, width);
    }
    return width * size;
  };
}
