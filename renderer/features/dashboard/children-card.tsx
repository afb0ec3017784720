/** Units one level down, furthest behind plan first; a click goes down. */
import { useMemo } from 'react';
import type { Unit } from '../../../shared/domain/unit.ts';
import { openUnit, showMode } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useFigures } from '../../db/county-store.tsx';
import type { UnitFigures } from '../../db/reader.ts';
import { count, decimal, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';

const lagOf = ({ summary }: UnitFigures): number =>
  summary.percent === null || summary.plannedPercent === null ? -Infinity : summary.plannedPercent - summary.percent;

export function ChildrenCard({ below }: { below: readonly Unit[] }) {
  const ids = useMemo(() => below.map(({ id }) => id), [below]);
  const figures = useFigures(ids);
  const names = new Map(below.map(({ id, name }) => [id, name]));
  const ranked = [...(figures ?? [])].sort((a, b) => lagOf(b) - lagOf(a) || (a.unit < b.unit ? -1 : 1));
  return (
    <Card
      title={t('dashboard.ranking')}
      area="ranking"
      aside={
        <button type="button" className="link" onClick={() => showMode('ranking')}>
          {t('dashboard.toRanking')}
        </button>
      }
    >
      {!figures && <p className="quiet">{t('detail.loading')}</p>}
      <ol className="dash-ranking">
        {ranked.map(({ unit, summary }, i) => (
          <li key={unit}>
            <button type="button" onClick={() => openUnit(unit)}>
              <span className="quiet">{summary.percent === null ? '' : i + 1}</span>
              <LightDot light={summary.light} />
              <span className="dash-name">{names.get(unit) ?? unit}</span>
              {summary.percent === null || summary.plannedPercent === null ? (
                <span className="quiet">{t('kpi.noTargets')}</span>
              ) : (
                <>
                  <span className="dash-reds">
                    <LightDot light="red" quiet />
                    {count(summary.lights.red)}
                  </span>
                  <b>{percent(summary.percent)}</b>
                  <small>{lagText(summary.plannedPercent - summary.percent)}</small>
                  <ProgressBar
                    value={summary.percent}
                    plan={summary.plannedPercent}
                    label={names.get(unit) ?? unit}
                    size="thin"
                  />
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function lagText(lag: number): string {
  if (Math.abs(lag) < 0.05) return t('kpi.onPlan');
  return lag > 0 ? t('children.lag', { points: decimal(lag) }) : t('children.lead', { points: decimal(-lag) });
}
