/** Behind all bars: days off, first days of months, actions, the campaign's deadline and the day looked at. */
import { addDays } from '../../../shared/domain/day.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { Calendar } from '../../../shared/domain/work-calendar.ts';
import type { MilestoneStanding } from '../../../shared/domain/schedule/milestones.ts';
import { fullDate, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { daysOff, isInside, monthsOf, placeOf, type Span, stretchOf } from './time-axis.ts';

export interface Frame {
  readonly span: Span;
  readonly on: Day;
  /** The campaign's last day. */
  readonly deadline: Day;
  readonly calendar: Calendar;
  readonly actions: readonly Action[];
  readonly milestones: readonly MilestoneStanding[];
}

/** A line where a day ends. */
function DayLine({ span, day, className }: { span: Span; day: Day; className: string }) {
  if (!isInside(span, day)) return null;
  const at = `${placeOf(span, addDays(day, 1))}%`;
  return <line className={className} x1={at} x2={at} y1="0" y2="100%" />;
}

/** More days off than this would be stripes, not information. */
const MOST_RUNS = 80;

export function GanttGround({ frame }: { frame: Frame }) {
  const { span, on, deadline, calendar } = frame;
  const runs = daysOff(calendar, span);
  return (
    <svg className="gantt-ground" aria-hidden>
      {(runs.length > MOST_RUNS ? [] : runs).map((run) => {
        const at = stretchOf(span, run.from, run.to);
        return (
          at && <rect key={run.from} className="gantt-off" x={`${at.at}%`} width={`${at.width}%`} y="0" height="100%" />
        );
      })}
      {monthsOf(span).map((day) => (
        <DayLine key={day} span={span} day={addDays(day, -1)} className="gantt-month" />
      ))}
      <DayLine span={span} day={deadline} className="gantt-close" />
      <DayLine span={span} day={on} className="gantt-today" />
    </svg>
  );
}

/** Actions on top of each other where they overlap, at most three deep. */
function rowsOf(actions: readonly Action[]): { action: Action; row: number }[] {
  const ends: Day[] = [];
  return [...actions]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((action) => {
      const free = ends.findIndex((end) => end < action.from);
      const row = free >= 0 ? free : Math.min(ends.length, 2);
      ends[row] = action.to;
      return { action, row };
    });
}

const BAND_REM = 1.125;
/** Behind this place, in per cent, the name of a month has no room. */
const LAST_NAME = 95;
/** As near as this to the day looked at, in per cent, its flag would cover the name. */
const FLAG_ROOM = 3.5;

const placedOf = ({ span, actions }: Frame): { action: Action; row: number }[] =>
  rowsOf(actions.filter((action) => stretchOf(span, action.from, action.to) !== null));

const depthOf = (placed: readonly { row: number }[]): number => Math.max(0, ...placed.map(({ row }) => row + 1));

/** Height of what stands over the bars: actions, milestones, months. */
export const timesRem = (frame: Frame): number =>
  depthOf(placedOf(frame)) * BAND_REM + (frame.milestones.length > 0 ? 2.25 : 1.25);

export function GanttHeader({ frame }: { frame: Frame }) {
  const { span, on, deadline, milestones } = frame;
  const placed = placedOf(frame);
  const depth = depthOf(placed);
  return (
    <div className="gantt-times" style={{ height: `${timesRem(frame)}rem` }}>
      {placed.map(({ action, row }) => {
        const at = stretchOf(span, action.from, action.to);
        return (
          at && (
            <span
              key={action.id}
              className="gantt-action"
              style={{ left: `${at.at}%`, width: `${at.width}%`, top: `${row * BAND_REM}rem` }}
              title={t('schedule.action.span', {
                name: action.name,
                from: fullDate(action.from),
                to: fullDate(action.to),
              })}
            >
              {action.name}
            </span>
          )
        );
      })}
      {milestones.map(({ milestone, status }) =>
        isInside(span, milestone.on) ? (
          <span
            key={`${milestone.on} ${milestone.name}`}
            className={`gantt-milestone milestone-${status}`}
            style={{ left: `${placeOf(span, addDays(milestone.on, 1))}%`, top: `${depth * BAND_REM}rem` }}
            title={t('schedule.milestone.title', {
              name: milestone.name,
              date: fullDate(milestone.on),
              percent: percent(milestone.percent),
            })}
          >
            <i />
            {milestone.name}
          </span>
        ) : null,
      )}
      {monthsOf(span)
        .filter((day) => placeOf(span, day) < LAST_NAME && Math.abs(placeOf(span, day) - placeOf(span, on)) > FLAG_ROOM)
        .map((day) => (
          <span key={day} className="gantt-month-name" style={{ left: `${placeOf(span, day)}%` }}>
            {day.slice(5, 7) === '01'
              ? t('date.year', { year: day.slice(0, 4) })
              : t('date.month', { month: Number(day.slice(5, 7)) })}
          </span>
        ))}
      {isInside(span, deadline) && deadline !== on && (
        <span className="gantt-flag close" style={{ left: `${placeOf(span, addDays(deadline, 1))}%` }}>
          {t('schedule.close', { date: shortDate(deadline) })}
        </span>
      )}
      {isInside(span, on) && (
        <span
          className={placeOf(span, on) > 97 ? 'gantt-flag today at-end' : 'gantt-flag today'}
          style={{ left: `${placeOf(span, addDays(on, 1))}%` }}
        >
          {shortDate(on)}
        </span>
      )}
    </div>
  );
}
