/**
 * The 推进表 on paper: A3 landscape, always in the paper theme, with every row and not only those in view, on one page where
 * that can be read. It exists only while something is printed, be it by the button or by Ctrl+P.
 */
import { type CSSProperties, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { cssVariables } from '../../map/tokens.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { GanttCells, GanttHead } from './gantt.tsx';
import { type Frame, GanttGround, timesRem } from './gantt-ground.tsx';
import { KindTable } from './kind-table.tsx';
import type { KindLine } from './kind-lines.ts';
import { Legend } from './legend.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { SCurve } from './s-curve.tsx';
import type { ScheduleAsk, ScheduleFigures } from './schedule-figures.ts';
import { sheetZoom } from './sheet-zoom.ts';
import './print-sheet.css';

/** True from the moment before the page is laid out for paper until after. */
function useIsPrinting(): boolean {
  // The figures may arrive while it is printed already.
  const [isPrinting, setPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    const media = window.matchMedia('print');
    // The page is laid out as soon as the listener returns: the sheet has to be there by then.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    const follow = (): void => (media.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    media.addEventListener('change', follow);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      media.removeEventListener('change', follow);
    };
  }, []);
  return isPrinting;
}

interface PrintSheetProps {
  readonly ask: ScheduleAsk;
  readonly figures: ScheduleFigures;
  readonly frame: Frame;
  /** Title of the column of names. */
  readonly name: string;
  readonly lines: readonly KindLine[];
}

export function PrintSheet(props: PrintSheetProps) {
  return useIsPrinting() ? createPortal(<Sheet {...props} />, document.body) : null;
}

/** More rows than this are no sheet any more; the rest is counted. */
const MOST_ROWS = 400;

function Sheet({ ask, figures, frame, name, lines }: PrintSheetProps) {
  const { unit, units, settings, action, on, windowDays } = ask;
  const path = units.pathOf(unit.id).map((step) => step.name);
  const left = figures.bars.length - MOST_ROWS;
  const zoom = sheetZoom({
    bars: figures.bars.length,
    timesRem: timesRem(frame),
    kinds: lines.length,
    stages: lines.reduce((sum, line) => sum + line.stages.length + (line.refusal ? 1 : 0), 0),
    milestones: figures.milestones.length,
  });
  return (
    <article className="print-sheet" data-theme="paper" style={{ ...cssVariables('paper'), zoom } as CSSProperties}>
      <header>
        <h1>{t('schedule.sheet.title', { unit: unit.name, campaign: action?.name ?? settings.campaign })}</h1>
        <p>
          <span>{path.join(' › ')}</span>
          <span>{t('schedule.sheet.asOf', { date: fullDate(on) })}</span>
          {settings.mark !== undefined && <strong>{settings.mark}</strong>}
        </p>
      </header>
      <table className="print-gantt">
        <thead>
          <tr>
            <td>
              <GanttHead frame={frame} name={name} />
            </td>
          </tr>
        </thead>
        <tbody>
          {figures.bars.slice(0, MOST_ROWS).map((bar) => (
            <tr key={bar.id}>
              <td>
                <div className="print-row">
                  <div className="gantt-row gantt-under" aria-hidden>
                    <span />
                    <span />
                    <GanttGround frame={frame} />
                    <span />
                    <span />
                  </div>
                  <GanttCells bar={bar} frame={frame} hasPaces={figures.hasPaces} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p>{t('schedule.sheet.more', { count: left })}</p>}
      <Legend />
      <section className="print-lower">
        <div>
          <SCurve
            points={figures.curve}
            milestones={figures.milestones}
            on={on}
            title={t('schedule.curve', { name: unit.name })}
          />
          <MilestoneList milestones={figures.milestones} />
        </div>
        <KindTable lines={lines} windowDays={windowDays} hasPaces={figures.hasPaces} on={on} />
      </section>
    </article>
  );
}
