/** 贫困户: the households of a unit in a table that filters and sorts any number of them, and one of them beside it. */
import { Button, Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { dayOfNumber, dayNumber } from '../../../../shared/domain/day.ts';
import { HOUSEHOLD_STATUSES } from '../../../../shared/domain/household-batch.ts';
import { HOUSE_GRADES } from '../../../../shared/domain/households.ts';
import { visitOfEntry } from '../../../../shared/domain/entries/visit.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import { DataTable, type TableColumn } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useEntries } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { shownColumns } from '../../../parts/export/shown-table.ts';
import { count, shortDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import {
  EVERY_HOUSEHOLD,
  HOUSEHOLD_SORTS,
  setHouseholdFilter,
  showHousehold,
  sortHouseholds,
  STATUS_FILTERS,
  usePeople,
} from '../people-store.ts';
import { type PeopleTabProps, useHouseholds } from '../use-people.ts';
import { HouseholdFigures } from './household-figures.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { HouseholdStatus } from './household-status.tsx';
import { VillageName, villageOut } from '../village-name.tsx';
import { gradeOf, type HouseholdTable, idOf, peopleIn, rowsOf, tableOf, villageOf } from './household-table.ts';
import { MaskedCell } from './masked-cell.tsx';
import { type MaskedPeople, useMaskedPeople } from './masked-people.ts';

export function HouseholdsTab({ unit, host, actions }: PeopleTabProps) {
  const { units } = useCounty();
  const blocks = useHouseholds(unit);
  const visits = useEntries('visit');
  const { filter, sort, household } = usePeople();
  const people = useMaskedPeople(host);
  const table = useMemo(() => {
    if (!blocks || !visits) return undefined;
    const newest = new Map<string, number>();
    for (const entry of visits) {
      const visit = visitOfEntry(entry);
      if (visit) newest.set(visit.household, Math.max(newest.get(visit.household) ?? 0, dayNumber(visit.on)));
    }
    return tableOf(blocks, newest);
  }, [blocks, visits]);
  const rows = useMemo(
    () =>
      table &&
      rowsOf(table, {
        filter,
        sort,
        isVillage: (village, text) => village.includes(text) || (units.get(village)?.name ?? '').includes(text),
      }),
    [table, filter, sort, units],
  );
  const columns = useMemo(() => (table ? columnsOf(table, people, units) : []), [table, people, units]);
  if (!table || !rows) return <p className="quiet panel-note">{t('people.loading')}</p>;
  if (table.count === 0) return <EmptyState title={t('people.noHouseholds')} advice={t('people.noHouseholdsAdvice')} />;
  return (
    <>
      <HouseholdFigures unit={unit} />
      <div className="list-and-panel">
        <section className="list-side" aria-label={t('people.tab.households')}>
          <Filters table={table} count={rows.length} members={peopleIn(table, rows)}>
            <ExportMenu
              lines={rows.length}
              table={() => ({
                title: t('people.tab.households'),
                columns: shownColumns(columns),
                lines: rows,
                // Names leave masked, as they are shown; in full they are seen one household at a time, with a reason.
                prepare: () => people.known(new Set(rows.map((index) => villageOf(table, index)))),
              })}
            />
          </Filters>
          {rows.length === 0 ? (
            <EmptyState title={t('people.noneLeft')}>
              <button type="button" className="link" onClick={() => setHouseholdFilter(EVERY_HOUSEHOLD)}>
                {t('list.clearFilter')}
              </button>
            </EmptyState>
          ) : (
            <DataTable
              label={t('people.tab.households')}
              columns={columns}
              lines={rows}
              keyOf={(index) => idOf(table, index)}
              sort={{ column: sort.by, descending: sort.descending }}
              onSort={(column, descending) => {
                const by = HOUSEHOLD_SORTS.find((it) => it === column);
                if (by) sortHouseholds(by, descending);
              }}
              chosen={household}
              onChoose={(index) => showHousehold(idOf(table, index))}
            />
          )}
        </section>
        {household !== null && (
          <HouseholdPanel
            key={household}
            household={household}
            blocks={table.blocks}
            host={host}
            actions={actions}
            people={people}
          />
        )}
      </div>
    </>
  );
}

interface FiltersProps {
  readonly table: HouseholdTable;
  readonly count: number;
  readonly members: number;
  /** Behind the count. */
  readonly children: ReactNode;
}

function Filters({ table, count: shown, members, children }: FiltersProps) {
  const filter = usePeople((people) => people.filter);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(EVERY_HOUSEHOLD);
  return (
    <div className="filters" role="search">
      <Input
        allowClear
        value={filter.text}
        placeholder={t('people.filter.text')}
        aria-label={t('people.filter.text')}
        onChange={(event) => setHouseholdFilter({ text: event.target.value })}
      />
      <Select
        value={filter.status}
        onChange={(status) => setHouseholdFilter({ status })}
        aria-label={t('people.filter.status')}
        options={STATUS_FILTERS.map((it) => ({ value: it, label: t(`people.status.${it}`) }))}
      />
      <Select
        value={filter.cause}
        onChange={(cause) => setHouseholdFilter({ cause })}
        aria-label={t('people.cause')}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('people.everyCause') },
          ...table.causes.map((cause) => ({ value: cause, label: cause })),
        ]}
      />
      <Select
        value={filter.grade}
        onChange={(grade) => setHouseholdFilter({ grade })}
        aria-label={t('people.grade')}
        options={[
          { value: '' as const, label: t('people.everyGrade') },
          ...HOUSE_GRADES.map((grade) => ({ value: grade, label: t(`people.grade.${grade}`) })),
        ]}
      />
      {isFiltered && (
        <Button type="text" onClick={() => setHouseholdFilter(EVERY_HOUSEHOLD)}>
          {t('list.clearFilter')}
        </Button>
      )}
      <span className="filter-count">{t('people.shown', { households: count(shown), people: count(members) })}</span>
      {children}
    </div>
  );
}

