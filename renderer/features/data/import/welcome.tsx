/** The start of an empty county: which county it is, and three ways to its townships and villages. */
import { FileTextOutlined, FormOutlined, GlobalOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { showDataTab } from '../../../app/data-tab.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { planSoon } from './import-flow.ts';
import { newCountyOf } from './import-question.ts';
import { type NewCountyFields, setImporting, useImporting } from './import-store.ts';

const CODE = /^\d{6}$/;

export function Welcome({ host }: { readonly host: HostClient }) {
  const fields = useImporting((state) => state.newCounty);
  if (!fields) return null;
  // Files that are there already are worked out anew with what the county is called.
  const change = (field: Partial<NewCountyFields>): void => {
    setImporting({ newCounty: { ...fields, ...field } });
    planSoon(host);
  };
  const wrongCode = fields.code !== '' && !CODE.test(fields.code);
  const wrongDays = fields.start !== '' && fields.deadline !== '' && fields.deadline < fields.start;
  return (
    <div className="import-welcome">
      <h2>{t('dataImport.welcome')}</h2>
      <p>{t('dataImport.welcomeHint')}</p>
      <form aria-label={t('dataImport.welcome')} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('dataImport.new.name')} hint={t('dataImport.new.nameHint')}>
          <Input
            size="large"
            maxLength={60}
            value={fields.name}
            placeholder={t('dataImport.new.namePlaceholder')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field
          label={t('dataImport.new.code')}
          hint={wrongCode ? t('dataImport.new.codeWrong') : t('dataImport.new.codeHint')}
          wrong={wrongCode}
        >
          <Input
            size="large"
            maxLength={6}
            inputMode="numeric"
            value={fields.code}
            aria-invalid={wrongCode}
            onChange={(event) => change({ code: event.target.value.trim() })}
          />
        </Field>
        <Field
          label={t('dataImport.new.campaign')}
          hint={fields.campaign.trim() === '' ? t('dataImport.new.campaignNeeded') : t('dataImport.new.campaignHint')}
          wrong={fields.campaign.trim() === ''}
        >
          <Input
            size="large"
            maxLength={60}
            value={fields.campaign}
            placeholder={t('dataImport.new.campaignPlaceholder')}
            onChange={(event) => change({ campaign: event.target.value })}
          />
        </Field>
        <Field label={t('dataImport.new.start')} hint={t('dataImport.new.startHint')}>
          <Input
            size="large"
            type="date"
            value={fields.start}
            onChange={(event) => change({ start: event.target.value })}
          />
        </Field>
        <Field
          label={t('dataImport.new.deadline')}
          hint={wrongDays ? t('dataImport.new.daysWrong') : t('dataImport.new.deadlineHint')}
          wrong={wrongDays}
        >
          <Input
            size="large"
            type="date"
            value={fields.deadline}
            aria-invalid={wrongDays}
            onChange={(event) => change({ deadline: event.target.value })}
          />
        </Field>
      </form>
      <ul className="import-ways" aria-label={t('dataImport.ways')}>
        <Way icon={<GlobalOutlined aria-hidden />} way="areas" />
        <Way icon={<FileTextOutlined aria-hidden />} way="list" />
        <li>
          <FormOutlined aria-hidden />
          <b>{t('dataImport.way.names')}</b>
          <span>{t('dataImport.way.namesHint')}</span>
          <button type="button" className="import-way-link" onClick={() => showDataTab('units')}>
            {t('dataImport.way.toUnits')}
          </button>
        </li>
      </ul>
      {newCountyOf(fields) === null && (
        <p className="sr-only" role="status">
          {t('dataImport.wait.newCounty')}
        </p>
      )}
    </div>
  );
}

function Way({ icon, way }: { readonly icon: ReactNode; readonly way: 'areas' | 'list' }) {
  return (
    <li>
      {icon}
      <b>{t(`dataImport.way.${way}`)}</b>
      <span>{t(`dataImport.way.${way}Hint`)}</span>
      <em>{t('dataImport.way.below')}</em>
    </li>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly wrong?: boolean;
  readonly children: ReactNode;
}

function Field({ label, hint, wrong = false, children }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      {children}
      <small className={wrong ? 'wrong' : ''}>{hint}</small>
    </label>
  );
}
