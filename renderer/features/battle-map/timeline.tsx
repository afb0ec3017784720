/** The campaign as a line of days: its episodes named, the shown day to drag, the days still to come in grey. */
import { CaretLeftOutlined, CaretRightOutlined } from '@ant-design/icons';
import { addDays, dayNumber, dayOfNumber, daysBetween } from '../../../shared/domain/day.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { stepDate, timeMarks } from '../../parts/campaign-days.ts';
import { showDate } from '../../app/view-store.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import './timeline.css';

interface TimelineProps {
  readonly settings: CountySettings;
  readonly today: Day;
  /** Past day that is shown; null is today. */
  readonly date: Day | null;
}

export function Timeline({ settings, today, date }: TimelineProps) {
  const first = settings.start < today ? settings.start : today;
  const last = settings.deadline > today ? settings.deadline : today;
  const span = Math.max(1, daysBetween(first, last));
  const shown = date ?? today;
  const at = (day: Day): number => (Math.max(0, Math.min(span, daysBetween(first, day))) / span) * 100;
  return (
    <div className="timeline" aria-label={t('time.title')} role="group">
      <div className="time-now">
        <b>{date === null ? t('time.now', { date: fullDate(today) }) : t('time.past', { date: fullDate(date) })}</b>
        <span>
          <button
            type="button"
            aria-label={t('time.previous')}
            title={t('time.previous')}
            disabled={shown <= first}
            onClick={() => showDate(stepDate(date, -1, first, today))}
          >
            <CaretLeftOutlined />
          </button>
          <button
            type="button"
            aria-label={t('time.next')}
            title={t('time.next')}
            disabled={date === null}
            onClick={() => showDate(stepDate(date, 1, first, today))}
          >
            <CaretRightOutlined />
          </button>
          <button type="button" disabled={date === null} onClick={() => showDate(null)}>
            {t('time.today')}
          </button>
        </span>
      </div>
      <div className="time-line">
        <div className="time-episodes">
          {settings.episodes?.map((episode) => (
            <span
              key={episode.name}
              className={at(episode.to) > 92 ? 'late' : ''}
              style={{
                left: `${at(episode.from)}%`,
                width: `${Math.max(0.5, at(addDays(episode.to, 1)) - at(episode.from))}%`,
              }}
              title={`${fullDate(episode.from)} — ${fullDate(episode.to)}`}
            >
              {episode.name}
            </span>
          ))}
        </div>
        <div className="time-rail">
          <i className="time-gone" style={{ width: `${at(today)}%` }} />
          <i className="time-today" style={{ left: `${at(today)}%` }} />
          <input
            type="range"
            min={dayNumber(first)}
            max={dayNumber(last)}
            value={dayNumber(shown)}
            aria-label={t('time.slider')}
            aria-valuetext={fullDate(shown)}
            onChange={(event) => {
              const day = dayOfNumber(Number(event.target.value));
              showDate(day >= today ? null : day);
            }}
          />
        </div>
        <div className="time-months" aria-hidden>
          {timeMarks(first, last).map(({ day, isYear }) => (
            <span key={day} style={{ left: `${at(day)}%` }}>
              {isYear ? t('date.year', { year: day.slice(0, 4) }) : t('date.month', { month: Number(day.slice(5, 7)) })}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
