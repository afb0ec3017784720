/** Who is named: the first three, and the last three townships or ten villages. */
import { NAMED, type RankedUnit, type RankLevel, type RankMeasure } from '../../../shared/domain/ranking.ts';
import { openUnit } from '../../app/view-store.ts';
import { useCounty } from '../../db/county-store.tsx';
import { t } from '../../text/t.ts';
import { rankFigure } from './rank-figure.ts';

interface NamedUnitsProps {
  readonly ranked: readonly RankedUnit[];
  readonly level: Exclude<RankLevel, 'zone'>;
  readonly measure: RankMeasure;
}

export function NamedUnits({ ranked, level, measure }: NamedUnitsProps) {
  const first = ranked.filter((place) => place.named === 'first');
  const last = ranked.filter((place) => place.named === 'last').reverse();
  return (
    <aside className="panel-side named-units" aria-label={t('ranking.named')}>
      <NamedList title={t('ranking.first', { count: NAMED[level].first })} places={first} measure={measure} />
      <NamedList title={t('ranking.last', { count: NAMED[level].last })} places={last} measure={measure} />
    </aside>
  );
}

interface NamedListProps {
  readonly title: string;
  readonly places: readonly RankedUnit[];
  readonly measure: RankMeasure;
}

function NamedList({ title, places, measure }: NamedListProps) {
  const { units } = useCounty();
  return (
    <section>
      <h3>{title}</h3>
      {places.length === 0 && <p className="quiet">{t('ranking.nobodyNamed')}</p>}
      <ol className="last-list">
        {places.map((place) => {
          const unit = units.get(place.unit);
          const above = unit?.level === 'village' && unit.parent ? units.get(unit.parent)?.name : undefined;
          return (
            <li key={place.unit}>
              <b>{place.rank}</b>
              <button type="button" className="link" onClick={() => openUnit(place.unit)}>
                {unit?.name ?? place.unit}
                {above !== undefined && <small> {above}</small>}
              </button>
              <span>{rankFigure(measure, place.score)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
