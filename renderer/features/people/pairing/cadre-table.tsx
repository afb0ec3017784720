/** Cadres with their households against the county's rule, whoever breaks it most first. */
import { useMemo } from 'react';
import type { CadreLoad, DueVisit, PairingRule } from '../../../../shared/domain/pairing.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { Pairings } from '../../../../shared/log/pairings.ts';
import { DataTable, type TableColumn } from '../../../components/data-table.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { usePairingRule } from '../use-people.ts';
import { VillageName, villageOut } from '../village-name.tsx';
import { cadreName } from './cadre-name.ts';

interface CadreTableProps {
  readonly loads: readonly CadreLoad[];
  readonly columns: readonly TableColumn<CadreLoad>[];
  readonly chosen: string | null;
  readonly onChoose: (cadre: string) => void;
  readonly onOpen: (cadre: string) => void;
}

/** Columns of the cadres of a unit, with the visits that are overdue. */
export function useCadreColumns(
  pairings: Pairings | undefined,
  due: readonly DueVisit[] | undefined,
): TableColumn<CadreLoad>[] {
  const { units } = useCounty();
  const { mode } = usePairingRule();
  return useMemo(() => {
    if (!pairings) return [];
    const overdue = new Map<string, number>();
    for (const visit of due ?? []) if (visit.late > 0) overdue.set(visit.cadre, (overdue.get(visit.cadre) ?? 0) + 1);
    return columnsOf({ pairings, units, mode, overdue });
  }, [pairings, units, mode, due]);
}

export function CadreTable({ loads, columns, chosen, onChoose, onOpen }: CadreTableProps) {
  return (
    <DataTable
      label={t('people.cadres')}
      columns={columns}
      lines={loads}
      keyOf={({ cadre }) => cadre}
      chosen={chosen}
      onChoose={({ cadre }) => onChoose(cadre)}
      onOpen={({ cadre }) => onOpen(cadre)}
    />
  );
}

interface Known {
  readonly pairings: Pairings;
  readonly units: UnitIndex;
  readonly mode: PairingRule['mode'];
  readonly overdue: ReadonlyMap<string, number>;
}

const columnsOf = ({ pairings, units, mode, overdue }: Known): TableColumn<CadreLoad>[] => [
  {
    id: 'name',
    title: t('people.cadre'),
    rem: 7,
    cell: ({ cadre }) => cadreName(pairings, cadre),
    out: { form: 'text', value: ({ cadre }) => cadreName(pairings, cadre) },
  },
  {
    id: 'office',
    title: t('people.office'),
    rem: 14,
    cell: ({ cadre }) => pairings.cadres.get(cadre)?.office ?? '',
    out: { form: 'text', value: ({ cadre }) => pairings.cadres.get(cadre)?.office ?? null },
  },
  {
    id: 'unit',
    title: t('people.sentTo'),
    rem: 9,
    grows: true,
    cell: ({ cadre }) => <VillageName units={units} village={pairings.cadres.get(cadre)?.unit ?? ''} />,
    out: villageOut(units, ({ cadre }) => pairings.cadres.get(cadre)?.unit ?? ''),
  },
  {
    id: 'households',
    title: t('people.load'),
    rem: 6,
    align: 'end',
    cell: ({ households }) => count(households),
    out: { form: 'number', decimals: 0, value: ({ households }) => households },
  },
  {
    id: 'off',
    title: t('people.againstRule'),
    rem: 9,
    cell: ({ off }) => againstRule(mode, off),
    out: {
      form: 'text',
      value: ({ off }) => (off === 0 ? t('people.keepsRule') : t(`people.off.${mode}`, { count: off })),
    },
  },
  {
    id: 'overdue',
    title: t('people.overdueVisits'),
    rem: 8,
    align: 'end',
    cell: ({ cadre }) => count(overdue.get(cadre) ?? 0),
    out: { form: 'number', decimals: 0, value: ({ cadre }) => overdue.get(cadre) ?? 0 },
  },
];

const againstRule = (mode: PairingRule['mode'], off: number) =>
  off === 0 ? (
    <span className="quiet">{t('people.keepsRule')}</span>
  ) : (
    <strong className="alarm-text">{t(`people.off.${mode}`, { count: off })}</strong>
  );
