/** A village with its township: names of villages are not the only ones of their kind in a county. */
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';

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
