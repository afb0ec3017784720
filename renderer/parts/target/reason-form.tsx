/** Asks why a step is taken that sends a target back or out; without a reason it is not done. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { State } from '../../../shared/domain/clearance.ts';
import { stepText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';

interface ReasonFormProps {
  readonly to: Extract<State, 'rejected' | 'reopened' | 'removed'>;
  readonly busy: boolean;
  readonly onGive: (why: string) => void;
  readonly onCancel: () => void;
}

export function ReasonForm({ to, busy, onGive, onCancel }: ReasonFormProps) {
  const [why, setWhy] = useState('');
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() !== '') onGive(why.trim());
      }}
    >
      <label>
        <span>{t(`reason.title.${to}`)}</span>
        <Input.TextArea
          autoFocus
          rows={2}
          value={why}
          maxLength={200}
          placeholder={t(`reason.hint.${to}`)}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <div className="target-actions">
        <Button htmlType="submit" type="primary" loading={busy} disabled={why.trim() === ''}>
          {stepText(to)}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
