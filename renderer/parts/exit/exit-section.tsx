/**
 * 出列: the checklist of a village, township or household on the shown day, with what is behind every verdict, and why it
 * cannot exit yet: the smallest set of jobs, each a click away.
 */
import { useState } from 'react';
import type { ExitStanding, ExitRefusal } from '../../../shared/domain/standards/exit-standing.ts';
import type { Verdict } from '../../../shared/domain/standards/facts.ts';
import type { Actions } from '../../app/use-actions.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useCounty } from '../../db/county-store.tsx';
import { useExitStanding } from '../../db/exit-standings.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ExitItem } from './exit-item.tsx';
import { ExitWhy } from './exit-why.tsx';
import { VerdictMark } from './verdict-mark.tsx';
import './exit.css';

export function ExitSection({ subject, actions }: { subject: string; actions: Actions }) {
  const { units } = useCounty();
  const answer = useExitStanding(subject);
  const [open, setOpen] = useState<{ subject: string; item: string } | null>(null);
  if (!answer) return <p className="quiet section-note">{t('exit.loading')}</p>;
  const { standing, rows } = answer;
  if (!standing.ok) return <Nothing refusal={standing.error} />;
  const { results } = standing.value;
  const nameOf = (id: string): string => rows.get(id)?.name ?? units.get(id)?.name ?? id;
  const editing = open?.subject === subject ? open.item : null;
  return (
    <div className="exit-section">
      <Summary standing={standing.value} />
      <ul className="exit-items" aria-label={t('exit.items')}>
        {results.map((result) => (
          <ExitItem
            key={result.item.id}
            result={result}
            standing={standing.value}
            nameOf={nameOf}
            actions={actions}
            open={editing === result.item.id}
            onOpen={(isOpen) => setOpen(isOpen ? { subject, item: result.item.id } : null)}
          />
        ))}
      </ul>
      <ExitWhy
        standing={standing.value}
        rows={rows}
        canMark={actions.refusal === undefined && actions.canWrite}
        onMark={(item) => setOpen({ subject, item })}
      />
    </div>
  );
}

function Nothing({ refusal }: { refusal: ExitRefusal }) {
  if (refusal.reason === 'no-standard') return <EmptyState title={t('exit.none')} advice={t('exit.noneAdvice')} />;
  return <EmptyState title={refusal.reason === 'no-checklist' ? t('exit.noChecklist') : t('exit.unknown')} />;
}

function Summary({ standing }: { standing: ExitStanding }) {
  const { standard, results, verdict } = standing;
  const counted = (which: Verdict): number => results.filter((result) => result.verdict === which).length;
  const counts = {
    total: results.length,
    pass: counted('pass'),
    fail: counted('fail'),
    unknown: counted('unknown'),
  };
  const na = counted('na');
  return (
    <header className={`exit-summary exit-${verdict}`}>
      <VerdictMark verdict={verdict} />
      <div>
        <strong>{t(`exit.verdict.${verdict}`)}</strong>
        <p>{na > 0 ? t('exit.countsNa', { ...counts, na }) : t('exit.counts', counts)}</p>
        <p className="quiet" title={standard.source}>
          {t('exit.version', { name: standard.name, version: standard.version, from: fullDate(standard.from) })}
        </p>
        {standard.claimed !== undefined && standard.claimed !== results.length && (
          <p className="exit-difference" title={standard.source}>
            {t('exit.claimed', { own: results.length, claimed: standard.claimed })}
          </p>
        )}
      </div>
    </header>
  );
}
