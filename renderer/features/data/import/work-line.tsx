/** What is being done and how far it is, from half a second on, with the button that ends it. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { HostClient } from '../../../host/host-client.ts';
import { count, percent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { cancel } from './import-flow.ts';
import { useImporting, type Work } from './import-store.ts';

/** Shorter work is not worth a line, ms. */
const SHOWN_AFTER_MS = 500;
/** From here on it is said how long it will still take, ms. */
const LEFT_AFTER_MS = 5000;
const TICK_MS = 500;

export function WorkLine({ host }: { readonly host: HostClient }) {
  const work = useImporting((state) => state.work);
  return work && <Line key={work.since} work={work} host={host} />;
}

function Line({ work, host }: { readonly work: Work; readonly host: HostClient }) {
  const [now, setNow] = useState(work.since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const spent = now - work.since;
  if (spent < SHOWN_AFTER_MS) return null;
  const isKnown = work.total > 0;
  const share = isKnown ? Math.min(100, (work.done / work.total) * 100) : 0;
  const left = isKnown && work.done > 0 ? (spent * (work.total - work.done)) / work.done : null;
  const title = work.phase === null ? t(`dataImport.work.${work.call}`) : t(`dataImport.phase.${work.phase}`);
  return (
    <div className="import-work" role="status">
      <div
        className={isKnown ? 'import-bar' : 'import-bar open'}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(isKnown ? { 'aria-valuenow': Math.round(share) } : {})}
      >
        <i style={isKnown ? { width: `${share}%` } : {}} />
      </div>
      <b>{title}</b>
      {work.name !== '' && <span className="import-work-name">{work.name}</span>}
      {isKnown && <span>{percent(share)}</span>}
      <small>
        {spent >= LEFT_AFTER_MS && left !== null
          ? t('dataImport.work.left', { seconds: count(Math.max(1, Math.round(left / 1000))) })
          : t('dataImport.work.spent', { seconds: count(Math.floor(spent / 1000)) })}
      </small>
      {work.call !== 'commit' || work.phase !== 'writing' ? (
        <Button size="small" disabled={work.ending} onClick={() => void cancel(host)}>
          {work.ending ? t('dataImport.work.ending') : t('action.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
