/** Visits that are due, the latest first. */
import { useMemo } from 'react';
import type { DueVisit } from '../../../../shared/domain/pairing.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { Pairings } from '../../../../shared/log/pairings.ts';
import { DataTable, type TableColumn } from '../../../components/data-table.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { count, shortDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { openHousehold } from '../people-store.ts';
import { VillageName, villageOut } from '../village-name.tsx';
import { cadreName } from './cadre-name.ts';

interface VisitTableProps {
  readonly visits: readonly DueVisit[];
  readonly columns: readonly TableColumn<DueVisit>[];
  readonly chosen: string | null;
  readonly onChoose: (household: string) => void;
}

export function useVisitColumns(pairings: Pairings | undefined): TableColumn<DueVisit>[] {
  const { units } = useCounty();
  return useMemo(() => (pairings ? columnsOf(pairings, units) : []), [pairings, units]);
}

export function VisitTable({ visits, columns, chosen, onChoose }: VisitTableProps) {
  return (
    <DataTable
      label={t('people.visitsDue')}
      columns={columns}
      lines={visits}
      keyOf={({ household }) => household}
      chosen={chosen}
      onChoose={({ household }) => onChoose(household)}
      onOpen={({ household }) => openHousehold(household)}
    />
  );
}

const columnsOf = (pairings: Pairings, units: UnitIndex): TableColumn<DueVisit>[] => [
  {
    id: 'household',
    title: t('people.household'),
    rem: 12,
    cell: ({ household }) => household,
    out: { form: 'code', value: ({ household }) => household },
  },
  {
    id: 'village',
    title: t('level.village'),
    rem: 8,
    grows: true,
    cell: ({ household }) => <VillageName units={units} village={household.slice(0, household.indexOf('/'))} />,
    out: villageOut(units, ({ household }) => household.slice(0, household.indexOf('/'))),
  },
  {
    id: 'cadre',
    title: t('people.cadre'),
    rem: 7,
    cell: ({ cadre }) => cadreName(pairings, cadre),
    out: { form: 'text', value: ({ cadre }) => cadreName(pairings, cadre) },
  },
  {
    id: 'due',
    title: t('people.due'),
    rem: 6,
    align: 'end',
    cell: ({ due }) => shortDate(due),
    out: { form: 'day', value: ({ due }) => due },
  },
  {
    id: 'late',
    title: t('people.late'),
    rem: 8,
    cell: ({ late }) => lateness(late),
    out: { form: 'number', decimals: 0, value: ({ late }) => late },
  },
];

const lateness = (late: number) =>
  late > 0 ? <strong className="alarm-text">{t('people.daysLate', { count: count(late) })}</strong> : t('people.today');
