/** What can be done to a household: lifted, fallen back, removed; the last two say why. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { HOUSEHOLD_STATUSES } from '../../../../shared/domain/household-batch.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';

const STEPS = {
  poor: ['cleared', 'removed'],
  lifted: ['reopened', 'removed'],
  relapsed: ['cleared', 'removed'],
  removed: [],
} as const;
type HouseholdStep = 'cleared' | 'reopened' | 'removed';

interface HouseholdStepsProps {
  readonly household: string;
  readonly status: number;
  readonly actions: Actions;
}

export function HouseholdSteps({ household, status, actions }: HouseholdStepsProps) {
  const { live } = useReader();
  const [asking, setAsking] = useState<HouseholdStep | null>(null);
  const [why, setWhy] = useState('');
  const steps: readonly HouseholdStep[] = STEPS[HOUSEHOLD_STATUSES[status] ?? 'poor'];
  if (!live || !actions.canWrite) return null;
  if (steps.length === 0) return <p className="quiet">{t('people.removedNote')}</p>;
  const act = (to: HouseholdStep, words: { why?: string }): void =>
    actions.perform({
      act: (commands) => commands.step(household, to, words),
      said: t(`people.said.${to}`, { household }),
      undoable: true,
      onResult: (result) => {
        if (!result.ok) return;
        setAsking(null);
        setWhy('');
      },
    });
  return (
    <form
      className="inner-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (asking && why.trim() !== '') act(asking, { why: why.trim() });
      }}
    >
      {asking && (
        <label>
          <span>{t(`people.why.${asking === 'reopened' ? 'reopened' : 'removed'}`)}</span>
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={200}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </label>
      )}
      <div className="form-actions">
        {asking ? (
          <>
            <Button htmlType="submit" type="primary" loading={actions.busy} disabled={why.trim() === ''}>
              {t(`people.step.${asking}`)}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('action.cancel')}</Button>
          </>
        ) : (
          steps.map((to) => (
            <Button
              key={to}
              type={to === 'cleared' ? 'primary' : 'default'}
              loading={actions.busy && to === 'cleared'}
              disabled={actions.refusal !== undefined}
              title={actions.refusal}
              onClick={() => (to === 'cleared' ? act(to, {}) : setAsking(to))}
            >
              {t(`people.step.${to}`)}
            </Button>
          ))
        )}
      </div>
    </form>
  );
}
