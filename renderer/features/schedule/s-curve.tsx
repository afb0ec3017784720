/** S-curve: planned and reached percentage by day, with an axis, the milestones and a read-out that follows pointer or arrows. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { addDays, daysBetween } from '../../../shared/domain/day.ts';
import type { MilestoneStanding } from '../../../shared/domain/schedule/milestones.ts';
import type { CurvePoint } from '../../../shared/domain/schedule/s-curve.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { decimal, fullDate, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { isInside, monthsOf, placeOf, type Span } from './time-axis.ts';

const GRID = [0, 25, 50, 75, 100] as const;
/** The curve is drawn in a box of 100 × 100 that is stretched to the room there is. */
const pointsOf = (points: readonly CurvePoint[], span: Span, pick: 'planned' | 'actual'): string =>
  points
    .filter((point) => point[pick] !== null)
    .map((point) => `${placeOf(span, addDays(point.day, 1)).toFixed(3)},${(100 - (point[pick] ?? 0)).toFixed(3)}`)
    .join(' ');

function readOut(point: CurvePoint): string {
  const { day, planned, actual } = point;
  if (planned === null) return t('schedule.curve.none', { date: fullDate(day) });
  const places = { date: fullDate(day), planned: percent(planned) };
  if (actual === null) return t('schedule.curve.planned', places);
  const lag = planned - actual;
  const figures = { ...places, actual: percent(actual), points: decimal(Math.abs(lag)) };
  if (Math.abs(lag) < 0.05) return t('schedule.curve.even', places);
  return lag > 0 ? t('schedule.curve.behind', figures) : t('schedule.curve.ahead', figures);
}

interface SCurveProps {
  readonly points: readonly CurvePoint[];
  readonly milestones: readonly MilestoneStanding[];
  readonly on: Day;
  readonly title: string;
}

export function SCurve({ points, milestones, on, title }: SCurveProps) {
  const box = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const span: Span = { from: first.day, to: last.day };
  const today = Math.max(0, Math.min(points.length - 1, daysBetween(span.from, on)));
  const index = Math.min(hovered ?? today, points.length - 1);
  const shown = points[index] ?? last;
  const at = placeOf(span, addDays(shown.day, 1));

  const follow = (event: PointerEvent): void => {
    const area = box.current?.getBoundingClientRect();
    if (!area || area.width === 0) return;
    const share = (event.clientX - area.left) / area.width;
    setHovered(Math.max(0, Math.min(points.length - 1, Math.floor(share * points.length))));
  };
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -index, End: points.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setHovered(Math.max(0, Math.min(points.length - 1, index + by)));
  };
  return (
    <figure className="schedule-curve">
      <figcaption>
        <b>{title}</b>
        <span className="scurve-key planned">{t('schedule.curve.plan')}</span>
        <span className="scurve-key actual">{t('schedule.curve.actual')}</span>
      </figcaption>
      <div className="scurve-area">
        {GRID.map((value) => (
          <span key={value} className="scurve-tick" style={{ bottom: `${value}%` }} aria-hidden>
            {value}
          </span>
        ))}
        <div
          ref={box}
          className="scurve-box"
          role="slider"
          tabIndex={0}
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={points.length - 1}
          aria-valuenow={index}
          aria-valuetext={readOut(shown)}
          onPointerMove={follow}
          onPointerLeave={() => setHovered(null)}
          onKeyDown={step}
        >
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
            {GRID.map((value) => (
              <line key={value} className="scurve-grid" x1="0" x2="100" y1={100 - value} y2={100 - value} />
            ))}
            {monthsOf(span).map((day) => (
              <line key={day} className="scurve-grid" x1={placeOf(span, day)} x2={placeOf(span, day)} y1="0" y2="100" />
            ))}
            <line className="scurve-cursor" x1={at} x2={at} y1="0" y2="100" />
            <polyline className="scurve-planned" points={pointsOf(points, span, 'planned')} />
            <polyline className="scurve-actual" points={pointsOf(points, span, 'actual')} />
          </svg>
          {milestones.map(({ milestone, status }) =>
            isInside(span, milestone.on) ? (
              <span
                key={`${milestone.on} ${milestone.name}`}
                className={`scurve-milestone milestone-${status}`}
                style={{ left: `${placeOf(span, addDays(milestone.on, 1))}%`, bottom: `${milestone.percent}%` }}
                title={t('schedule.milestone.title', {
                  name: milestone.name,
                  date: fullDate(milestone.on),
                  percent: percent(milestone.percent),
                })}
              />
            ) : null,
          )}
          {(['planned', 'actual'] as const).map((pick) =>
            shown[pick] === null ? null : (
              <i key={pick} className={`scurve-dot ${pick}`} style={{ left: `${at}%`, bottom: `${shown[pick]}%` }} />
            ),
          )}
        </div>
        <div className="scurve-months" aria-hidden>
          {monthsOf(span, 6).map((day) => (
            <span key={day} style={{ left: `${placeOf(span, day)}%` }}>
              {t('date.month', { month: Number(day.slice(5, 7)) })}
            </span>
          ))}
        </div>
      </div>
      <p className="scurve-read">{readOut(shown)}</p>
    </figure>
  );
}
