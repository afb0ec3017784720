/**
 * The 推进表 on paper: A3 landscape, always in the paper theme, with every row and not only those in view. It exists only
 * while something is printed, be it by the button or by Ctrl+P.
 */
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { cssVariables } from '../../map/tokens.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { GanttCells, GanttHead } from './gantt.tsx';
import { type Frame, GanttGround } from './gantt-ground.tsx';
import { Legend } from './legend.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { SCurve } from './s-curve.tsx';
import type { ScheduleAsk, ScheduleFigures } from './schedule-figures.ts';
import './print-sheet.css';

/** True from the moment before the page is laid out for paper until after. */
function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
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
  readonly table: ReactNode;
}

export function PrintSheet(props: PrintSheetProps) {
  return useIsPrinting() ? createPortal(<Sheet {...props} />, document.body) : null;
}

/** More rows than this are no sheet any more; the rest is counted. */
const MOST_ROWS = 400;

function Sheet({ ask, figures, frame, name, table }: PrintSheetProps) {
  const { unit, units, settings, action, on } = ask;
  const path = units.pathOf(unit.id).map((step) => step.name);
  const left = figures.bars.length - MOST_ROWS;
  return (
    <article className="print-sheet" data-theme="paper" style={cssVariables('paper') as CSSProperties}>
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
        {table}
      </section>
    </article>
  );
}
