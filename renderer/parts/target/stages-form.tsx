/** Progress of a kind whose stages have amounts of their own: a line per stage, each recorded by itself. */
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { amountOf } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { type StageLimits, stageLimits } from './stage-limits.ts';

type Stage = Kind['stages'][number];

interface StagesFormProps {
  readonly kind: Kind;
  readonly target: LitTarget;
  /** Nothing can be recorded now: only the amounts are shown. */
  readonly closed: boolean;
  readonly busy: boolean;
  readonly onRecord: (stage: Stage, reached: number) => void;
}

export function StagesForm({ kind, target, closed, busy, onRecord }: StagesFormProps) {
  return (
    <div className="stages-form">
      {kind.stages.map((stage, i) => (
        <StageLine
          // A recorded amount begins the line anew.
          key={`${stage.id}/${target.done[i] ?? 0}`}
          kind={kind}
          stage={stage}
          done={target.done[i] ?? 0}
          quantity={target.quantity}
          limits={stageLimits(kind, target, i)}
          closed={closed}
          busy={busy}
          onRecord={(reached) => onRecord(stage, reached)}
        />
      ))}
      {kind.stages.length > 1 && (
        <p className="form-note quiet">
          {kind.order === 'parallel' ? t('stagesForm.parallel') : t('stagesForm.sequence')}
        </p>
      )}
    </div>
  );
}

interface StageLineProps extends Omit<StagesFormProps, 'target' | 'onRecord'> {
  readonly stage: Stage;
  readonly done: number;
  readonly quantity: number;
  readonly limits: StageLimits;
  readonly onRecord: (reached: number) => void;
}

function problemOf(value: number, { most, least }: StageLimits, quantity: number, kind: Kind): string | undefined {
  const { measure } = kind;
  if (most && value > most.amount)
    return t('stagesForm.beyondBefore', { before: most.stage, amount: amountOf(kind, most.amount), measure });
  if (least && value < least.amount)
    return t('stagesForm.belowAfter', { after: least.stage, amount: amountOf(kind, least.amount), measure });
  if (value > quantity) return t('stagesForm.beyondPlan', { amount: amountOf(kind, quantity), measure });
  return undefined;
}

function StageLine({ kind, stage, done, quantity, limits, closed, busy, onRecord }: StageLineProps) {
  const [value, setValue] = useState<number | null>(done);
  const problem = value === null || value === done ? undefined : problemOf(value, limits, quantity, kind);
  const canSave = value !== null && value >= 0 && value !== done && problem === undefined;
  return (
    <form
      className="stage-line"
      aria-label={t('stagesForm.saveOf', { stage: stage.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onRecord(value);
      }}
    >
      <span className="stage-line-name">{stage.name}</span>
      <span className="stage-line-amount">
        {t('stages.amount', { done: amountOf(kind, done), total: amountOf(kind, quantity), measure: kind.measure })}
      </span>
      <ProgressBar value={quantity > 0 ? (done / quantity) * 100 : 0} label={stage.name} size="thin" />
      {!closed && (
        <>
          <InputNumber
            size="small"
            value={value}
            min={0}
            aria-label={t('stagesForm.reached', { stage: stage.name, measure: kind.measure })}
            onChange={setValue}
          />
          <Button size="small" htmlType="submit" loading={busy && canSave} disabled={!canSave}>
            {t('stagesForm.save')}
          </Button>
        </>
      )}
      {problem !== undefined && <p className="form-problem">{problem}</p>}
    </form>
  );
}
