/** Hands a post over on a day: one ends and the next begins in one write, so that the duty is never without anybody. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { handOver, type UnitPost } from '../../../../shared/domain/posts.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { announce } from '../../../app/view-store.ts';
import { useReader } from '../../../db/county-store.tsx';
import { fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { postChange } from './post-change.ts';

interface HandOverFormProps {
  readonly post: UnitPost;
  readonly actions: Actions;
  readonly onClose: () => void;
}

export function HandOverForm({ post, actions, onClose }: HandOverFormProps) {
  const reader = useReader();
  const [person, setPerson] = useState('');
  const [on, setOn] = useState(reader.on);
  const save = (): void => {
    const next = handOver(post, { person: person.trim(), on });
    if (!next.ok) {
      announce('refused', t(`people.handOver.${next.error.reason}`));
      return;
    }
    const { ended, begun } = next.value;
    actions.perform({
      act: (commands) => commands.writeEntries([postChange(ended), postChange(begun)]),
      said: t('people.said.handOver', { title: post.title, person: person.trim(), date: fullDate(on) }),
      undoable: true,
      onResult: (result) => result.ok && onClose(),
    });
  };
  return (
    <form
      className="inner-form"
      aria-label={t('people.handOver')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="form-pair">
        <label>
          <span>{t('people.nextPerson')}</span>
          <Input autoFocus value={person} maxLength={40} onChange={(event) => setPerson(event.target.value)} />
        </label>
        <label>
          <span>{t('people.handOverDay')}</span>
          <Input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
      </div>
      <div className="form-actions">
        <Button htmlType="submit" type="primary" loading={actions.busy} disabled={person.trim() === '' || on === ''}>
          {t('people.handOver')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
