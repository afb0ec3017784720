/** Under a list in which lines are being selected: how many, and the steps that they may take together. */
import { Button } from 'antd';
import type { State } from '../../../shared/domain/clearance.ts';
import { sortOut } from '../../../shared/domain/target-step.ts';
import type { StepRules } from '../../app/use-step-rules.ts';
import type { LitTarget } from '../../db/reader.ts';
import { stepText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';

export const BATCH_STEPS = ['applied', 'verified', 'cleared', 'rejected'] as const satisfies readonly State[];
export type BatchStep = (typeof BATCH_STEPS)[number];

interface BatchBarProps {
  readonly chosen: readonly LitTarget[];
  /** How many the list shows. */
  readonly all: number;
  readonly rules: StepRules;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onStep: (to: BatchStep) => void;
}

export function BatchBar({ chosen, all, rules, onAll, onNone, onStep }: BatchBarProps) {
  return (
    <div className="batch-bar" role="toolbar" aria-label={t('batch.select')}>
      <p>
        <b aria-live="polite">{t('batch.chosen', { count: count(chosen.length) })}</b>
        <button type="button" className="link" onClick={onAll} disabled={chosen.length === all}>
          {t('batch.all', { count: count(all) })}
        </button>
        <button type="button" className="link" onClick={onNone} disabled={chosen.length === 0}>
          {t('batch.none')}
        </button>
      </p>
      <div className="batch-steps">
        {BATCH_STEPS.map((to) => {
          const { may } = sortOut(chosen, (target) => rules.judge(target, to));
          return (
            <Button key={to} size="small" disabled={chosen.length === 0} onClick={() => onStep(to)}>
              {t('batch.act', { step: stepText(to), count: count(may.length) })}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
