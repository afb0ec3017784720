/** One target in the list: light, form, name, what is left or how late, and the next step that its reader may take. */
import type { Kind } from '../../../shared/domain/kind.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import { isDone } from '../../../shared/domain/clearance.ts';
import type { PossibleStep } from '../../app/use-step-rules.ts';
import type { LitTarget } from '../../db/reader.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { stateText, stepText } from '../../text/domain-text.ts';
import { count, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface TargetRowProps {
  readonly target: LitTarget;
  readonly kind: Kind | undefined;
  readonly on: string;
  /** Name of the unit that answers for it, when the list spans several. */
  readonly unitName: string | undefined;
  /** The next step, with the reason why it cannot be taken now; null when nothing lies ahead. */
  readonly next: PossibleStep | null;
  /** False where nothing is written: a past day, or somebody who only looks on. */
  readonly canWrite: boolean;
  /** Whether it is selected; undefined while nothing is being selected. */
  readonly selected: boolean | undefined;
  readonly onTick: (target: LitTarget) => void;
}

export function TargetRowCells({ target, kind, on, unitName, next, canWrite, selected, onTick }: TargetRowProps) {
  const done = isDone(target.state);
  const gone = target.state === 'removed';
  const due = gone
    ? stateText('removed')
    : target.overdue
      ? t('list.overdueBy', { days: count(daysBetween(target.plan.deadline, on)) })
      : t('list.due', { date: shortDate(target.plan.deadline) });
  return (
    <div className={`target-row${done ? ' done' : ''}${gone ? ' gone' : ''}`} role="gridcell">
      <LightDot light={target.light} />
      <StateMark state={target.state} />
      <span className="target-name" title={target.name}>
        {target.name}
      </span>
      <b className="target-percent">{percent(target.percent)}</b>
      <span className="target-where">{unitName ?? kind?.name}</span>
      <span className={target.overdue && !gone ? 'target-due late' : 'target-due'}>{due}</span>
      {selected === undefined ? (
        <NextStep target={target} next={next} canWrite={canWrite} onTick={onTick} />
      ) : (
        <span className="select-box" role="checkbox" aria-checked={selected} aria-label={t('batch.choose', target)} />
      )}
    </div>
  );
}

function NextStep({ target, next, canWrite, onTick }: Pick<TargetRowProps, 'target' | 'next' | 'canWrite' | 'onTick'>) {
  const { name, state } = target;
  const tick = (event: { stopPropagation(): void }): void => {
    event.stopPropagation();
    onTick(target);
  };
  if (!next) {
    const label = state === 'removed' ? t('list.isRemoved', { name }) : t('list.isDone', { name });
    return (
      <button
        type="button"
        tabIndex={-1}
        className={`next-step ${state}`}
        aria-label={label}
        title={label}
        onClick={tick}
      />
    );
  }
  if (!canWrite) return <span className="next-step still" aria-hidden />;
  const { to, refusal } = next;
  const label =
    refusal === undefined
      ? t('list.next', { step: stepText(to), name })
      : t('list.nextNot', { name, state: stateText(state), step: stepText(to), refusal });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={refusal === undefined ? 'next-step' : 'next-step refused'}
      aria-disabled={refusal !== undefined}
      aria-label={label}
      title={refusal ?? stepText(to)}
      onClick={tick}
    >
      {t(`track.${to === 'underway' || to === 'applied' || to === 'verified' ? to : 'cleared'}`)}
    </button>
  );
}
