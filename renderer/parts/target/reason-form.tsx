/** Asks why a cleared target is opened again; without a reason it is not done. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { t } from '../../text/t.ts';

interface ReopenFormProps {
  readonly busy: boolean;
  readonly onReopen: (why: string) => void;
  readonly onCancel: () => void;
}

export function ReopenForm({ busy, onReopen, onCancel }: ReopenFormProps) {
  const [why, setWhy] = useState('');
  return (
    <form
      className="reopen-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() !== '') onReopen(why.trim());
      }}
    >
      <label>
        <span>{t('action.reopenWhy')}</span>
        <Input.TextArea
          autoFocus
          rows={2}
          value={why}
          maxLength={200}
          placeholder={t('action.reopenPlaceholder')}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <div className="target-actions">
        <Button htmlType="submit" type="primary" loading={busy} disabled={why.trim() === ''}>
          {t('action.reopen')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
