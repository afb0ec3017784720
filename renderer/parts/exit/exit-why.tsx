/** 为什么还不能出列: the smallest set of jobs, households and villages, and what a person has to enter or plan. */
import type { ExitStanding } from '../../../shared/domain/standards/exit-standing.ts';
import { hover, openTarget, openUnit } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCounty } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { count, listText, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface ExitWhyProps {
  readonly standing: ExitStanding;
  readonly rows: ReadonlyMap<string, LitTarget>;
  readonly canMark: boolean;
  readonly onMark: (item: string) => void;
}

export function ExitWhy({ standing, rows, canMark, onMark }: ExitWhyProps) {
  const { units } = useCounty();
  const { verdict, results, jobs, lift, villages, byHand, blocked, proven } = standing;
  if (verdict === 'pass') return <p className="quiet section-note">{t('exit.settled')}</p>;
  const itemName = (id: string): string => results.find(({ item }) => item.id === id)?.item.name ?? id;
  const people = lift.reduce((sum, { members }) => sum + members, 0);
  return (
    <section className="exit-why" aria-label={t('exit.why')}>
      <h3>{t('exit.why')}</h3>
      {jobs.length > 0 && (
        <>
          <h4 title={t('exit.jobsShared')}>
            {proven
              ? t('exit.jobs', { count: count(jobs.length) })
              : t('exit.jobsAbout', { count: count(jobs.length) })}
          </h4>
          <ul>
            {jobs.map(({ id, items, left }) => {
              const row = rows.get(id);
              return (
                <li key={id}>
                  <button
                    type="button"
                    className="exit-job"
                    disabled={!row}
                    onClick={() => row && openTarget(id, row.unit)}
                    onMouseEnter={() => hover({ kind: 'target', id })}
                    onMouseLeave={() => hover(null)}
                  >
                    {row && <LightDot light={row.light} />}
                    {row && <StateMark state={row.state} />}
                    <span className="exit-job-name">{row?.name ?? id}</span>
                    <span className="exit-job-left">{t('exit.jobLeft', { left: percent(left * 100) })}</span>
                    <span className="exit-job-items">{listText(items.map(itemName))}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {lift.length > 0 && (
        <details className="exit-lift">
          <summary title={t('exit.liftNote')}>
            {t('exit.lift', { households: count(lift.length), people: count(people) })}
          </summary>
          <p className="quiet">{t('exit.liftNote')}</p>
          <ul className="exit-households">
            {lift.map(({ id, members }) => (
              <li key={id}>{t('exit.liftHousehold', { number: id.slice(id.indexOf('/') + 1), members })}</li>
            ))}
          </ul>
        </details>
      )}
      {villages.length > 0 && (
        <>
          <h4>{t('exit.villages', { count: villages.length })}</h4>
          <p className="exit-links">
            {villages.map((id) => (
              <button key={id} type="button" className="link" onClick={() => openUnit(id)}>
                {units.get(id)?.name ?? id}
              </button>
            ))}
          </p>
        </>
      )}
      {byHand.length > 0 && (
        <>
          <h4>{t('exit.byHand')}</h4>
          <p className="exit-links">
            {byHand.map((id) => (
              <button key={id} type="button" className="link" disabled={!canMark} onClick={() => onMark(id)}>
                {itemName(id)}
              </button>
            ))}
          </p>
        </>
      )}
      {blocked.length > 0 && (
        <>
          <h4>{t('exit.blocked')}</h4>
          <p className="exit-links">
            {blocked.map((id) => (
              <span key={id}>{itemName(id)}</span>
            ))}
          </p>
        </>
      )}
    </section>
  );
}
