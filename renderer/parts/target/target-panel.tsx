/** One target: what was asked, by whom and until when, how far it is, and everything that can be done about it. */
import { isDone } from '../../../shared/domain/clearance.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { plannedPercent } from '../../../shared/domain/light.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { SubjectFold } from '../../../shared/log/subject-fold.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useStepRules } from '../../app/use-step-rules.ts';
import { closeTarget } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import type { ChangeEntry, LitTarget } from '../../db/reader.ts';
import { lightText, stateText } from '../../text/domain-text.ts';
import { count, decimal, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ChangeList } from '../unit/change-list.tsx';
import { CommanderChain } from '../unit/commander-chain.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { RemarksSection } from './remarks-section.tsx';
import { StepActions } from './step-actions.tsx';
import { StepTrack } from './step-track.tsx';
import './target.css';

interface TargetPanelProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  /** County → the unit that answers for it. */
  readonly path: readonly Unit[];
  readonly on: string;
  readonly placed: boolean;
  readonly fold: SubjectFold | null;
  readonly changes: readonly ChangeEntry[] | undefined;
  readonly actions: Actions;
}

function deadlineText(target: LitTarget, on: string): string | null {
  if (isDone(target.state) || target.state === 'removed') return null;
  const left = daysBetween(on, target.plan.deadline);
  if (left < 0) return t('target.overdue', { days: count(-left) });
  return left === 0 ? t('target.dueToday') : t('target.daysLeft', { days: count(left) });
}

export function TargetPanel({ target, kind, path, on, placed, fold, changes, actions }: TargetPanelProps) {
  const rules = useStepRules();
  const done = isDone(target.state);
  const isCounted = target.state !== 'removed';
  const due = deadlineText(target, on);
  const planned = plannedPercent(target.plan, on);
  const refusalTo = (k: Parameters<typeof rules.recordRefusal>[1]): string | undefined =>
    actions.refusal ?? rules.recordRefusal(target, k);
  const stageName = (_subject: string, id: string): string => kind.stages.find((stage) => stage.id === id)?.name ?? id;
  const parent = path.at(-1);
  return (
    <article className={`target-panel state-${target.state}`} aria-label={target.name}>
      <header className="detail-heading">
        {parent && (
          <button type="button" className="link back" onClick={closeTarget}>
            ‹ {parent.name}
          </button>
        )}
        <h2>{target.name}</h2>
        <p>
          <span className="badge">{kind.name}</span>
          <span className="quiet">{t('detail.code', { code: target.id })}</span>
        </p>
        {!placed && <p className="detail-note">{t('detail.noGeometry')}</p>}
        {target.disputed && <p className="detail-note strong">{t('target.disputed')}</p>}
      </header>

      <section className="target-standing">
        <div className="standing-line">
          <div className="standing-state">
            <StateMark state={target.state} />
            <b>{stateText(target.state)}</b>
          </div>
          {isCounted && (
            <div className="standing-light">
              <LightDot light={target.light} quiet />
              <b>{lightText(target.light)}</b>
              {due && <span>{due}</span>}
            </div>
          )}
        </div>
        <StepTrack state={target.state} fold={fold} next={rules.next(target)?.to ?? null} />
        <div className="kpi-line">
          <span className="kpi-label">{t('target.progress')}</span>
          <b>{percent(target.percent)}</b>
          {!done && isCounted && <span className="quiet">{t('kpi.plan', { percent: decimal(planned) })}</span>}
        </div>
        <ProgressBar
          value={target.percent}
          plan={done || !isCounted ? undefined : planned}
          label={t('target.progress')}
          size="tall"
        />
        <StepActions target={target} kind={kind} actions={actions} />
      </section>

      <EvidenceSection
        target={target}
        kind={kind}
        actions={actions}
        canWrite={isCounted && refusalTo('evidence') === undefined}
      />
      <ProgressSection
        target={target}
        kind={kind}
        actions={actions}
        refusal={refusalTo(kind.progress === 'chainage' ? 'stretch' : kind.progress === 'stages' ? 'reach' : 'amount')}
      />
      <FactsSection
        target={target}
        kind={kind}
        fold={fold}
        actions={actions}
        canWrite={refusalTo('edit') === undefined}
      />
      <RemarksSection target={target} actions={actions} canWrite={refusalTo('note') === undefined} />

      <section>
        <h3>{t('chain.title')}</h3>
        <CommanderChain path={path} on={on} owner={target.owner} />
      </section>

      <section>
        <h3>{t('target.history')}</h3>
        {changes && <ChangeList changes={changes} nameOf={() => target.name} stageName={stageName} />}
      </section>
    </article>
  );
}
