/** Writes a visit down: on which day, by whom, and what was seen. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Actions } from '../../../app/use-actions.ts';
import { useReader } from '../../../db/county-store.tsx';
import { fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface VisitFormProps {
  readonly household: string;
  readonly actions: Actions;
  /** Who usually comes. */
  readonly person: string;
}

export function VisitForm({ household, actions, person: usual }: VisitFormProps) {
  const { on, live } = useReader();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(on);
  const [person, setPerson] = useState(usual);
  const [note, setNote] = useState('');
  if (!live || !actions.canWrite) return null;
  if (!open)
    return (
      <Button
        size="small"
        onClick={() => {
          setPerson(usual);
          setOpen(true);
        }}
      >
        {t('people.recordVisit')}
      </Button>
    );
  const save = (): void =>
    actions.perform({
      act: (commands) =>
        commands.writeEntry('visit', `${household}|${day}`, {
          person: person.trim(),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        }),
      said: t('people.said.visit', { household, date: fullDate(day) }),
      undoable: true,
      onResult: (result) => result.ok && setOpen(false),
    });
  return (
    <form
      className="inner-form"
      aria-label={t('people.recordVisit')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="form-pair">
        <label>
          <span>{t('people.day')}</span>
          <Input type="date" value={day} max={on} onChange={(event) => setDay(event.target.value)} />
        </label>
        <label>
          <span>{t('people.visitor')}</span>
          <Input value={person} maxLength={40} onChange={(event) => setPerson(event.target.value)} />
        </label>
      </div>
      <label>
        <span>{t('people.visitNote')}</span>
        <Input.TextArea rows={2} maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <div className="form-actions">
        <Button htmlType="submit" type="primary" loading={actions.busy} disabled={person.trim() === '' || day === ''}>
          {t('people.save')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
