/**
 * 动态管理: rounds with their balanced flows, unit by unit, as the register computes them and as units declared them. What does
 * not agree is shown beside it; removals come before additions, 先退后进.
 */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { declaredFor, type DeclaredSum, type Round } from '../../../../shared/domain/entries/round.ts';
import { reconcile, type RoundLine } from '../../../../shared/domain/rounds.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { count, fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { showRound, usePeople } from '../people-store.ts';
import type { PeopleTabProps } from '../use-people.ts';
import { LinePanel } from './line-panel.tsx';
import { roundOut } from './round-out.ts';
import { RoundForm } from './round-form.tsx';
import { RoundTable } from './round-table.tsx';
import { useComputed, useDeclared, useRounds } from './use-rounds.ts';

export function RoundsTab({ unit, actions }: PeopleTabProps) {
  const { units } = useCounty();
  const reader = useReader();
  const live = reader.live && actions.canWrite;
  const rounds = useRounds();
  const wanted = usePeople((people) => people.round);
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const round = rounds?.find((each) => each.id === wanted) ?? rounds?.[0];
  const asked = useMemo(() => [unit, ...units.childrenOf(unit).map((child) => child.id)], [units, unit]);
  const computed = useComputed(round, unit, asked);
  const declared = useDeclared(round?.id ?? '');
  const stated = useMemo(
    () => new Map(asked.map((each) => [each, declaredFor(units, each, declared)])),
    [asked, units, declared],
  );
  if (!rounds) return <p className="quiet panel-note">{t('people.loading')}</p>;
  const newRound = live && (
    <Button onClick={() => setMaking(true)} disabled={actions.refusal !== undefined} title={actions.refusal}>
      {t('people.newRound')}
    </Button>
  );
  if (!round)
    return making ? (
      <div className="round-alone">
        <RoundForm actions={actions} onClose={() => setMaking(false)} />
      </div>
    ) : (
      <EmptyState title={t('people.noRounds')} advice={t('people.noRoundsAdvice')}>
        <div className="form-actions">{newRound}</div>
      </EmptyState>
    );
  const line = computed?.find((each) => each.unit === chosen);
  return (
    <>
      <div className="figures-line round-head">
        <div className="chips" role="tablist" aria-label={t('people.rounds')}>
          {rounds.map((each) => (
            <button
              key={each.id}
              type="button"
              role="tab"
              className="chip"
              aria-selected={each.id === round.id}
              aria-pressed={each.id === round.id}
              onClick={() => showRound(each.id)}
            >
              {each.name}
            </button>
          ))}
        </div>
        <span>{t('people.roundDays', { from: fullDate(round.from), to: fullDate(round.on) })}</span>
        <RoundSteps round={round} actions={actions} live={live} />
        <span className="page-space" />
        <ExportMenu
          lines={computed?.length ?? 0}
          table={() => ({ title: round.name, columns: roundOut(units, stated), lines: computed ?? [] })}
        />
        {newRound}
      </div>
      <div className="list-and-panel">
        <section className="list-side" aria-label={round.name}>
          {computed === undefined && <p className="quiet panel-note">{t('people.counting')}</p>}
          {computed === null && <EmptyState title={t('people.roundAway')} advice={t('people.roundAwayAdvice')} />}
          {computed && (
            <>
              <Agreement lines={computed} stated={stated} />
              <RoundTable lines={computed} stated={stated} chosen={chosen} onChoose={setChosen} />
            </>
          )}
        </section>
        {making && (
          <aside className="panel-side" aria-label={t('people.newRound')}>
            <RoundForm actions={actions} onClose={() => setMaking(false)} />
          </aside>
        )}
        {!making && line && (
          <LinePanel
            key={`${round.id} ${line.unit}`}
            round={round}
            computed={line}
            declared={declared.get(line.unit)}
            actions={actions}
            onClose={() => setChosen(null)}
          />
        )}
      </div>
    </>
  );
}

/** Whether what was declared, by the unit itself or by all below it, is what the register computes. */
function Agreement({ lines, stated }: { lines: readonly RoundLine[]; stated: ReadonlyMap<string, DeclaredSum> }) {
  const differences = lines.slice(1).flatMap((line) => {
    const sum = stated.get(line.unit);
    return sum && sum.declared === sum.of ? reconcile(sum.line, line) : [];
  }).length;
  const { declared = 0, of = 0 } = stated.get(lines[0]?.unit ?? '') ?? {};
  return (
    <p className={differences > 0 ? 'round-agreement alarm-text' : 'round-agreement'}>
      {differences > 0
        ? t('people.differences', { count: count(differences) })
        : declared === 0
          ? t('people.nothingDeclared')
          : t('people.agrees', { declared: count(declared), of: count(of) })}
    </p>
  );
}

/** Removals, then additions, then closed: each step is taken by the duty officer and can be undone. */
function RoundSteps({ round, actions, live }: { round: Round; actions: Actions; live: boolean }) {
  const stage = round.closed ? 'closed' : round.removalsDone ? 'additions' : 'removals';
  const next = { removals: { removalsDone: true }, additions: { closed: true } } as const;
  return (
    <>
      <ol className="round-steps" aria-label={t('people.roundSteps')}>
        {(['removals', 'additions', 'closed'] as const).map((step) => (
          <li key={step} aria-current={step === stage ? 'step' : undefined}>
            {t(`people.roundStep.${step}`)}
          </li>
        ))}
      </ol>
      {live && stage !== 'closed' && (
        <Button
          size="small"
          loading={actions.busy}
          disabled={actions.refusal !== undefined}
          title={actions.refusal}
          onClick={() =>
            actions.perform({
              act: (commands) =>
                commands.writeEntry('round', round.subject.slice(round.subject.indexOf(':') + 1), next[stage]),
              said: t(`people.said.round.${stage}`, { name: round.name }),
              undoable: true,
            })
          }
        >
          {t(`people.roundNext.${stage}`)}
        </Button>
      )}
    </>
  );
}
