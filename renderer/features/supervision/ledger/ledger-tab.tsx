/** The problem ledger: filters, the table, the form for a new one, and the panel of the chosen one. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { DEFAULT_PROBLEM_KIND, duplicateNumbers } from '../../../../shared/domain/problem.ts';
import { ALL_PROBLEMS, problemsShown, problemTotals } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { closeTarget, pickTarget, useView } from '../../../app/view-store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { useOwnerName } from '../../../parts/unit/use-owner-name.ts';
import { t } from '../../../text/t.ts';
import { useProblemKind, useProblems, useShownUnit } from '../use-problems.ts';
import { ProblemFilters } from './problem-filters.tsx';
import { problemOut } from './problem-out.ts';
import { ProblemForm } from './problem-form.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { ProblemTable } from './problem-table.tsx';
import { ProblemTotalsLine } from './problem-totals-line.tsx';

export function LedgerTab({ actions }: { readonly actions: Actions }) {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const ownerName = useOwnerName();
  const kind = useProblemKind();
  const unit = useShownUnit();
  const problems = useProblems(unit?.id ?? '');
  const everywhere = useProblems(settings.county);
  const chosen = useView((view) => view.target);
  const [filter, setFilter] = useState(ALL_PROBLEMS);
  const [writing, setWriting] = useState(false);
  const shown = useMemo(() => problemsShown(problems ?? [], filter), [problems, filter]);
  const totals = useMemo(() => problemTotals(problems ?? []), [problems]);
  const twice = useMemo(
    () => duplicateNumbers((everywhere ?? []).map(({ id, problem }) => ({ id, number: problem.number }))),
    [everywhere],
  );
  const open = everywhere?.find((row) => row.id === chosen);

  if (!kind) {
    const add = (): void =>
      actions.perform({
        act: (commands) =>
          commands.saveSettings({ ...settings, kinds: [...settings.kinds, DEFAULT_PROBLEM_KIND] }, settings),
        said: t('problem.kindAdded'),
        undoable: true,
      });
    return (
      <EmptyState title={t('problem.noKind')} advice={t('problem.noKindAdvice')}>
        <Button type="primary" disabled={actions.refusal !== undefined} onClick={add}>
          {t('problem.addKind')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="list-and-panel">
      <section className="list-side" aria-label={t('supervision.tab.ledger')}>
        <ProblemTotalsLine totals={totals} duplicates={twice}>
          <ExportMenu
            lines={shown.length}
            table={() => ({
              title: t('supervision.tab.ledger'),
              columns: problemOut({ units, on, ownerName }),
              lines: shown,
            })}
          />
          <Button type="primary" disabled={actions.refusal !== undefined} onClick={() => setWriting(true)}>
            {t('problem.new')}
          </Button>
        </ProblemTotalsLine>
        <ProblemFilters filter={filter} shown={shown.length} total={problems?.length ?? 0} onFilter={setFilter} />
        {problems === undefined ? (
          <p className="quiet section-note">{t('detail.loading')}</p>
        ) : problems.length === 0 ? (
          <EmptyState title={t('problem.none')} advice={t('problem.noneAdvice')} />
        ) : shown.length === 0 ? (
          <EmptyState title={t('problem.noMatch')}>
            <Button onClick={() => setFilter(ALL_PROBLEMS)}>{t('problem.clearFilter')}</Button>
          </EmptyState>
        ) : (
          <ProblemTable problems={shown} twice={twice} on={on} chosen={chosen} onChoose={(row) => pickTarget(row.id)} />
        )}
      </section>
      {writing ? (
        <ProblemForm
          existing={everywhere ?? []}
          kind={kind.id}
          actions={actions}
          start={{ unit: unit?.id ?? '' }}
          onClose={() => setWriting(false)}
        />
      ) : (
        open && (
          <ProblemPanel
            key={open.id}
            problem={open}
            twice={twice}
            existing={everywhere ?? []}
            actions={actions}
            onClose={closeTarget}
          />
        )
      )}
    </div>
  );
}
