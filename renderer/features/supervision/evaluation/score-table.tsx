/** A round's ranking: place, unit, score as a bar, ties, places won or lost; the last ones marked. Click selects the unit. */
import type { RankPlace } from '../../../../shared/domain/evaluation.ts';
import { openUnit, useView } from '../../../app/view-store.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { RankChange } from '../../../components/rank-change.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { scoreText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

const ROW_REM = 2.25;

interface ScoreTableProps {
  readonly ranking: readonly RankPlace[];
  /** Places won since the round before; null when there is none. */
  readonly changes: ReadonlyMap<string, number | null> | null;
  readonly last: ReadonlySet<string>;
  readonly full: number;
  readonly disputed: ReadonlySet<string>;
}

export function ScoreTable({ ranking, changes, last, full, disputed }: ScoreTableProps) {
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  return (
    <VirtualList
      items={ranking}
      rowRem={ROW_REM}
      keyOf={(place) => place.unit}
      label={t('supervision.tab.evaluation')}
      chosen={chosen}
      onChoose={(place) => openUnit(place.unit)}
      render={(place) => {
        const unit = units.get(place.unit);
        const above = unit?.parent ? units.get(unit.parent)?.name : undefined;
        return (
          <div className={last.has(place.unit) ? 'score-row last' : 'score-row'} role="gridcell">
            <b className="score-rank">{place.rank}</b>
            <span className="score-name">{unit?.name ?? place.unit}</span>
            <span className="quiet">{above}</span>
            <ProgressBar value={(place.score / full) * 100} label={unit?.name ?? place.unit} tone="plain" />
            <b className="score-figure">{scoreText(place.score)}</b>
            <span className="quiet">
              {place.tied.length > 0 ? t('ranking.tied', { count: place.tied.length + 1 }) : ''}
              {disputed.has(place.unit) ? t('evaluation.disputed') : ''}
            </span>
            {changes && <RankChange change={changes.get(place.unit) ?? null} />}
          </div>
        );
      }}
    />
  );
}
