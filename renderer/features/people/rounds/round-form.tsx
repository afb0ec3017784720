/** A new round: its name and its days. It begins with the removals. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';
import { newEntryId } from '../posts/post-change.ts';
import { showRound } from '../people-store.ts';

export function RoundForm({ actions, onClose }: { actions: Actions; onClose: () => void }) {
  const { units } = useCounty();
  const reader = useReader();
  const [name, setName] = useState('');
  const [from, setFrom] = useState(reader.on);
  const [on, setOn] = useState(reader.on);
  const save = (): void => {
    const id = newEntryId(units.county?.id ?? '');
    actions.perform({
      act: (commands) => commands.writeEntry('round', id, { name: name.trim(), from, on, removalsDone: false }),
      said: t('people.said.newRound', { name: name.trim() }),
      undoable: true,
      onResult: (result) => {
        if (!result.ok) return;
        showRound(id.slice(id.indexOf('|') + 1));
        onClose();
      },
    });
  };
  return (
    <form
      className="panel-form"
      aria-label={t('people.newRound')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{t('people.newRound')}</h3>
      <label>
        <span>{t('people.roundName')}</span>
        <Input autoFocus value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </label>
      <div className="form-pair">
        <label>
          <span>{t('people.roundFrom')}</span>
          <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          <span>{t('people.roundTo')}</span>
          <Input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
      </div>
      <p className="quiet">{t('people.newRoundNote')}</p>
      <div className="form-actions">
        <Button
          htmlType="submit"
          type="primary"
          loading={actions.busy}
          disabled={name.trim() === '' || from === '' || on === ''}
        >
          {t('people.save')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
