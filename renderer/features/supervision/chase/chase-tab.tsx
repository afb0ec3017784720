/** Chase list 催办单 of the unit that is looked at: who has to be called today, for what, how many days late. Prints. */
import { Button, InputNumber, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { chaseList, DUE_SOON_DAYS } from '../../../../shared/domain/chase.ts';
import { pickTarget, showMode } from '../../../app/view-store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useReader, useTargetsOf } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { useOwnerName } from '../../../parts/unit/use-owner-name.ts';
import { count, fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { useShownUnit } from '../use-problems.ts';
import { ChaseGroupCard } from './chase-group.tsx';
import { chaseOut } from './chase-out.ts';
import './chase.css';

const WAYS = ['person', 'unit'] as const;
/** Groups on screen before the rest is asked for; on paper all of them. */
const SHOWN = 60;

export function ChaseTab() {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const unit = useShownUnit();
  const ownerName = useOwnerName();
  const targets = useTargetsOf(unit?.id ?? '');
  const [by, setBy] = useState<(typeof WAYS)[number]>('person');
  const [soon, setSoon] = useState(settings.thresholds.dueSoon ?? DUE_SOON_DAYS);
  const [all, setAll] = useState(false);
  const groups = useMemo(() => {
    const townshipOf = (id: string): string =>
      units.pathUp(id).find((step) => units.get(step)?.level === 'township') ?? id;
    // Namesakes in two townships are two people.
    return chaseList(targets ?? [], on, soon, ({ owner, unit: at }) =>
      by === 'person' ? `${ownerName(owner, at)}\n${townshipOf(at)}` : townshipOf(at),
    );
  }, [targets, on, soon, by, units, ownerName]);
  if (targets === undefined) return <p className="quiet section-note">{t('detail.loading')}</p>;
  const overdue = groups.reduce((sum, group) => sum + group.overdue, 0);
  const dueSoon = groups.reduce((sum, group) => sum + group.soon, 0);
  const shown = all ? groups : groups.slice(0, SHOWN);
  const title = t('chase.title', { unit: unit?.name ?? '', date: fullDate(on) });
  return (
    <section className="chase" aria-label={t('supervision.tab.chase')}>
      <div className="filters">
        <Segmented
          value={by}
          onChange={setBy}
          aria-label={t('chase.by')}
          options={WAYS.map((it) => ({ value: it, label: t(`chase.by.${it}`) }))}
        />
        <label className="filter-field">
          <span>{t('chase.soon')}</span>
          <InputNumber value={soon} min={0} max={90} onChange={(days) => setSoon(days ?? 0)} />
        </label>
        <span className="filter-count">
          {t('chase.count', { groups: count(groups.length), overdue: count(overdue), soon: count(dueSoon) })}
        </span>
        <span className="page-space" />
        <ExportMenu lines={overdue + dueSoon} table={() => chaseOut(groups, by, { units, settings, ownerName })} />
        <Button
          type="primary"
          disabled={groups.length === 0}
          onClick={() => {
            setAll(true);
            // After the rest has been put on the page.
            requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
          }}
        >
          {t('action.print')}
        </Button>
      </div>
      {groups.length === 0 ? (
        <EmptyState title={t('chase.none')} />
      ) : (
        <div className="chase-sheet printable">
          <h1 className="print-only">{title}</h1>
          {shown.map((group) => (
            <ChaseGroupCard
              key={group.key}
              group={group}
              by={by}
              onOpen={(target) => {
                pickTarget(target.id);
                if (!target.problem) showMode('battle-map');
              }}
            />
          ))}
          {shown.length < groups.length && (
            <Button className="no-print" onClick={() => setAll(true)}>
              {t('chase.more', { count: groups.length - shown.length })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
