/** One line at the foot of the map: what was just saved, with its undo, or why it was not done. */
import { useEffect } from 'react';
import { t } from '../text/t.ts';
import type { Actions } from './use-actions.ts';
import { dismissNotice, useView } from './view-store.ts';
import './notice-line.css';

/** Long enough to read and to reach 撤销, ms; refusals stay until the next step. */
const STAYS_MS = 8000;

export function NoticeLine({ actions }: { actions: Actions }) {
  const notice = useView((view) => view.notice);
  useEffect(() => {
    if (notice?.tone !== 'done') return undefined;
    const timer = setTimeout(dismissNotice, STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="notice-slot" role="status" aria-live="polite">
      {notice && (
        <p key={notice.serial} className={`notice notice-${notice.tone}`}>
          <span>{notice.text}</span>
          {notice.undoable && actions.refusal === undefined && (
            <button type="button" onClick={actions.undo} disabled={actions.busy}>
              {t('action.undo')}
            </button>
          )}
          <button type="button" className="notice-close" aria-label={t('action.close')} onClick={dismissNotice}>
            ×
          </button>
        </p>
      )}
    </div>
  );
}
