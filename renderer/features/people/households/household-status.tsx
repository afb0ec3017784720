/** The status of a household: a form, as on the map, and a word. */
import { HOUSEHOLD_STATUSES } from '../../../../shared/domain/household-batch.ts';
import { t } from '../../../text/t.ts';

/** A status by form as on the map: ring (poor), dot (lifted), dotted ring (back), nothing (removed). */
export function HouseholdStatus({ status }: { status: number }) {
  const name = HOUSEHOLD_STATUSES[status] ?? 'poor';
  return (
    <span className={`household-status household-${name}`}>
      <i aria-hidden />
      {t(`people.status.is.${name}`)}
    </span>
  );
}
