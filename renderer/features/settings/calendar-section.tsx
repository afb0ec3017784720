/** 日历: weekly days off, holidays and the days worked in exchange, by year. Back-scheduling counts in these workdays. */
import { CloseOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { isDay } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import {
  type Calendar,
  calendarRefusal,
  DEFAULT_CALENDAR,
  workdaysBetween,
} from '../../../shared/domain/work-calendar.ts';
import { shortDate } from '../../text/format.ts';
import { calendarRefusalText } from '../../text/schedule-text.ts';
import { t } from '../../text/t.ts';
import type { SectionProps } from './section.ts';
import './calendar-section.css';

/** Monday first, as calendars here are printed. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

export function CalendarSection({ draft, change, readOnly }: SectionProps) {
  const calendar = draft.calendar ?? DEFAULT_CALENDAR;
  const refusal = calendarRefusal(calendar);
  const set = (part: Partial<Calendar>): void =>
    change((settings) => ({ ...settings, calendar: { ...(settings.calendar ?? DEFAULT_CALENDAR), ...part } }));
  const years = yearsOf(calendar, draft.start, draft.deadline);
  return (
    <>
      <section>
        <h3>{t('calendar.title')}</h3>
        <p className="section-hint">{t('calendar.intro')}</p>
        <fieldset className="field weekdays">
          <legend className="field-label">{t('calendar.weekend')}</legend>
          {WEEKDAYS.map((day) => (
            <label key={day}>
              <input
                type="checkbox"
                checked={calendar.weekend.includes(day)}
                onChange={(event) =>
                  set({
                    weekend: event.target.checked
                      ? [...calendar.weekend, day]
                      : calendar.weekend.filter((it) => it !== day),
                  })
                }
              />
              {t(`calendar.weekday.${day}`)}
            </label>
          ))}
        </fieldset>
        {refusal && (
          <p className="field-issue" role="alert">
            {calendarRefusalText(refusal)}
          </p>
        )}
        {refusal === null && (
          <p className="calendar-counts">
            {years.map((year) => (
              <span key={year}>
                {t('calendar.count', { year, count: workdaysBetween(calendar, `${year}-01-01`, `${year}-12-31`) })}
              </span>
            ))}
          </p>
        )}
      </section>
      <DayList
        title={t('calendar.holidays')}
        addLabel={t('calendar.addHoliday')}
        days={calendar.holidays}
        readOnly={readOnly}
        onChange={(holidays) => set({ holidays })}
      />
      <DayList
        title={t('calendar.workdays')}
        addLabel={t('calendar.addWorkday')}
        days={calendar.workdays}
        readOnly={readOnly}
        onChange={(workdays) => set({ workdays })}
      />
      <section>
        <Button
          icon={<UndoOutlined />}
          disabled={readOnly || draft.calendar === undefined}
          onClick={() => change(({ calendar: _calendar, ...settings }) => settings)}
        >
          {t('calendar.reset')}
        </Button>
      </section>
    </>
  );
}

const yearOf = (day: Day): string => day.slice(0, 4);

/** Years that the campaign or the calendar touches. */
const yearsOf = (calendar: Calendar, ...days: Day[]): string[] =>
  [...new Set([...days, ...calendar.holidays, ...calendar.workdays].filter(isDay).map(yearOf))].sort();

interface DayListProps {
  readonly title: string;
  readonly addLabel: string;
  readonly days: readonly Day[];
  readonly readOnly: boolean;
  readonly onChange: (days: Day[]) => void;
}

/** Days grouped by year; a contradiction with the other list is said above, and the draft cannot be saved before it is mended. */
function DayList({ title, addLabel, days, readOnly, onChange }: DayListProps) {
  const [next, setNext] = useState('');
  const id = useId();
  const years = [...new Set(days.map(yearOf))].sort();
  const isNew = isDay(next) && !days.includes(next);
  const add = (): void => {
    if (!isNew) return;
    onChange([...days, next].sort());
    setNext('');
  };
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {years.length === 0 && <p className="field-hint">{t('calendar.none')}</p>}
      {years.map((year) => (
        <div key={year} className="calendar-year">
          <b>{year}</b>
          <ul>
            {days
              .filter((day) => yearOf(day) === year)
              .map((day) => (
                <li key={day}>
                  {shortDate(day)}
                  {!readOnly && (
                    <button
                      type="button"
                      aria-label={t('calendar.remove', { date: day })}
                      title={t('calendar.remove', { date: day })}
                      onClick={() => onChange(days.filter((it) => it !== day))}
                    >
                      <CloseOutlined />
                    </button>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {!readOnly && (
        <div className="calendar-add">
          <input
            type="date"
            className="calendar-day"
            value={next}
            aria-label={addLabel}
            onChange={(event) => setNext(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button disabled={!isNew} onClick={add}>
            {t('calendar.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
