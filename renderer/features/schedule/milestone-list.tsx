/** Milestones of the chosen action: when, how much, and whether it was reached. */
import type { MilestoneStanding } from '../../../shared/domain/schedule/milestones.ts';
import { fullDate, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';

function statusText({ status, reached, reachedOn }: MilestoneStanding): string {
  const now = percent(reached ?? 0);
  if (status === 'late' && reachedOn !== null) return t('schedule.milestone.late', { date: fullDate(reachedOn) });
  if (status === 'early' && reachedOn !== null) return t('schedule.milestone.early', { date: fullDate(reachedOn) });
  return status === 'hit' || status === 'missed'
    ? t(`schedule.milestone.${status}`, { percent: now })
    : t('schedule.milestone.pending', { percent: now });
}

export function MilestoneList({ milestones }: { milestones: readonly MilestoneStanding[] }) {
  if (milestones.length === 0) return null;
  return (
    <ul className="milestone-list" aria-label={t('schedule.milestones')}>
      {milestones.map((standing) => (
        <li key={`${standing.milestone.on} ${standing.milestone.name}`} className={`milestone-${standing.status}`}>
          <i className="scurve-milestone" />
          <span>{shortDate(standing.milestone.on)}</span>
          <b>{standing.milestone.name}</b>
          <span>{percent(standing.milestone.percent)}</span>
          <span className="quiet">{statusText(standing)}</span>
        </li>
      ))}
    </ul>
  );
}
