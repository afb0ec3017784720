/** One bar of the Gantt chart: the plan as an outline, what is reached as its filling in the hue of the light, and its marks. */
import { addDays } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { NamedBar } from './schedule-figures.ts';
import { isInside, placeOf, type Span, stretchOf } from './time-axis.ts';

/** A sign centred on a day: paths are drawn in a box of ±6. */
function Sign({ span, day, path, className }: { span: Span; day: Day; path: string; className: string }) {
  if (!isInside(span, day)) return null;
  return (
    <svg
      x={`${placeOf(span, addDays(day, 1))}%`}
      y="0.5rem"
      width="0.75rem"
      height="0.75rem"
      viewBox="0 -6 12 12"
      overflow="visible"
    >
      <path d={path} className={className} />
    </svg>
  );
}

export const barLabel = (bar: NamedBar): string =>
  t('schedule.bar', {
    name: bar.name,
    start: shortDate(bar.start),
    deadline: shortDate(bar.deadline),
    percent: percent(bar.percent),
    planned: percent(bar.planned),
  });

export function GanttBar({ bar, span, on }: { bar: NamedBar; span: Span; on: Day }) {
  const plan = stretchOf(span, bar.start, bar.deadline);
  const planned = placeOf(span, addDays(bar.deadline, 1)) - placeOf(span, bar.start);
  const reachedTo = placeOf(span, bar.start) + (planned * bar.percent) / 100;
  const from = Math.max(0, placeOf(span, bar.start));
  const width = Math.min(100, reachedTo) - from;
  const isLate = bar.forecast !== null && bar.forecast > bar.deadline;
  const tail = bar.open > 0 && bar.forecast !== null ? stretchOf(span, addDays(on, 1), bar.forecast) : null;
  return (
    <svg className="gantt-bar" role="img" aria-label={barLabel(bar)}>
      {tail && (
        <line
          className={isLate ? 'gantt-tail late' : 'gantt-tail'}
          x1={`${tail.at}%`}
          x2={`${tail.at + tail.width}%`}
          y1="0.875rem"
          y2="0.875rem"
        />
      )}
      {plan && <rect className="gantt-plan" x={`${plan.at}%`} width={`${plan.width}%`} y="0.5rem" height="0.75rem" />}
      {width > 0 && (
        <rect
          className={`gantt-done fill-${bar.light}`}
          x={`${from}%`}
          width={`${width}%`}
          y="0.5rem"
          height="0.75rem"
        />
      )}
      {bar.open > 0 && bar.latestStart !== null && (
        <Sign span={span} day={addDays(bar.latestStart, -1)} path="M0 5 4.5 12h-9z" className="gantt-latest" />
      )}
      {isInside(span, bar.deadline) && (
        <line
          className="gantt-deadline"
          x1={`${placeOf(span, addDays(bar.deadline, 1))}%`}
          x2={`${placeOf(span, addDays(bar.deadline, 1))}%`}
          y1="0.25rem"
          y2="1.5rem"
        />
      )}
      {bar.open > 0 && bar.forecast !== null && (
        <Sign
          span={span}
          day={bar.forecast}
          path="M0 -5.5 5.5 0 0 5.5 -5.5 0z"
          className={isLate ? 'gantt-forecast late' : 'gantt-forecast'}
        />
      )}
      {bar.open > 0 && bar.forecast !== null && bar.forecast > span.to && (
        <text className="gantt-beyond" x="100%" y="1.15rem" textAnchor="end">
          »
        </text>
      )}
    </svg>
  );
}
