/** Bands under the top bar: what was mended at start, read-only, host lost, a past day. Each says what it means. */
import { useState } from 'react';
import { useCounty, useReader } from '../db/county-store.tsx';
import type { RebuildCause } from '../db/projection.ts';
import { count, fullDate } from '../text/format.ts';
import { t } from '../text/t.ts';
import { readOnlyText } from '../text/refusal-text.ts';
import type { Link } from './use-link.ts';
import { showDate } from './view-store.ts';
import './banners.css';

const NOTICE_KEYS = {
  'torn-tail': 'start.tornTail',
  'archive-missing': 'start.archiveMissing',
  'archive-broken': 'start.archiveBroken',
} as const;

/** Rebuilds that are no fault are not worth a line. */
const isWorthSaying = (cause: RebuildCause | null): boolean =>
  cause !== null && cause !== 'first' && cause !== 'structure';

interface BannersProps {
  readonly rebuilt: RebuildCause | null;
  readonly link: Link;
  /** Cause for which nothing can be written. */
  readonly readOnly: string | undefined;
}

export function Banners({ rebuilt, link, readOnly }: BannersProps) {
  const { info } = useCounty();
  const reader = useReader();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const mended = [
    ...(isWorthSaying(rebuilt)
      ? [{ key: 'rebuilt', text: t('start.rebuilt', { count: count(info.position.count) }) }]
      : []),
    ...info.notices.map((notice) => ({
      key: notice.kind + notice.detail,
      text: t(NOTICE_KEYS[notice.kind], { detail: notice.detail }),
    })),
  ].filter(({ key }) => !dismissed.includes(key));
  return (
    <div className="banners">
      {readOnly !== undefined && (
        <p className="banner banner-strong" role="alert">
          {readOnlyText(readOnly)}
        </p>
      )}
      {link !== 'up' && (
        <p className="banner banner-strong" role="alert">
          {t(`${link}.banner`)}
        </p>
      )}
      {mended.map(({ key, text }) => (
        <p key={key} className="banner" role="status">
          {text}
          <button type="button" className="link" onClick={() => setDismissed([...dismissed, key])}>
            {t('start.dismiss')}
          </button>
        </p>
      ))}
      {!reader.live && (
        <p className="banner banner-past" role="status">
          <b>{t('time.past', { date: fullDate(reader.on) })}</b>
          <span>{t('time.pastNote')}</span>
          <button type="button" onClick={() => showDate(null)}>
            {t('time.today')}
          </button>
        </p>
      )}
    </div>
  );
}
