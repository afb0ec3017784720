/** Name of a unit, its level, whether it is a poor village, its code, and whether the map can show it. */
import type { Unit } from '../../../../shared/domain/unit.ts';
import { levelText, poorText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';

export function UnitHeading({ unit, placed }: { unit: Unit; placed: boolean }) {
  return (
    <header className="detail-heading">
      <h2>{unit.name}</h2>
      <p>
        <span className="badge">{levelText(unit.level)}</span>
        {unit.poor ? <span className="badge badge-poor">{poorText(unit.poor)}</span> : null}
        <span className="quiet">{t('detail.code', { code: unit.id })}</span>
      </p>
      {!placed && <p className="detail-note">{t('detail.noGeometry')}</p>}
    </header>
  );
}
