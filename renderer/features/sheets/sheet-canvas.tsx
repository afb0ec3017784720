/** The page on a canvas, painted by what paints the PNG, at the resolution of the screen. */
import { useEffect, useRef } from 'react';
import { MM_PER_INCH } from '../../../shared/sheet/paper-size.ts';
import { paintPage } from '../../paper/canvas-painter.ts';
import type { PaperPage } from '../../paper/marks.ts';
import { readyToPaint } from '../../paper/paper-stock.ts';

/** A canvas of more is more than browsers carry with ease; larger ones are stretched. */
const MOST_PIXELS = 24_000_000;

interface SheetCanvasProps {
  readonly page: PaperPage;
  /** CSS pixels of a millimetre. */
  readonly scale: number;
  readonly label: string;
}

export function SheetCanvas({ page, scale, label }: SheetCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    const paint = async (): Promise<void> => {
      const images = await readyToPaint(page);
      const context = canvas.current?.getContext('2d', { alpha: false });
      if (gone || !canvas.current || !context) return;
      const most = Math.sqrt(MOST_PIXELS / (page.width * page.height));
      const perMm = Math.min(scale * window.devicePixelRatio, most);
      canvas.current.width = Math.round(page.width * perMm);
      canvas.current.height = Math.round(page.height * perMm);
      paintPage(context, page, { dotsPerInch: perMm * MM_PER_INCH, images });
      canvas.current.dataset['painted'] = page.title;
    };
    // Zooming fast paints once.
    const frame = requestAnimationFrame(() => void paint());
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
    };
  }, [page, scale]);
  return (
    <canvas
      ref={canvas}
      className="sheet-canvas"
      role="img"
      aria-label={label}
      style={{ width: page.width * scale, height: page.height * scale }}
    />
  );
}
