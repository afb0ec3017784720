/** What the ledger adds up to, by the four levels of source, and numbers that were given away twice. */
import type { ReactNode } from 'react';
import { PROBLEM_LEVELS } from '../../../../shared/domain/problem.ts';
import type { ProblemTotals } from '../../../../shared/domain/problem-ledger.ts';
import { count, percent, share } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface ProblemTotalsLineProps {
  readonly totals: ProblemTotals;
  readonly duplicates: ReadonlyMap<string, readonly string[]>;
  /** What can be done with the ledger. */
  readonly children: ReactNode;
}

export function ProblemTotalsLine({ totals, duplicates, children }: ProblemTotalsLineProps) {
  const [twice] = duplicates.keys();
  return (
    <div className="figures-line">
      <p className="figure-main">
        <span>{t('problem.cleared')}</span>
        <b>{count(totals.cleared)}</b>
        <small>{t('figure.of', { total: count(totals.total) })}</small>
        <b>{percent(share(totals.cleared, totals.total))}</b>
      </p>
      <dl>
        {PROBLEM_LEVELS.map((level) => (
          <div key={level}>
            <dt>{t(`problem.level.${level}`)}</dt>
            <dd>
              {count(totals.levels[level].cleared)}
              <small>{t('figure.of', { total: count(totals.levels[level].total) })}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('problem.overdue')}</dt>
          <dd>{count(totals.overdue)}</dd>
        </div>
        <div>
          <dt>{t('problem.reopened')}</dt>
          <dd>{count(totals.reopened)}</dd>
        </div>
      </dl>
      <span className="page-space" />
      {children}
      {twice !== undefined && (
        <p className="figure-warning" role="alert">
          {t('problem.numberTwice', { number: twice, count: duplicates.size })}
        </p>
      )}
    </div>
  );
}
