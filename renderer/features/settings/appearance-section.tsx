/** 外观: the theme of this seat. Not part of the county's settings: nobody else sees it. */
import { switchTheme, useSeat } from '../../app/seat-store.ts';
import { THEMES } from '../../map/paint.ts';
import { themeText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { ChoiceField } from './fields.tsx';

export function AppearanceSection() {
  const theme = useSeat((seat) => seat.theme);
  return (
    <section>
      <h3>{t('settings.theme.title')}</h3>
      <p className="section-hint">{t('settings.theme.hint')}</p>
      <ChoiceField
        label={t('settings.theme.choose')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: themeText(value) }))}
        onChange={(next) => next !== theme && switchTheme()}
      />
      <div className={`theme-sample`} aria-hidden="true">
        <i className="sample-red" />
        <i className="sample-yellow" />
        <i className="sample-green" />
        <i className="sample-none" />
        <span>{t('settings.theme.sample')}</span>
      </div>
    </section>
  );
}
