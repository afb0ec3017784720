/** Units that are in the books but have no place on the map: counted, listed, one click from their panel. */
import { useMemo, useState } from 'react';
import { Input } from 'antd';
import type { Unit } from '../../../shared/domain/unit.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { openUnit, useView } from '../../app/view-store.ts';
import { levelText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';

export function UnplacedPanel({ units }: { units: readonly Unit[] }) {
  const chosen = useView((view) => view.unit);
  const [wanted, setWanted] = useState('');
  const shown = useMemo(
    () => units.filter((unit) => unit.name.includes(wanted) || unit.id.includes(wanted)),
    [units, wanted],
  );
  return (
    <section className="drawer drawer-tall" aria-label={t('layers.noGeometry', { count: count(units.length) })}>
      <h2>{t('layers.noGeometry', { count: count(units.length) })}</h2>
      <p className="quiet">{t('layers.noGeometryHint')}</p>
      <Input
        value={wanted}
        allowClear
        placeholder={t('unplaced.filter')}
        aria-label={t('unplaced.filter')}
        onChange={(event) => setWanted(event.target.value)}
      />
      <VirtualList
        items={shown}
        rowRem={2.25}
        keyOf={(unit) => unit.id}
        label={t('layers.noGeometry', { count: count(units.length) })}
        chosen={chosen}
        onChoose={(unit) => openUnit(unit.id)}
        render={(unit) => (
          <div className="unplaced-row" role="gridcell">
            <span>{unit.name}</span>
            <small>{levelText(unit.level)}</small>
            <small>{unit.id}</small>
          </div>
        )}
      />
    </section>
  );
}
