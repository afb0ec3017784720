/** Start, apply, verify, clear: what has been signed, by whom and when, and what lies ahead. */
import { dayOfInstant } from '../../../shared/domain/day.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import type { SubjectFold } from '../../../shared/log/subject-fold.ts';
import { stateText } from '../../text/domain-text.ts';
import { dateTime, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { statedStates, statementOf, type TrackStop, trackOf } from './track.ts';

const EXPLAINED: readonly State[] = ['rejected', 'reopened', 'removed'];

function stopLabel({ to, by, when }: TrackStop): string {
  const step = t(`track.${to}`);
  return by === undefined || when === undefined
    ? t('track.stopOpen', { step })
    : t('track.stop', { step, who: by, date: dateTime(when) });
}

function Stop({ stop, isNext }: { stop: TrackStop; isNext: boolean }) {
  const { to, at, by, when } = stop;
  return (
    <li className={`track-stop ${at}${isNext ? ' next' : ''}`} title={stopLabel(stop)} aria-label={stopLabel(stop)}>
      <svg viewBox="0 0 16 16" aria-hidden>
        <circle cx="8" cy="8" r="6.5" />
        {at === 'signed' && <polyline points="4.8,8.3 7.1,10.6 11.3,5.8" />}
      </svg>
      <b>{t(`track.${to}`)}</b>
      {at === 'signed' && <span>{by}</span>}
      {at === 'signed' && when !== undefined && <small>{shortDate(dayOfInstant(when))}</small>}
      {at === 'reported' && <small>{t('track.reported')}</small>}
      {at === 'skipped' && <small>{t('track.skipped')}</small>}
      {isNext && <small>{t('track.waiting')}</small>}
    </li>
  );
}

interface StepTrackProps {
  readonly state: State;
  readonly fold: SubjectFold | null;
  /** The step that comes next; null when nothing lies ahead. */
  readonly next: State | null;
}

export function StepTrack({ state, fold, next }: StepTrackProps) {
  const stops = trackOf(state, fold);
  const said = EXPLAINED.includes(state) || state === 'cleared' ? statementOf(state, fold) : null;
  const stated = statedStates(fold);
  return (
    <>
      <ol className={`step-track ${state}`} aria-label={t('track.label')}>
        {stops.map((stop) => (
          <Stop key={stop.to} stop={stop} isNext={stop.to === next} />
        ))}
      </ol>
      {said && state === 'cleared' && (
        <p className="track-said">
          {t('track.clearedAt', { user: said.user, when: dateTime(said.when) })}
          {said.why !== undefined && <small>{said.why}</small>}
        </p>
      )}
      {said && state !== 'cleared' && (
        <p className={`track-said strong ${state}`}>
          {said.why === undefined ? stateText(state) : t('track.why', { state: stateText(state), why: said.why })}
          <small>{t('track.byAt', { user: said.user, when: dateTime(said.when) })}</small>
        </p>
      )}
      {stated.length > 0 && (
        <div className="track-said strong">
          {t('track.two')}
          {stated.map(({ state: each, user, when }) => (
            <small key={`${user}${when}`}>
              {t('track.twoLine', { user, state: stateText(each), when: dateTime(when) })}
            </small>
          ))}
        </div>
      )}
    </>
  );
}
