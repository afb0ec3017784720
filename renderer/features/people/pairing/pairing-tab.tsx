/** 结对帮扶: cadres against the county's rule, whoever breaks it first, and the visits that are due, the latest first. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { cadreLoads, visitsToMake } from '../../../../shared/domain/pairing.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useReader } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { shownColumns } from '../../../parts/export/shown-table.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { openHousehold } from '../people-store.ts';
import { type PeopleTabProps, useHouseholds, usePairingRule, usePairings } from '../use-people.ts';
import { cadreName } from './cadre-name.ts';
import { CadreTable, useCadreColumns } from './cadre-table.tsx';
import { VisitForm } from './visit-form.tsx';
import { useVisitColumns, VisitTable } from './visit-table.tsx';

type View = 'cadres' | 'visits';

export function PairingTab({ unit, actions }: PeopleTabProps) {
  const { on } = useReader();
  const rule = usePairingRule();
  const blocks = useHouseholds(unit);
  const pairings = usePairings(blocks);
  const [view, setView] = useState<View>('cadres');
  const [cadre, setCadre] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const loads = useMemo(() => pairings && cadreLoads(rule, pairings.cadres.keys(), pairings.loads), [pairings, rule]);
  const due = useMemo(() => pairings && visitsToMake(rule, pairings.paired, on), [pairings, rule, on]);
  const cadreColumns = useCadreColumns(pairings, due);
  const visitColumns = useVisitColumns(pairings);
  if (!pairings || !loads || !due) return <p className="quiet panel-note">{t('people.loading')}</p>;
  if (pairings.cadres.size === 0 && pairings.paired.length === 0)
    return <EmptyState title={t('people.noPairings')} advice={t('people.noPairingsAdvice')} />;
  const breaks = loads.filter((load) => load.off > 0).length;
  const overdue = due.filter((visit) => visit.late > 0).length;
  const ownDue = cadre === null ? due : due.filter((visit) => visit.cadre === cadre);
  return (
    <>
      <div className="figures-line">
        <p className="figure-main">
          <span>{t('people.rule')}</span>
          <b className="rule-text">
            {t(`people.rule.${rule.mode}`, { households: rule.households, days: rule.visitEveryDays })}
          </b>
        </p>
        <dl>
          <Figure label={t('people.cadres')} value={t('people.peopleCount', { count: count(loads.length) })} />
          <Figure
            label={t('people.breaks')}
            value={t('people.peopleCount', { count: count(breaks) })}
            alarm={breaks > 0}
          />
          <Figure
            label={t('people.overdueVisits')}
            value={t('count.households', { count: count(overdue) })}
            alarm={overdue > 0}
          />
          <Figure label={t('people.dueToday')} value={t('count.households', { count: count(due.length - overdue) })} />
          <Figure
            label={t('people.alone')}
            value={t('count.households', { count: count(pairings.alone.length) })}
            alarm={pairings.alone.length > 0}
          />
        </dl>
      </div>
      <div className="filters">
        <Segmented
          value={view}
          onChange={setView}
          aria-label={t('people.tab.pairing')}
          options={[
            { value: 'cadres' as const, label: t('people.cadres') },
            { value: 'visits' as const, label: t('people.visitsDue') },
          ]}
        />
        {view === 'visits' && cadre !== null && (
          <button type="button" className="chip" aria-pressed onClick={() => setCadre(null)}>
            {pairings.cadres.get(cadre)?.name ?? cadre} ✕
          </button>
        )}
        <span className="filter-count">
          {view === 'cadres'
            ? t('people.cadreCount', { count: count(loads.length) })
            : t('people.visitCount', { count: count(ownDue.length) })}
        </span>
        {view === 'cadres' ? (
          <ExportMenu
            lines={loads.length}
            table={() => ({ title: t('people.cadres'), columns: shownColumns(cadreColumns), lines: loads })}
          />
        ) : (
          <ExportMenu
            lines={ownDue.length}
            table={() => ({ title: t('people.visitsDue'), columns: shownColumns(visitColumns), lines: ownDue })}
          />
        )}
      </div>
      {view === 'cadres' ? (
        <CadreTable
          loads={loads}
          columns={cadreColumns}
          chosen={cadre}
          onChoose={setCadre}
          onOpen={(id) => {
            setCadre(id);
            setView('visits');
          }}
        />
      ) : ownDue.length === 0 ? (
        <EmptyState title={t('people.noVisitsDue')} />
      ) : (
        <div className="list-and-panel">
          <VisitTable visits={ownDue} columns={visitColumns} chosen={chosen} onChoose={setChosen} />
          {chosen !== null && (
            <aside className="panel-side" aria-label={chosen}>
              <section>
                <header>
                  <b>{chosen}</b>
                  <button type="button" className="link" onClick={() => openHousehold(chosen)}>
                    {t('people.openHousehold')}
                  </button>
                </header>
                <VisitForm
                  key={chosen}
                  household={chosen}
                  actions={actions}
                  person={cadreName(pairings, pairings.paired.find((each) => each.household === chosen)?.cadre)}
                />
              </section>
            </aside>
          )}
        </div>
      )}
    </>
  );
}

function Figure({ label, value, alarm = false }: { label: string; value: string; alarm?: boolean }) {
  return (
    <div className={alarm ? 'alarm' : ''}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
