/** Pages of a document on canvas, as the PDF has them; its figures are buttons that lead to where they come from. */
import { useEffect, useRef } from 'react';
import type { Figure } from '../../../shared/brief/document.ts';
import { MM_PER_INCH } from '../../../shared/sheet/paper-size.ts';
import { paintPage } from '../../paper/canvas-painter.ts';
import type { SetDocument } from '../../paper/flow/set-document.ts';
import type { PaperPage } from '../../paper/marks.ts';
import { readyToPaint } from '../../paper/paper-stock.ts';
import { t } from '../../text/t.ts';

/** Pages are painted finer than the screen asks, so that they stay sharp when the window grows. */
const DOTS_PER_INCH = 160;

interface PageCanvasProps {
  readonly page: PaperPage;
  readonly label: string;
}

function PageCanvas({ page, label }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    const paint = async (): Promise<void> => {
      const images = await readyToPaint(page);
      const context = canvas.current?.getContext('2d', { alpha: false });
      if (gone || !canvas.current || !context) return;
      canvas.current.width = Math.round((page.width / MM_PER_INCH) * DOTS_PER_INCH);
      canvas.current.height = Math.round((page.height / MM_PER_INCH) * DOTS_PER_INCH);
      paintPage(context, page, { dotsPerInch: DOTS_PER_INCH, images });
      canvas.current.dataset['painted'] = 'yes';
    };
    void paint();
    return () => {
      gone = true;
    };
  }, [page]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}

interface BriefPreviewProps {
  readonly set: SetDocument;
  readonly onFigure: (figure: Figure) => void;
}

const share = (value: number, of: number): string => `${(value / of) * 100}%`;

export function BriefPreview({ set: { pages, spots }, onFigure }: BriefPreviewProps) {
  return (
    <div className="brief-pages" aria-label={t('brief.preview')} role="region" tabIndex={-1}>
      {pages.map((page, i) => (
        <figure key={i} className="brief-sheet" style={{ aspectRatio: `${page.width} / ${page.height}` }}>
          <PageCanvas page={page} label={t('brief.page', { page: i + 1, pages: pages.length })} />
          {spots
            .filter((spot) => spot.page === i)
            .map(({ box, figure }, n) => (
              <button
                key={n}
                type="button"
                className="brief-figure"
                data-query={figure.trace.query}
                data-measure={figure.trace.measure}
                title={t('brief.trace')}
                aria-label={String(figure.value)}
                style={{
                  left: share(box.x, page.width),
                  top: share(box.y, page.height),
                  width: share(box.width, page.width),
                  height: share(box.height, page.height),
                }}
                onClick={() => onFigure(figure)}
              />
            ))}
        </figure>
      ))}
    </div>
  );
}