function columnsOf(table: HouseholdTable, people: MaskedPeople, units: UnitIndex): TableColumn<number>[] {
  const unknown = <span className="quiet">{t('people.none')}</span>;
  return [
    {
      id: 'id',
      title: t('people.household'),
      rem: 11.5,
      cell: (index) => idOf(table, index),
      out: { form: 'code', value: (index) => idOf(table, index) },
    },
    {
      id: 'village',
      title: t('level.village'),
      rem: 9,
      grows: true,
      cell: (index) => <VillageName units={units} village={villageOf(table, index)} />,
      out: villageOut(units, (index) => villageOf(table, index)),
    },
    {
      id: 'name',
      title: t('person.field.name'),
      rem: 5.5,
      cell: (index) => <MaskedCell people={people} village={villageOf(table, index)} row={table.row[index] ?? 0} />,
      out: {
        form: 'text',
        value: (index) => people.villageOf(villageOf(table, index))?.rows.get(table.row[index] ?? 0)?.name ?? null,
      },
    },
    {
      id: 'status',
      title: t('people.filter.status'),
      rem: 6.5,
      cell: (index) => <HouseholdStatus status={table.status[index] ?? 0} />,
      out: {
        form: 'text',
        value: (index) => t(`people.status.is.${HOUSEHOLD_STATUSES[table.status[index] ?? 0] ?? 'poor'}`),
      },
    },
    {
      id: 'members',
      title: t('people.members'),
      rem: 4.5,
      align: 'end',
      cell: (index) => table.members[index],
      out: { form: 'number', decimals: 0, value: (index) => table.members[index] ?? null },
    },
    {
      id: 'cause',
      title: t('people.cause'),
      rem: 9,
      cell: (index) => table.causes[table.cause[index] ?? -1] ?? unknown,
      out: { form: 'text', value: (index) => table.causes[table.cause[index] ?? -1] ?? null },
    },
    {
      id: 'income',
      title: t('people.income'),
      rem: 8,
      align: 'end',
      cell: (index) => ((table.income[index] ?? -1) < 0 ? unknown : count(table.income[index] ?? 0)),
      out: {
        form: 'number',
        decimals: 0,
        value: (index) => ((table.income[index] ?? -1) < 0 ? null : (table.income[index] ?? null)),
      },
    },
    {
      id: 'grade',
      title: t('people.grade'),
      rem: 5.5,
      cell: (index) => {
        const grade = gradeOf(table, index);
        return grade === undefined ? unknown : t(`people.grade.${grade}`);
      },
      out: {
        form: 'text',
        value: (index) => {
          const grade = gradeOf(table, index);
          return grade === undefined ? null : t(`people.grade.${grade}`);
        },
      },
    },
    {
      id: 'lastVisit',
      title: t('people.lastVisit'),
      rem: 6.5,
      align: 'end',
      cell: (index) =>
        (table.lastVisit[index] ?? 0) === 0 ? unknown : shortDate(dayOfNumber(table.lastVisit[index] ?? 0)),
      out: {
        form: 'day',
        value: (index) => ((table.lastVisit[index] ?? 0) === 0 ? null : dayOfNumber(table.lastVisit[index] ?? 0)),
      },
    },
  ];
}
