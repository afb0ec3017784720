/** Opens a round of third-party evaluation. */
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { isDay } from '../../../../shared/domain/day.ts';
import type { EvaluationRound } from '../../../../shared/domain/entries/evaluation.ts';
import { FULL_SCORE } from '../../../../shared/domain/evaluation.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';

interface RoundFormProps {
  readonly rounds: readonly EvaluationRound[];
  readonly actions: Actions;
  readonly onClose: () => void;
}

export function RoundForm({ rounds, actions, onClose }: RoundFormProps) {
  const { settings } = useCounty();
  const { on } = useReader();
  const round = (rounds.at(-1)?.round ?? 0) + 1;
  const [form, setForm] = useState({ name: t('evaluation.roundName', { round }), by: '', on, full: FULL_SCORE });
  const isSound = form.name.trim() !== '' && isDay(form.on) && form.full > 0;
  const save = (): void =>
    actions.perform({
      act: (commands) =>
        commands.writeEntry('evaluation', `${settings.county}|${round}`, {
          round,
          name: form.name.trim(),
          by: form.by.trim(),
          on: form.on,
          full: form.full,
        }),
      said: t('evaluation.saved', { name: form.name.trim() }),
      undoable: true,
      onResult: (result) => result.ok && onClose(),
    });
  return (
    <aside className="panel-side" aria-label={t('evaluation.new')}>
      <form
        className="panel-form"
        aria-label={t('evaluation.new')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isSound) save();
        }}
      >
        <header>
          <h3>{t('evaluation.new')}</h3>
          <Button size="small" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </header>
        <label>
          <span>{t('evaluation.name')}</span>
          <Input
            autoFocus
            value={form.name}
            maxLength={60}
            onChange={(event) => setForm({ ...form, name: event.target.value })}
          />
        </label>
        <label>
          <span>{t('evaluation.by')}</span>
          <Input value={form.by} maxLength={60} onChange={(event) => setForm({ ...form, by: event.target.value })} />
        </label>
        <div className="form-pair">
          <label>
            <span>{t('evaluation.on')}</span>
            <Input
              value={form.on}
              maxLength={10}
              onChange={(event) => setForm({ ...form, on: event.target.value.trim() })}
            />
          </label>
          <label>
            <span>{t('evaluation.full')}</span>
            <InputNumber
              value={form.full}
              min={1}
              max={1000}
              onChange={(full) => setForm({ ...form, full: full ?? FULL_SCORE })}
            />
          </label>
        </div>
        {!isDay(form.on) && <p className="form-problem">{t('form.day')}</p>}
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={actions.busy}
            disabled={!isSound || actions.refusal !== undefined}
          >
            {t('evaluation.save')}
          </Button>
        </div>
      </form>
    </aside>
  );
}
