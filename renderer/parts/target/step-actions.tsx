/** The step that this person may take now as one button, every other behind 更多, each with the reason why not. */
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { needsReason, type State } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { untilCleared } from '../../../shared/domain/target-step.ts';
import { useSeat } from '../../app/seat-store.ts';
import type { Actions } from '../../app/use-actions.ts';
import { type PossibleStep, useStepRules } from '../../app/use-step-rules.ts';
import type { LitTarget } from '../../db/reader.ts';
import { roleText, stepText } from '../../text/domain-text.ts';
import { amountOf } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ReasonForm } from './reason-form.tsx';

interface StepActionsProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  readonly actions: Actions;
}

type Explained = Extract<State, 'rejected' | 'reopened' | 'removed'>;
const isExplained = (to: State): to is Explained => needsReason(to);

export function StepActions({ target, kind, actions }: StepActionsProps) {
  const rules = useStepRules();
  const role = useSeat((seat) => seat.role);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ readonly to: Explained; readonly from: State } | null>(null);
  const next = rules.next(target);
  const others = rules.others(target);
  const closed = actions.refusal;
  // What was asked for belongs to the state that it was asked in.
  const asking = asked?.from === target.state ? asked.to : null;
  const take = ({ to }: PossibleStep): void => {
    setOpen(false);
    if (isExplained(to)) setAsked({ to, from: target.state });
    else actions.step(target, to);
  };
  // A cleared target has one step only: it needs no list.
  const only = next === null && others.length === 1 ? others[0] : undefined;
  const refusal = closed ?? (next ?? only)?.refusal;
  if (!actions.canWrite) {
    return <p className="form-note">{closed ?? t('signoff.looksOn', { role: roleText(role) })}</p>;
  }
  return (
    <>
      <div className="target-actions">
        {next && (
          <Button
            type="primary"
            loading={actions.busy}
            disabled={closed !== undefined || next.refusal !== undefined}
            onClick={() => take(next)}
          >
            {stepText(next.to)}
          </Button>
        )}
        {only && (
          <Button
            disabled={closed !== undefined || only.refusal !== undefined || asking !== null}
            onClick={() => take(only)}
          >
            {stepText(only.to)}
          </Button>
        )}
        {!only && others.length > 0 && (
          <Button
            disabled={closed !== undefined}
            aria-expanded={open}
            icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
            iconPlacement="end"
            onClick={() => setOpen(!open)}
          >
            {t('signoff.more')}
          </Button>
        )}
        <Button
          className="target-undo"
          disabled={closed !== undefined}
          onClick={() => actions.undo()}
          title={t('top.undoHint')}
        >
          {t('action.undo')}
        </Button>
      </div>
      {open && closed === undefined && (
        <ul className="other-steps" aria-label={t('signoff.moreTitle')}>
          {others.map((step) => (
            <li key={step.to}>
              <button
                type="button"
                aria-disabled={step.refusal !== undefined}
                onClick={() => step.refusal ?? take(step)}
              >
                {stepText(step.to)}
                {step.refusal !== undefined && <small>{step.refusal}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {asking !== null && closed === undefined && (
        <ReasonForm
          key={asking}
          to={asking}
          busy={actions.busy}
          onCancel={() => setAsked(null)}
          onGive={(why) => {
            actions.step(target, asking, why);
            setAsked(null);
          }}
        />
      )}
      {refusal !== undefined && <p className="form-note">{refusal}</p>}
      {refusal === undefined && target.state === 'removed' && <p className="form-note">{t('signoff.removedNote')}</p>}
      <StillMissing target={target} kind={kind} next={next} />
    </>
  );
}

/** Everything between the target and its clearance, so that nobody learns of it one step at a time. */
function StillMissing({
  target,
  kind,
  next,
}: Omit<StepActionsProps, 'actions'> & { readonly next: PossibleStep | null }) {
  if (next === null) return null;
  const missing = untilCleared(target, kind);
  const left = missing.left.map(({ stage, amount }) =>
    t('signoff.left', { stage, amount: amountOf(kind, amount), measure: kind.measure }),
  );
  const proofs = missing.evidence.map(({ name }) => t('signoff.leftEvidence', { name }));
  // What the refusal above has said is not said again.
  const lines = [
    ...(next.reason === 'unfinished' ? [] : left),
    ...(next.reason === 'evidence' && next.to === 'cleared' ? [] : proofs),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="still-missing">
      <span>{t('signoff.leftTitle')}</span>
      <ul>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
