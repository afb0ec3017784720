/** A post that somebody takes up: a vacancy that is filled, or a new title. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';
import { postChange } from './post-change.ts';

interface PostFormProps {
  readonly unit: Unit;
  /** Empty: a new title. */
  readonly title: string;
  readonly actions: Actions;
  readonly onClose: () => void;
}

export function PostForm({ unit, title: given, actions, onClose }: PostFormProps) {
  const reader = useReader();
  const [title, setTitle] = useState(given);
  const [person, setPerson] = useState('');
  const [since, setSince] = useState(reader.on);
  const post = { unit: unit.id, title: title.trim(), person: person.trim(), since };
  return (
    <form
      className="inner-form post-form"
      aria-label={t('people.newPost')}
      onSubmit={(event) => {
        event.preventDefault();
        actions.perform({
          act: (commands) => commands.writeEntries([postChange(post)]),
          said: t('people.said.post', { title: post.title, person: post.person }),
          undoable: true,
          onResult: (result) => result.ok && onClose(),
        });
      }}
    >
      {given === '' && (
        <label>
          <span>{t('people.postTitle')}</span>
          <Input autoFocus value={title} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
        </label>
      )}
      <div className="form-pair">
        <label>
          <span>{t('people.person.name')}</span>
          <Input value={person} maxLength={40} onChange={(event) => setPerson(event.target.value)} />
        </label>
        <label>
          <span>{t('people.since')}</span>
          <Input type="date" value={since} onChange={(event) => setSince(event.target.value)} />
        </label>
      </div>
      <div className="form-actions">
        <Button
          htmlType="submit"
          type="primary"
          loading={actions.busy}
          disabled={post.title === '' || post.person === '' || since === ''}
        >
          {t('people.save')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
