/** Personal data of a household: masked, and shown in full to whoever may see it after saying why; that leaves an operation. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { PERSON_FIELDS, type Person } from '../../../../shared/domain/person.ts';
import { roleText } from '../../../../shared/domain/role.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { announce, openDrawer } from '../../../app/view-store.ts';
import { useReader } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { listText } from '../../../text/format.ts';
import { personRefusalText } from '../../../text/person-text.ts';
import { t } from '../../../text/t.ts';
import { type MaskedPeople, useMaskedVillage } from './masked-people.ts';

interface PersonSectionProps {
  readonly host: HostClient;
  readonly household: string;
  readonly village: string;
  readonly row: number;
  readonly people: MaskedPeople;
}

const valueText = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : value === undefined || value.length === 0 ? '' : listText(value);

export function PersonSection({ host, household, village, row, people }: PersonSectionProps) {
  const masked = useMaskedVillage(people, village);
  const { live } = useReader();
  const [shown, setShown] = useState<Partial<Person> | null>(null);
  const [asking, setAsking] = useState(false);
  const person = masked?.rows.get(row);
  return (
    <section>
      <header>
        <h3>{t('people.person')}</h3>
        {person && shown && (
          <Button size="small" onClick={() => setShown(null)}>
            {t('people.mask')}
          </Button>
        )}
        {person && !shown && !asking && live && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('person.reveal')}
          </Button>
        )}
      </header>
      {masked === undefined && <p className="quiet">{t('people.loading')}</p>}
      {masked?.refusal === 'away' && <p className="quiet">{t('people.personAway')}</p>}
      {masked?.refusal !== undefined && masked.refusal !== 'away' && <p>{personRefusalText(masked.refusal)}</p>}
      {masked && masked.refusal === undefined && !person && <p className="quiet">{t('person.refuse.no-record')}</p>}
      {person && (
        <dl className="fact-list">
          {PERSON_FIELDS.map((field) => (
            <div key={field}>
              <dt>{t(`person.field.${field}`)}</dt>
              <dd>{valueText((shown ?? person)[field]) || t('people.none')}</dd>
            </div>
          ))}
        </dl>
      )}
      {person?.invented && <p className="quiet">{t('person.invented')}</p>}
      {asking && (
        <RevealForm
          host={host}
          household={household}
          onShown={(fields) => {
            setShown(fields);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  );
}

interface RevealFormProps {
  readonly host: HostClient;
  readonly household: string;
  readonly onShown: (fields: Partial<Person>) => void;
  readonly onCancel: () => void;
}

function RevealForm({ host, household, onShown, onCancel }: RevealFormProps) {
  const { name, role, unit } = useSeat();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const reveal = (): void => {
    if (name === '') {
      openDrawer('who');
      announce('refused', t('who.needName'));
      return;
    }
    setBusy(true);
    const capacity = roleText({ role, ...(unit === '' ? {} : { unit }) });
    host['person.reveal']({ household, fields: [...PERSON_FIELDS], user: name, role: capacity, why: why.trim() })
      .then(
        (answer) =>
          answer.ok
            ? onShown(answer.fields as Partial<Person>)
            : announce('refused', personRefusalText(answer.refusal)),
        () => announce('refused', t('people.personAway')),
      )
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="inner-form"
      onSubmit={(event) => {
        event.preventDefault();
        reveal();
      }}
    >
      <label>
        <span>{t('person.why')}</span>
        <Input autoFocus maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <p className="quiet">{t('person.whyHint')}</p>
      <div className="form-actions">
        <Button htmlType="submit" type="primary" loading={busy} disabled={why.trim() === ''}>
          {t('person.reveal')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
