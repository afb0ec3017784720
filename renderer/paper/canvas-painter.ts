/**
 * Marks on a canvas, at any resolution and for any part of a page: the preview on the screen and the rows of a PNG. Fonts and
 * pictures are made ready first (`paper-stock.ts`), so that painting itself waits for nothing.
 */
import { CANVAS_BOLD, CANVAS_REGULAR } from '../map/fonts.ts';
import type { CircleMark, Mark, PaperImage, PaperPage, PathMark, Pen, TextMark } from './marks.ts';
import { MM_PER_INCH } from '../../shared/sheet/paper-size.ts';

export type PaperContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Pixels of the whole page at its resolution. */
export interface PagePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PaintOptions {
  readonly dotsPerInch: number;
  /** What of the page the canvas shows, from its upper left corner; the whole page when left out. */
  readonly part?: PagePart;
  /** Pictures of the page, decoded. */
  readonly images: ReadonlyMap<PaperImage, CanvasImageSource>;
}

export const canvasFont = (size: number, weight: TextMark['weight']): string =>
  `${weight === 'bold' ? 700 : 400} ${size}px ${weight === 'bold' ? CANVAS_BOLD : CANVAS_REGULAR}`;

/** Advances add up as in the PDF: no kerning, no rounding to whole pixels. */
export function settleType(context: PaperContext): void {
  context.fontKerning = 'none';
  context.textRendering = 'geometricPrecision';
}

function trace(context: PaperContext, { parts, closed }: PathMark): void {
  context.beginPath();
  for (const part of parts) {
    if (part.length < 4) continue;
    context.moveTo(part[0] ?? 0, part[1] ?? 0);
    for (let i = 2; i + 1 < part.length; i += 2) context.lineTo(part[i] ?? 0, part[i + 1] ?? 0);
    if (closed) context.closePath();
  }
}

function stroke(context: PaperContext, pen: Pen): void {
  context.strokeStyle = pen.color;
  context.lineWidth = pen.width;
  context.lineCap = pen.round ? 'round' : 'butt';
  context.lineJoin = pen.round ? 'round' : 'miter';
  context.setLineDash(pen.dash ? [...pen.dash] : []);
  context.stroke();
}

function fillAndStroke(context: PaperContext, mark: PathMark | CircleMark): void {
  context.globalAlpha = mark.opacity ?? 1;
  if (mark.fill !== undefined) {
    context.fillStyle = mark.fill;
    context.fill('evenodd');
  }
  if (mark.pen) stroke(context, mark.pen);
  context.globalAlpha = 1;
}

function write(context: PaperContext, mark: TextMark, scale: number): void {
  const spacing = mark.spacing ?? 0;
  context.save();
  context.translate(mark.at[0], mark.at[1]);
  if (mark.turn !== undefined) context.rotate((mark.turn * Math.PI) / 180);
  // Type is set in pixels: letters are shaped for the size that they are drawn at.
  context.scale(1 / scale, 1 / scale);
  context.font = canvasFont(mark.size * scale, mark.weight);
  context.letterSpacing = `${spacing * scale}px`;
  const width = mark.align === undefined || mark.align === 'start' ? 0 : context.measureText(mark.text).width;
  // The gap after the last letter is no part of the line.
  const inked = width - spacing * scale;
  const x = mark.align === 'middle' ? -inked / 2 : mark.align === 'end' ? -inked : 0;
  context.globalAlpha = mark.opacity ?? 1;
  if (mark.halo) {
    context.strokeStyle = mark.halo.color;
    context.lineWidth = mark.halo.width * 2 * scale;
    context.lineJoin = 'round';
    context.setLineDash([]);
    context.strokeText(mark.text, x, 0);
  }
  context.fillStyle = mark.color;
  context.fillText(mark.text, x, 0);
  context.restore();
}

function paint(context: PaperContext, mark: Mark, scale: number, images: PaintOptions['images']): void {
  switch (mark.kind) {
    case 'path':
      trace(context, mark);
      fillAndStroke(context, mark);
      return;
    case 'circle':
      context.beginPath();
      context.arc(mark.at[0], mark.at[1], mark.radius, 0, Math.PI * 2);
      fillAndStroke(context, mark);
      return;
    case 'text':
      write(context, mark, scale);
      return;
    case 'image': {
      const image = images.get(mark.image);
      if (!image) return;
      context.globalAlpha = mark.opacity ?? 1;
      context.drawImage(image, mark.box.x, mark.box.y, mark.box.width, mark.box.height);
      context.globalAlpha = 1;
      return;
    }
    case 'clip':
      context.save();
      context.beginPath();
      context.rect(mark.box.x, mark.box.y, mark.box.width, mark.box.height);
      context.clip();
      for (const inner of mark.marks) paint(context, inner, scale, images);
      context.restore();
      return;
    default:
      // Links are for those who read the PDF on a screen.
      return;
  }
}

/** Paints a page, or the part of it that the canvas has room for; what was on the canvas is covered. */
export function paintPage(context: PaperContext, page: PaperPage, options: PaintOptions): void {
  const scale = options.dotsPerInch / MM_PER_INCH;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = page.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, -(options.part?.x ?? 0), -(options.part?.y ?? 0));
  settleType(context);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.imageSmoothingQuality = 'high';
  for (const mark of page.marks) paint(context, mark, scale, options.images);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
