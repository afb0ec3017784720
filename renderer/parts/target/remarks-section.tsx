/** Remarks on a target, newest first; they are added and never changed. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { clockMs } from '../../../shared/log/clock.ts';
import type { Actions } from '../../app/use-actions.ts';
import type { LitTarget } from '../../db/reader.ts';
import { dateTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface RemarksSectionProps {
  readonly target: LitTarget;
  readonly actions: Actions;
  readonly canWrite: boolean;
}

export function RemarksSection({ target, actions, canWrite }: RemarksSectionProps) {
  const [text, setText] = useState('');
  const remarks = [...(target.remarks ?? [])].reverse();
  return (
    <section className="remarks" aria-label={t('remark.title')}>
      <h3>{t('remark.title')}</h3>
      {remarks.length === 0 && !canWrite && <p className="quiet">{t('remark.none')}</p>}
      {canWrite && (
        <form
          className="remark-form"
          onSubmit={(event) => {
            event.preventDefault();
            const said = text.trim();
            if (said === '') return;
            actions.perform({
              act: (commands) => commands.addNote(target.id, said),
              said: t('remark.saved'),
              undoable: true,
              onResult: (result) => {
                if (result.ok) setText('');
              },
            });
          }}
        >
          <Input.TextArea
            value={text}
            rows={2}
            maxLength={4000}
            placeholder={t('remark.hint')}
            aria-label={t('remark.add')}
            onChange={(event) => setText(event.target.value)}
          />
          <Button htmlType="submit" disabled={text.trim() === ''} loading={actions.busy && text.trim() !== ''}>
            {t('remark.add')}
          </Button>
        </form>
      )}
      {remarks.length > 0 && (
        <ul>
          {remarks.map(({ id, text: said, user, clock }) => (
            <li key={id}>
              <p>{said}</p>
              <small>{t('track.byAt', { user, when: dateTime(clockMs(clock)) })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
