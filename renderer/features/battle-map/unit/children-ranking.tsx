/** Units one level down, worst first: the furthest behind plan on top. Click or Enter drills. */
import type { MouseEvent } from 'react';
import type { Unit, UnitLevel } from '../../../../shared/domain/unit.ts';
import type { UnitFigures } from '../../../db/reader.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { hover, openUnit, useView } from '../../../app/view-store.ts';
import { decimal, percent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

export interface RankedUnit {
  readonly unit: Unit;
  readonly figures: UnitFigures;
  /** Points behind plan; negative when ahead; null without targets. */
  readonly lag: number | null;
}

/** Worst first; units without targets last; equals by code. */
export function rank(units: readonly Unit[], figures: readonly UnitFigures[]): RankedUnit[] {
  const byId = new Map(figures.map((it) => [it.unit, it]));
  return units
    .flatMap((unit): RankedUnit[] => {
      const own = byId.get(unit.id);
      if (!own) return [];
      const { percent: reached, plannedPercent } = own.summary;
      return [
        { unit, figures: own, lag: reached === null || plannedPercent === null ? null : plannedPercent - reached },
      ];
    })
    .sort(
      (a, b) =>
        (b.lag ?? Number.NEGATIVE_INFINITY) - (a.lag ?? Number.NEGATIVE_INFINITY) || (a.unit.id < b.unit.id ? -1 : 1),
    );
}

export const rankingTitle = (level: UnitLevel): string | null =>
  level === 'village' ? null : t(`children.title.${level}`);

interface ChildrenRankingProps {
  readonly ranked: readonly RankedUnit[];
  readonly onMenu: (event: MouseEvent, unit: Unit) => void;
}

export function ChildrenRanking({ ranked, onMenu }: ChildrenRankingProps) {
  const hovered = useView((view) => (view.hovered?.kind === 'unit' ? view.hovered.id : null));
  return (
    <ol className="ranking" onMouseLeave={() => hover(null)}>
      {ranked.map(({ unit, figures: { summary }, lag }, i) => (
        <li key={unit.id} className={hovered === unit.id ? 'hovered' : ''}>
          <button
            type="button"
            onClick={() => openUnit(unit.id)}
            onMouseEnter={() => hover({ kind: 'unit', id: unit.id })}
            onFocus={() => hover({ kind: 'unit', id: unit.id })}
            onContextMenu={(event) => onMenu(event, unit)}
          >
            <span className="ranking-place">{i + 1}</span>
            <LightDot light={summary.light} />
            <span className="ranking-name">{unit.name}</span>
            {summary.percent === null ? (
              <span className="quiet ranking-none">{t('kpi.noTargets')}</span>
            ) : (
              <>
                <span className="ranking-lag">
                  {lag === null || Math.abs(lag) < 0.05
                    ? t('kpi.onPlan')
                    : lag > 0
                      ? t('children.lag', { points: decimal(lag) })
                      : t('children.lead', { points: decimal(-lag) })}
                </span>
                <b>{percent(summary.percent)}</b>
                <ProgressBar
                  value={summary.percent}
                  plan={summary.plannedPercent ?? undefined}
                  label={unit.name}
                  size="thin"
                />
              </>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
