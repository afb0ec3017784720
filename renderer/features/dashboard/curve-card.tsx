/** Planned and reached percentage by day, small: the page 推进表 has the large one with milestones. */
import { useMemo } from 'react';
import { type CurvePoint, curveSpan, sCurve } from '../../../shared/domain/schedule/s-curve.ts';
import { addDays, daysBetween } from '../../../shared/domain/day.ts';
import { showDate, showMode, useView } from '../../app/view-store.ts';
import { useAnswer, useCounty, useReader } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { decimal, fullDate, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';
import { averageByDay } from './average-by-day.ts';

export function CurveCard({ unit, rows }: { unit: string; rows: readonly LitTarget[] }) {
  const { settings, today } = useCounty();
  const { on } = useReader();
  const kind = useView((view) => view.filter.kind);
  const question = { units: [unit], from: settings.start, before: on };
  const progress = useAnswer(`progress ${JSON.stringify(question)}`, (reader) => reader.progress(question));
  const points = useMemo(() => {
    if (!progress) return [];
    const own = rows.filter((row) => kind === '' || row.kind === kind);
    return sCurve(own, averageByDay(progress.daily, kind), curveSpan(own, on), on);
  }, [rows, progress, kind, on]);
  const now = points.find(({ day }) => day === on);
  const lag = now && now.planned !== null && now.actual !== null ? now.planned - now.actual : null;
  return (
    <Card
      title={t('dashboard.curve')}
      area="curve"
      aside={
        <button type="button" className="link" onClick={() => showMode('schedule')}>
          {t('dashboard.toSchedule')}
        </button>
      }
    >
      {progress === undefined && <p className="quiet">{t('detail.loading')}</p>}
      {progress === null && <p className="quiet">{t('dashboard.noLog')}</p>}
      {now && now.planned !== null && now.actual !== null && lag !== null && (
        <p className="curve-now">
          {t('dashboard.curveNow', { date: fullDate(on), planned: percent(now.planned), actual: percent(now.actual) })}
          <b>
            {Math.abs(lag) < 0.05
              ? t('kpi.onPlan')
              : lag > 0
                ? t('children.lag', { points: decimal(lag) })
                : t('children.lead', { points: decimal(-lag) })}
          </b>
        </p>
      )}
      {points.length > 1 && <MiniCurve points={points} on={on} onPick={(day) => showDate(day < today ? day : null)} />}
    </Card>
  );
}

const path = (points: readonly CurvePoint[], pick: 'planned' | 'actual'): string =>
  points
    .map((point, i) => ({ x: (i / Math.max(1, points.length - 1)) * 100, y: point[pick] }))
    .filter(({ y }) => y !== null)
    .map(({ x, y }) => `${x.toFixed(2)},${(100 - (y ?? 0)).toFixed(2)}`)
    .join(' ');

/** A click looks at that day. */
function MiniCurve(props: { points: readonly CurvePoint[]; on: string; onPick: (day: string) => void }) {
  const { points, on, onPick } = props;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const length = Math.max(1, points.length - 1);
  const at = (Math.max(0, Math.min(length, daysBetween(first.day, on))) / length) * 100;
  return (
    <div className="mini-curve">
      <div className="mini-scale" aria-hidden>
        <span>100</span>
        <span>50</span>
        <span>0</span>
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('dashboard.curve')}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onPick(addDays(first.day, Math.round(((event.clientX - box.left) / Math.max(1, box.width)) * length)));
        }}
      >
        {[0, 25, 50, 75, 100].map((y) => (
          <line key={y} className="mini-grid" x1="0" x2="100" y1={y} y2={y} />
        ))}
        <line className="mini-now" x1={at} x2={at} y1="0" y2="100" />
        <polyline className="mini-planned" points={path(points, 'planned')} />
        <polyline className="mini-actual" points={path(points, 'actual')} />
      </svg>
      <div className="mini-days">
        <span>{shortDate(first.day)}</span>
        <span className="mini-key">
          <i className="planned" />
          {t('dashboard.planned')}
          <i className="actual" />
          {t('dashboard.actual')}
        </span>
        <span>{shortDate(last.day)}</span>
      </div>
    </div>
  );
}
