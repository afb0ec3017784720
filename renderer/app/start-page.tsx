/** What is shown before the map: what is being done and how far it is, or what went wrong and what to do about it. */
import { Button } from 'antd';
import type { OpenProgress } from '../db/projection.ts';
import { percent } from '../text/format.ts';
import { t } from '../text/t.ts';
import type { StartFault } from './start-fault.ts';
import './start-page.css';

const STEPS: readonly OpenProgress['step'][] = ['host', 'compare', 'read', 'fold', 'write', 'geometry', 'ready'];

export function StartingPage({ progress }: { progress: OpenProgress }) {
  const done = (STEPS.indexOf(progress.step) + progress.share) / (STEPS.length - 1);
  const overall = Math.min(100, done * 100);
  return (
    <main className="start-page" aria-busy="true">
      <h1>{t('app.name')}</h1>
      <p role="status">{t(`start.step.${progress.step}`)}</p>
      <div
        className="start-bar"
        role="progressbar"
        aria-label={t('start.opening')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(overall)}
      >
        <i style={{ width: `${overall}%` }} />
      </div>
      <small>{percent(overall)}</small>
    </main>
  );
}

export function FailedPage({ fault, onRetry }: { fault: StartFault; onRetry: () => void }) {
  return (
    <main className="start-page">
      <div className="start-said" role="alert">
        <h1>{t(`start.failed.${fault.reason}`)}</h1>
        <p>{t(`start.failed.${fault.reason}Advice`)}</p>
      </div>
      {fault.command && <code>{fault.command}</code>}
      {fault.reason !== 'denied' && (
        <div>
          <Button type="primary" onClick={onRetry}>
            {t('start.retry')}
          </Button>
        </div>
      )}
      {fault.detail !== '' && (
        <details>
          <summary>{t('start.failed.detail')}</summary>
          <pre>{fault.detail}</pre>
        </details>
      )}
    </main>
  );
}
