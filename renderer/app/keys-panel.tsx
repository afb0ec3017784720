/** The list of keys, beside the map. */
import { t } from '../text/t.ts';
import { KEY_LIST } from './shortcuts.ts';

export function KeysPanel() {
  return (
    <section className="drawer drawer-right" aria-label={t('keys.title')}>
      <h2>{t('keys.title')}</h2>
      <dl className="key-list">
        {KEY_LIST.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
