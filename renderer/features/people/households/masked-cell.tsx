/** A masked name in the list of households; a dash where nobody was filled in. */
import { t } from '../../../text/t.ts';
import { type MaskedPeople, useMaskedVillage } from './masked-people.ts';

export function MaskedCell({ people, village, row }: { people: MaskedPeople; village: string; row: number }) {
  const masked = useMaskedVillage(people, village);
  if (masked === undefined) return <span className="quiet">…</span>;
  const name = masked.rows.get(row)?.name ?? '';
  return name === '' ? <span className="quiet">{t('people.none')}</span> : <span>{name}</span>;
}
