/** A village with its township: names of villages are not the only ones of their kind in a county. */
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { TableOut } from '../../components/data-table.tsx';
import { t } from '../../text/t.ts';

export function VillageName({ units, village }: { units: UnitIndex; village: string }) {
  const unit = units.get(village);
  const above = unit?.level === 'village' && unit.parent !== null ? units.get(unit.parent)?.name : undefined;
  return (
    <>
      {unit?.name ?? village}
      {above !== undefined && <small className="village-above">{above}</small>}
    </>
  );
}

/** The village and its township in a file: a column each. */
export const villageOut = <R,>(units: UnitIndex, villageOf: (row: R) => string): TableOut<R>[] => [
  { form: 'text', value: (row) => units.get(villageOf(row))?.name ?? villageOf(row) },
  {
    title: t('level.township'),
    form: 'text',
    value: (row) => {
      const unit = units.get(villageOf(row));
      return unit?.level === 'village' ? (units.get(unit.parent ?? '')?.name ?? null) : null;
    },
  },
];
