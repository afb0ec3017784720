/** 结对规则: how many households a cadre answers for, at least or at most, and how often each is visited. */
import { Button } from 'antd';
import { DEFAULT_PAIRING_RULE, type PairingRule } from '../../../shared/domain/pairing.ts';
import { t } from '../../text/t.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import type { SectionProps } from './section.ts';

export function PairingSection({ draft, change, readOnly, issueAt }: SectionProps) {
  const rule = draft.pairing;
  const set = (pairing: PairingRule): void => change((settings) => ({ ...settings, pairing }));
  if (!rule) {
    return (
      <section>
        <p>{t('settings.pairing.none')}</p>
        <Button type="primary" disabled={readOnly} onClick={() => set(DEFAULT_PAIRING_RULE)}>
          {t('settings.pairing.begin')}
        </Button>
      </section>
    );
  }
  return (
    <section>
      <h3>{t('settings.pairing.title')}</h3>
      <p className="section-hint">{t('settings.pairing.hint')}</p>
      <ChoiceField
        label={t('settings.pairing.mode')}
        value={rule.mode}
        options={(['minimum', 'maximum'] as const).map((value) => ({ value, label: t(`settings.pairing.${value}`) }))}
        onChange={(mode) => set({ ...rule, mode })}
      />
      <div className="field-grid">
        <NumberField
          label={t(`settings.pairing.households.${rule.mode}`)}
          unit={t('settings.pairing.unit')}
          value={rule.households}
          issue={issueAt('pairing', 'households')}
          onChange={(households) => set({ ...rule, households })}
        />
        <NumberField
          label={t('settings.pairing.visits')}
          unit={t('settings.lights.days')}
          value={rule.visitEveryDays}
          issue={issueAt('pairing', 'visitEveryDays')}
          onChange={(visitEveryDays) => set({ ...rule, visitEveryDays })}
        />
      </div>
    </section>
  );
}
