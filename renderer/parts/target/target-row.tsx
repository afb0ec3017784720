/** One target in the list: light, form, name, what is left or how late, and the box that clears it. */
import type { Kind } from '../../../shared/domain/kind.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import { isDone } from '../../../shared/domain/clearance.ts';
import type { LitTarget } from '../../db/reader.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { count, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface TargetRowProps {
  readonly target: LitTarget;
  readonly kind: Kind | undefined;
  readonly on: string;
  /** Name of the unit that answers for it, when the list spans several. */
  readonly unitName: string | undefined;
  readonly onTick: (target: LitTarget) => void;
}

export function TargetRowCells({ target, kind, on, unitName, onTick }: TargetRowProps) {
  const done = isDone(target.state);
  return (
    <div className={done ? 'target-row done' : 'target-row'} role="gridcell">
      <LightDot light={target.light} />
      <StateMark state={target.state} />
      <span className="target-name" title={target.name}>
        {target.name}
      </span>
      <b className="target-percent">{percent(target.percent)}</b>
      <span className="target-where">{unitName ?? kind?.name}</span>
      <span className={target.overdue ? 'target-due late' : 'target-due'}>
        {target.overdue
          ? t('list.overdueBy', { days: count(daysBetween(target.plan.deadline, on)) })
          : t('list.due', { date: shortDate(target.plan.deadline) })}
      </span>
      <button
        type="button"
        tabIndex={-1}
        className="tick-box"
        aria-pressed={done}
        title={t('action.clear')}
        aria-label={done ? t('list.untick', { name: target.name }) : t('list.tick', { name: target.name })}
        onClick={(event) => {
          event.stopPropagation();
          onTick(target);
        }}
      />
    </div>
  );
}
