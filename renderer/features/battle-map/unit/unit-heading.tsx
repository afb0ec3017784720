/** Name of a unit, its level, whether it is a poor village, its code, and whether the map can show it. */
import type { Unit } from '../../../../shared/domain/unit.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { levelText, poorText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';

export function UnitHeading({ unit, placed }: { unit: Unit; placed: boolean }) {
  const { geometry } = useCounty();
  // A county without an outline is still shown by its townships.
  const isShown = placed || (unit.level === 'county' && (geometry?.areas.features.length ?? 0) > 0);
  return (
    <header className="detail-heading">
      <h2>{unit.name}</h2>
      <p>
        <span className="badge">{levelText(unit.level)}</span>
        {unit.poor ? <span className="badge badge-poor">{poorText(unit.poor)}</span> : null}
        <span className="quiet">{t('detail.code', { code: unit.id })}</span>
      </p>
      {!isShown && <p className="detail-note">{t('detail.noGeometry')}</p>}
    </header>
  );
}
