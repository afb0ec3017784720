/** One household: what is known of it, its steps, who answers for it, its visits, its chain, and its personal data on demand. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { visitOfEntry } from '../../../../shared/domain/entries/visit.ts';
import { HOUSE_GRADES, measuresOf } from '../../../../shared/domain/households.ts';
import { visitDue, visitState } from '../../../../shared/domain/pairing.ts';
import { type HouseholdBlock, householdRow } from '../../../../shared/log/household-fold.ts';
import { useSeat } from '../../../app/seat-store.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty, useEntries, useReader } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { ExitSection } from '../../../parts/exit/exit-section.tsx';
import { CommanderChain } from '../../../parts/unit/commander-chain.tsx';
import { count, fullDate, listText, shortDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { PairingForm } from '../pairing/pairing-form.tsx';
import { VisitForm } from '../pairing/visit-form.tsx';
import { showHousehold } from '../people-store.ts';
import { usePairingRule, usePairings } from '../use-people.ts';
import { HouseholdStatus } from './household-status.tsx';
import { HouseholdSteps } from './household-steps.tsx';
import type { MaskedPeople } from './masked-people.ts';
import { PersonSection } from './person-section.tsx';

interface HouseholdPanelProps {
  readonly household: string;
  readonly blocks: readonly HouseholdBlock[];
  readonly host: HostClient;
  readonly actions: Actions;
  readonly people: MaskedPeople;
}

export function HouseholdPanel({ household, blocks, host, actions, people }: HouseholdPanelProps) {
  const { units } = useCounty();
  const { on } = useReader();
  const seat = useSeat();
  const rule = usePairingRule();
  const place = householdRow(household);
  const block = blocks.find((each) => each.village === place?.village);
  const own = useMemo(() => (block ? [block] : []), [block]);
  const pairings = usePairings(own);
  const row = place?.row ?? -1;
  const isKnown = block !== undefined && row >= 0 && row < block.members.length;
  if (!isKnown || !place) return null;
  const { facts } = block;
  const paired = pairings?.paired.find((each) => each.household === household);
  const cadre = paired && pairings?.cadres.get(paired.cadre);
  const second = facts.cadres[facts.second[row] ?? -1];
  const due = paired && visitDue(rule, paired.lastVisit, paired.since);
  const measures = measuresOf(facts.measures[row] ?? 0, facts.measureNames);
  const grade = HOUSE_GRADES[facts.grade[row] ?? -1];
  const income = facts.income[row] ?? -1;
  const none = t('people.none');
  const lines: [string, string][] = [
    [t('people.members'), t('people.peopleCount', { count: count(block.members[row] ?? 0) })],
    [t('people.cause'), facts.causes[facts.cause[row] ?? -1] ?? none],
    [t('people.measures'), measures.length === 0 ? none : listText(measures)],
    [t('people.income'), income < 0 ? none : t('people.yuan', { amount: count(income) })],
    [t('people.grade'), grade === undefined ? none : t(`people.grade.${grade}`)],
  ];
  return (
    <aside className="panel-side household-panel" aria-label={household}>
      <header className="panel-heading">
        <b>{household}</b>
        <HouseholdStatus status={block.statuses[row] ?? 0} />
        <span className="page-space" />
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('people.close')}
          onClick={() => showHousehold(null)}
        />
      </header>
      {block.disputed.includes(row) && <p className="panel-note strong">{t('people.disputed')}</p>}
      <section>
        <dl className="fact-list">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <HouseholdSteps household={household} status={block.statuses[row] ?? 0} actions={actions} />
      </section>
      {/* Whoever sits down next finds nothing of what the one before had in full, nor their reason. */}
      <PersonSection
        key={[seat.role, seat.unit, seat.name].join(' ')}
        host={host}
        household={household}
        village={place.village}
        row={row}
        people={people}
      />
      <section>
        <h3>{t('people.pairing')}</h3>
        <p className="cadre-line">
          <strong>{cadre?.name ?? t('people.nobody')}</strong>
          {cadre && cadre.office !== '' && <small>{cadre.office}</small>}
        </p>
        {second && (
          <p className="cadre-line">
            <span>{second.name}</span>
            <small>{second.office}</small>
            <small className="quiet">{t('people.secondCadre')}</small>
          </p>
        )}
        <PairingForm household={household} actions={actions} known={pairings?.cadres} />
      </section>
      <section>
        <h3>{t('people.visits')}</h3>
        {due !== undefined && (
          <p className={`visit-due visit-${visitState(due, on)}`}>
            {t(`people.visit.${visitState(due, on)}`, { date: fullDate(due) })}
          </p>
        )}
        <Visits household={household} last={paired?.lastVisit} />
        <VisitForm household={household} actions={actions} person={cadre?.name ?? ''} />
      </section>
      <section>
        <h3>{t('people.exit')}</h3>
        <ExitSection subject={household} actions={actions} />
      </section>
      <section>
        <h3>{t('chain.title')}</h3>
        <CommanderChain path={units.pathOf(place.village)} on={on} owner={cadre?.name ?? ''} />
      </section>
    </aside>
  );
}

/** Newest first; the list's own last visit has no author. */
function Visits({ household, last }: { household: string; last: string | undefined }) {
  const entries = useEntries('visit');
  const visits = (entries ?? [])
    .map(visitOfEntry)
    .filter((visit) => visit !== null)
    .filter((visit) => visit.household === household)
    .sort((a, b) => (a.on < b.on ? 1 : -1));
  const isListed = last !== undefined && !visits.some((visit) => visit.on === last);
  if (visits.length === 0 && !isListed) return <p className="quiet">{t('people.neverVisited')}</p>;
  return (
    <ul className="visit-list">
      {isListed && (
        <li>
          <time>{shortDate(last)}</time>
          <span className="quiet">{t('people.visitListed')}</span>
        </li>
      )}
      {visits.slice(0, 6).map((visit) => (
        <li key={visit.on}>
          <time>{shortDate(visit.on)}</time>
          <span>
            {visit.person}
            {visit.note !== '' && <small>{visit.note}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
