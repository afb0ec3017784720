/** The ranking with everything it could also be ranked by beside it. Click or Enter selects the unit on all pages. */
import type { KeyboardEvent } from 'react';
import type { RankedUnit, RankMeasure } from '../../../shared/domain/ranking.ts';
import { openUnit, useView } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RankChange } from '../../components/rank-change.tsx';
import { useCounty } from '../../db/county-store.tsx';
import { count, percent, scoreText, share } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { rankFigure } from './rank-figure.ts';
import type { Standings } from './use-standings.ts';

interface RankingTableProps {
  readonly ranked: readonly RankedUnit[];
  readonly standings: Standings;
  readonly measure: RankMeasure;
  /** Whether an earlier day is compared. */
  readonly compares: boolean;
}

/** Length of a bar, 0–100: percentages as they are, everything else between nothing and the best. */
function barOf(measure: RankMeasure, value: number, values: readonly number[]): number {
  if (measure === 'progress' || measure === 'clearance') return value;
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return high === low ? 100 : ((value - low) / (high - low)) * 100;
}

/** ↑ and ↓ move between the units. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const now = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, now + by))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

export function RankingTable({ ranked, standings, measure, compares }: RankingTableProps) {
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  const byUnit = new Map(standings.now.map((it) => [it.unit, it]));
  const values = ranked.map((it) => it.score);
  return (
    <table className="ranking-table">
      <thead>
        <tr>
          <th className="number">{t('ranking.rank')}</th>
          {compares && <th>{t('ranking.change')}</th>}
          <th>{t('ranking.unit')}</th>
          <th colSpan={2}>{t(`ranking.measure.${measure}`)}</th>
          {measure !== 'progress' && <th className="number">{t('ranking.measure.progress')}</th>}
          <th className="number">{t('kpi.cleared')}</th>
          <th className="number">{t('problem.overdue')}</th>
          {measure !== 'score' && <th className="number">{t('ranking.measure.score')}</th>}
          <th className="number">{t('ranking.measure.problems')}</th>
        </tr>
      </thead>
      <tbody onKeyDown={moveFocus}>
        {ranked.map((place) => {
          const standing = byUnit.get(place.unit);
          const summary = standings.figures.get(place.unit)?.summary;
          const unit = units.get(place.unit);
          const above = unit?.parent ? units.get(unit.parent) : undefined;
          if (!standing || !summary || !unit) return null;
          return (
            <tr
              key={place.unit}
              className={place.named === null ? '' : `named-${place.named}`}
              aria-selected={place.unit === chosen}
              onClick={() => openUnit(place.unit)}
            >
              <td className="number rank">{place.rank}</td>
              {compares && (
                <td>
                  <RankChange change={place.change} />
                </td>
              )}
              <td>
                <button type="button" className="link ranking-name-cell" onClick={() => openUnit(place.unit)}>
                  <LightDot light={summary.light} /> <span className="ranking-unit">{unit.name}</span>
                  {above && above.level !== 'county' && <small>{above.name}</small>}
                </button>
              </td>
              <td className="number figure">
                {rankFigure(measure, place.score)}
                {place.tied.length > 0 && <small>{t('ranking.tied', { count: place.tied.length + 1 })}</small>}
              </td>
              <td className="bar">
                <ProgressBar
                  value={barOf(measure, place.score, values)}
                  plan={measure === 'progress' ? (summary.plannedPercent ?? undefined) : undefined}
                  label={unit.name}
                  tone="plain"
                />
              </td>
              {measure !== 'progress' && (
                <td className="number">{summary.percent === null ? '' : percent(summary.percent)}</td>
              )}
              <td className="number">
                {count(summary.cleared)} <small>{t('figure.of', { total: count(summary.total) })}</small>
                {measure !== 'clearance' && <small>{percent(share(summary.cleared, summary.total))}</small>}
              </td>
              <td className="number">{count(summary.overdue)}</td>
              {measure !== 'score' && (
                <td className="number">{standing.score === null ? '' : scoreText(standing.score)}</td>
              )}
              <td className="number">
                {standing.problems.total > 0 && (
                  <>
                    {count(standing.problems.open)}{' '}
                    <small>{t('figure.of', { total: count(standing.problems.total) })}</small>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
