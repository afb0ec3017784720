/** The Gantt chart: units one level below the selection, or the targets of a village, most urgent first. */
import { openTarget, openUnit, useView } from '../../app/view-store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { GanttBar } from './gantt-bar.tsx';
import { type Frame, GanttGround, GanttHeader } from './gantt-ground.tsx';
import type { NamedBar } from './schedule-figures.ts';

const ROW_REM = 1.75;
const HEAD_REM = 4;

/** Workdays in hand, or by which it will be late. */
export const slackText = (slack: number): string =>
  slack === 0
    ? t('schedule.slack.none')
    : slack > 0
      ? t('schedule.slack.early', { days: slack })
      : t('schedule.slack.late', { days: -slack });

/** What is forecast, in one word or date. */
export function forecastText(bar: NamedBar, hasPaces: boolean): string {
  if (bar.open === 0) return t('schedule.finished');
  if (!hasPaces) return t('schedule.reading');
  if (bar.forecast === null) return t('schedule.still');
  const date = forecastDate(bar.forecast, bar);
  return bar.stalled > 0 ? t('schedule.forecast.partly', { date }) : t('schedule.forecast', { date });
}

/** The year is written where it is not the deadline's. */
const forecastDate = (day: string, bar: NamedBar): string =>
  day.slice(0, 4) === bar.deadline.slice(0, 4) ? shortDate(day) : day;

export function GanttCells({ bar, frame, hasPaces }: { bar: NamedBar; frame: Frame; hasPaces: boolean }) {
  return (
    <div className="gantt-row">
      <span role="gridcell" className="gantt-name" title={bar.name}>
        <LightDot light={bar.light} /> {bar.name}
      </span>
      <span
        role="gridcell"
        className="gantt-percent"
        title={t('schedule.plannedPercent', { percent: percent(bar.planned) })}
      >
        {percent(bar.percent)}
      </span>
      <span role="gridcell" className="gantt-cell">
        <GanttBar bar={bar} span={frame.span} on={frame.on} />
      </span>
      <span
        role="gridcell"
        className="gantt-end"
        title={bar.stalled > 0 && !bar.isTarget ? t('schedule.stalled', { count: bar.stalled }) : undefined}
      >
        {forecastText(bar, hasPaces)}
      </span>
      <span role="gridcell" className={bar.slack !== null && bar.slack < 0 ? 'gantt-slack late' : 'gantt-slack'}>
        {bar.slack === null || bar.open === 0 ? '' : slackText(bar.slack)}
      </span>
    </div>
  );
}

export function GanttHead({ frame, name }: { frame: Frame; name: string }) {
  return (
    <div className="gantt-row gantt-head">
      <span>{name}</span>
      <span className="gantt-percent">{t('schedule.reached')}</span>
      <GanttHeader frame={frame} />
      <span className="gantt-end">{t('schedule.end')}</span>
      <span className="gantt-slack">{t('schedule.slack')}</span>
    </div>
  );
}

interface GanttProps {
  readonly bars: readonly NamedBar[];
  readonly frame: Frame;
  readonly hasPaces: boolean;
  /** Title of the column of names. */
  readonly name: string;
  /** The unit that targets belong to. */
  readonly unit: string;
}

export function Gantt({ bars, frame, hasPaces, name, unit }: GanttProps) {
  const target = useView((view) => view.target);
  return (
    <section
      className="gantt"
      aria-label={t('schedule.gantt')}
      // As high as its rows, within what the page leaves it.
      style={{ flexBasis: `${Math.max(4, bars.length) * ROW_REM + HEAD_REM}rem` }}
    >
      <GanttHead frame={frame} name={name} />
      <div className="gantt-body">
        <div className="gantt-row gantt-under" aria-hidden>
          <span />
          <span />
          <GanttGround frame={frame} />
          <span />
          <span />
        </div>
        {bars.length === 0 ? (
          <EmptyState title={t('schedule.empty')} advice={t('schedule.emptyAdvice')} />
        ) : (
          <VirtualList
            items={bars}
            rowRem={ROW_REM}
            keyOf={(bar) => bar.id}
            render={(bar) => <GanttCells bar={bar} frame={frame} hasPaces={hasPaces} />}
            label={t('schedule.gantt')}
            chosen={target}
            onChoose={(bar) => (bar.isTarget ? openTarget(bar.id, unit) : bar.id !== unit && openUnit(bar.id))}
          />
        )}
      </div>
    </section>
  );
}
