/** Says who answers for a household from a day on: somebody of the lists, or a new name. */
import { AutoComplete, Button, Input } from 'antd';
import { useState } from 'react';
import type { Cadre } from '../../../../shared/domain/household-batch.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';

interface PairingFormProps {
  readonly household: string;
  readonly actions: Actions;
  /** Cadres of the village, by id. */
  readonly known: ReadonlyMap<string, Cadre> | undefined;
}

export function PairingForm({ household, actions, known }: PairingFormProps) {
  const { on, live } = useReader();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [office, setOffice] = useState('');
  const [since, setSince] = useState(on);
  const cadres = [...(known?.values() ?? [])];
  if (!live || !actions.canWrite) return null;
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('people.changePairing')}
      </Button>
    );
  const save = (): void => {
    const found = cadres.find((cadre) => cadre.name === name.trim());
    actions.perform({
      act: (commands) =>
        commands.writeEntry('pairing', `${household}|pair`, {
          cadre: found?.id ?? `${household}|${name.trim()}`,
          name: name.trim(),
          office: found?.office ?? office.trim(),
          since,
        }),
      said: t('people.said.pairing', { household, name: name.trim() }),
      undoable: true,
      onResult: (result) => result.ok && setOpen(false),
    });
  };
  return (
    <form
      className="inner-form"
      aria-label={t('people.changePairing')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="form-pair">
        <label>
          <span>{t('people.cadre')}</span>
          <AutoComplete
            autoFocus
            value={name}
            onChange={setName}
            options={cadres.map((cadre) => ({ value: cadre.name, key: cadre.id }))}
            showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
          />
        </label>
        <label>
          <span>{t('people.since')}</span>
          <Input type="date" value={since} max={on} onChange={(event) => setSince(event.target.value)} />
        </label>
      </div>
      <label>
        <span>{t('people.office')}</span>
        <Input value={office} maxLength={60} onChange={(event) => setOffice(event.target.value)} />
      </label>
      <div className="form-actions">
        <Button htmlType="submit" type="primary" loading={actions.busy} disabled={name.trim() === '' || since === ''}>
          {t('people.save')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
