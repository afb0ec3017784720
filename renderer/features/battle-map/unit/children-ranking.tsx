/** Units one level down, worst first: the furthest behind plan on top. Click or Enter drills. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Unit, UnitLevel } from '../../../../shared/domain/unit.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { hover, openUnit, useView } from '../../../app/view-store.ts';
import type { RankedUnit } from './rank.ts';
import { decimal, percent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** Title of a ranking of units of `level`: a county may go without zones. */
export const rankingTitle = (level: Exclude<UnitLevel, 'county'>): string => t(`children.title.${level}`);

/** ↑ and ↓ move between the units. */
function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const now = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, now + by))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

interface ChildrenRankingProps {
  readonly ranked: readonly RankedUnit[];
  readonly onMenu: (event: MouseEvent, unit: Unit) => void;
}

export function ChildrenRanking({ ranked, onMenu }: ChildrenRankingProps) {
  const hovered = useView((view) => (view.hovered?.kind === 'unit' ? view.hovered.id : null));
  return (
    <ol className="ranking" onMouseLeave={() => hover(null)} onKeyDown={moveFocus}>
      {ranked.map(({ unit, figures: { summary }, lag }, i) => (
        <li key={unit.id} className={hovered === unit.id ? 'hovered' : ''}>
          <button
            type="button"
            onClick={() => openUnit(unit.id)}
            onMouseEnter={() => hover({ kind: 'unit', id: unit.id })}
            onFocus={() => hover({ kind: 'unit', id: unit.id })}
            onContextMenu={(event) => onMenu(event, unit)}
          >
            <span className="ranking-place">{lag === null ? '' : i + 1}</span>
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
