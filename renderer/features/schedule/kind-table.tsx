/** Back-schedule table: what is left of each kind and stage, what is needed per workday, what is made, when it would end. */
import type { Day } from '../../../shared/domain/unit.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { amount, amountOf, count, decimal, shortDate } from '../../text/format.ts';
import { scheduleRefusalText } from '../../text/schedule-text.ts';
import { t } from '../../text/t.ts';
import { slackText } from './gantt.tsx';
import type { KindLine } from './kind-lines.ts';

const dateOf = (day: Day | null, year: string): string =>
  day === null ? t('unit.noValue') : day.startsWith(year) ? shortDate(day) : day;

/** How many times faster it has to go; nothing when it is fast enough. */
function Speed({ needed, perDay }: { needed: number | null; perDay: number }) {
  if (needed === null || needed <= perDay) return null;
  return (
    <small className="back-speed" title={t('schedule.speed.title')}>
      {perDay === 0 ? t('schedule.speed.none') : t('schedule.speed', { times: decimal(needed / perDay) })}
    </small>
  );
}

function Slack({ slack }: { slack: number | null }) {
  if (slack === null) return <td className="number">{t('unit.noValue')}</td>;
  return <td className={slack < 0 ? 'number late' : 'number'}>{slackText(slack)}</td>;
}

interface KindTableProps {
  readonly lines: readonly KindLine[];
  readonly windowDays: number;
  readonly hasPaces: boolean;
  readonly on: Day;
}

export function KindTable({ lines, windowDays, hasPaces, on }: KindTableProps) {
  const year = on.slice(0, 5);
  const rate = (value: number): string => (hasPaces ? amount(Math.round(value * 100) / 100) : t('schedule.reading'));
  return (
    <table className="back-table">
      <thead>
        <tr>
          <th>{t('schedule.col.kind')}</th>
          <th className="number">{t('schedule.col.remaining')}</th>
          <th className="number">{t('schedule.col.needed')}</th>
          <th className="number">{t('schedule.col.rate', { days: windowDays })}</th>
          <th className="number">{t('schedule.col.forecast')}</th>
          <th className="number">{t('schedule.slack')}</th>
          <th className="number">{t('schedule.col.latest')}</th>
          <th className="number">{t('schedule.col.deadline')}</th>
        </tr>
      </thead>
      {lines.map(({ kind, line, light, stages, refusal }) => (
        <tbody key={kind.id}>
          <tr className="back-kind">
            <th scope="row">
              <LightDot light={light} /> {kind.name}
              <small>{t('schedule.open', { open: count(line.open), total: count(line.targets) })}</small>
            </th>
            <td className="number">
              {amountOf(kind, Math.round(line.remaining * 100) / 100)} <small>{kind.measure}</small>
            </td>
            <td
              className="number"
              title={line.binding === null ? undefined : t('schedule.binding', { date: shortDate(line.binding) })}
            >
              {line.needed === null ? t('schedule.overdue') : amount(Math.round(line.needed * 100) / 100)}
            </td>
            <td className="number">
              {rate(line.perDay)} {hasPaces && <Speed needed={line.needed} perDay={line.perDay} />}
            </td>
            <td className="number">{dateOf(line.forecast, year)}</td>
            <Slack slack={line.slack} />
            <td className={line.latestStart !== null && line.latestStart <= on ? 'number late' : 'number'}>
              {dateOf(line.latestStart, year)}
            </td>
            <td className="number">{dateOf(line.deadline, year)}</td>
          </tr>
          {refusal && (
            <tr className="back-stage">
              <td colSpan={8} className="back-refusal">
                {scheduleRefusalText(refusal)}
              </td>
            </tr>
          )}
          {stages.map((stage) => (
            <tr key={stage.id} className="back-stage">
              <th scope="row">{kind.stages.find((it) => it.id === stage.id)?.name}</th>
              <td className="number">{amountOf(kind, Math.round(stage.remaining * 100) / 100)}</td>
              <td className="number">
                {stage.needed === null ? t('unit.noValue') : amount(Math.round(stage.needed * 100) / 100)}
              </td>
              <td className="number">
                {rate(stage.perDay)} {hasPaces && <Speed needed={stage.needed} perDay={stage.perDay} />}
              </td>
              <td className="number">{dateOf(stage.forecast, year)}</td>
              <Slack slack={stage.slack} />
              <td className={stage.latestStart !== null && stage.latestStart <= on ? 'number late' : 'number'}>
                {dateOf(stage.latestStart, year)}
              </td>
              <td className="number">
                {stage.window === null
                  ? t('schedule.finished')
                  : t('schedule.window', {
                      from: dateOf(stage.window.start, year),
                      to: dateOf(stage.window.finish, year),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
