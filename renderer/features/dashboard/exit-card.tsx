/** Exit of poor villages: how many may, what holds back the rest, and which are nearest. */
import { openUnit } from '../../app/view-store.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { count, listText, percent, share } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';
import type { ExitProgress } from './use-exit-progress.ts';

/** The nearest are worth a list; all of them are a question for the ranking. */
const NEAREST = 60;

export function ExitCard({ progress }: { progress: ExitProgress | null | undefined }) {
  if (progress === null) {
    return (
      <Card title={t('dashboard.exitProgress')} area="exit">
        <p className="quiet">{t('dashboard.noVillageStandard')}</p>
      </Card>
    );
  }
  const failing = (progress?.obstacles ?? []).filter(({ fail }) => fail > 0);
  const waiting = (progress?.obstacles ?? []).filter(({ fail }) => fail === 0);
  const isDone = progress !== undefined && progress.checked === progress.total;
  return (
    <Card
      title={t('dashboard.exitProgress')}
      area="exit"
      aside={
        progress && (
          <span>{t('dashboard.pair', { part: count(progress.passed.length), whole: count(progress.total) })}</span>
        )
      }
    >
      {!progress && <p className="quiet">{t('exit.loading')}</p>}
      {progress && !isDone && (
        <div className="exit-counting">
          <ProgressBar value={share(progress.checked, progress.total)} label={t('exit.loading')} size="thin" />
          <p className="quiet">
            {t('dashboard.checked', { checked: count(progress.checked), total: count(progress.total) })}
          </p>
        </div>
      )}
      {progress && isDone && (
        <>
          <ul className="obstacles" aria-label={t('dashboard.obstacles')}>
            {failing.map(({ id, name, fail, open }) => (
              <li key={id}>
                <span className="dash-name" title={name}>
                  {name}
                </span>
                <span className="obstacle-bar" aria-hidden>
                  <i className="fail" style={{ width: `${(fail / progress.total) * 100}%` }} />
                  <i className="open" style={{ width: `${(open / progress.total) * 100}%` }} />
                </span>
                <small>
                  {open > 0
                    ? t('dashboard.failOpen', { fail: count(fail), open: count(open) })
                    : t('dashboard.fail', { fail: count(fail) })}
                </small>
              </li>
            ))}
          </ul>
          {waiting.length > 0 && (
            <p className="obstacles-open">
              {t('dashboard.openItems', {
                items: listText(waiting.map(({ name, open }) => t('dashboard.openItem', { name, open: count(open) }))),
              })}
            </p>
          )}
          <h4>{t('dashboard.nearest')}</h4>
          <ul className="nearest">
            {progress.waiting.slice(0, NEAREST).map(({ village, jobs, otherwise, lift }) => (
              <li key={village.id}>
                <button type="button" onClick={() => openUnit(village.id)}>
                  <span className="dash-name">{village.name}</span>
                  <small>
                    {t('dashboard.lacks', { jobs: count(jobs), lift: count(lift), otherwise: count(otherwise) })}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          {progress.passed.length > 0 && (
            <p className="quiet">
              {t('dashboard.passedShare', { share: percent(share(progress.passed.length, progress.total)) })}
            </p>
          )}
        </>
      )}
    </Card>
  );
}
