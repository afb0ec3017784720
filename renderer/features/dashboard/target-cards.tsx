/** What burns, longest overdue first, and what was cleared last; each line selects its target. */
import { daysBetween } from '../../../shared/domain/day.ts';
import { pickTarget, useView } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useCounty, useReader } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { count, dateTime, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';

const ROW_REM = 2.75;

function Line({ target, state, foot }: { target: LitTarget; state: boolean; foot: string }) {
  const { units } = useCounty();
  return (
    <div className="dash-line" role="gridcell">
      {state ? <StateMark state={target.state} /> : <LightDot light={target.light} />}
      <span className="dash-name" title={target.name}>
        {target.name}
      </span>
      <b>{percent(target.percent)}</b>
      <span className="dash-where">
        {t('dashboard.where', { unit: units.get(target.unit)?.name ?? '', owner: target.owner })}
      </span>
      <span className="dash-foot">{foot}</span>
    </div>
  );
}

export function RedCard({ rows }: { rows: readonly LitTarget[] }) {
  const { on } = useReader();
  const chosen = useView((view) => view.target);
  const red = rows.filter(({ light }) => light === 'red');
  return (
    <Card title={t('dashboard.red')} area="red" aside={<span>{count(red.length)}</span>}>
      {red.length === 0 ? (
        <p className="quiet">{t('dashboard.noRed')}</p>
      ) : (
        <VirtualList
          items={red}
          rowRem={ROW_REM}
          keyOf={({ id }) => id}
          label={t('dashboard.red')}
          chosen={chosen}
          onChoose={({ id }) => pickTarget(id)}
          render={(target) => (
            <Line
              target={target}
              state={false}
              foot={
                target.overdue
                  ? t('list.overdueBy', { days: count(daysBetween(target.plan.deadline, on)) })
                  : t('list.due', { date: shortDate(target.plan.deadline) })
              }
            />
          )}
        />
      )}
    </Card>
  );
}

/** More is a question for the ledger. */
const RECENT = 200;

export function RecentCard({ rows }: { rows: readonly LitTarget[] }) {
  const chosen = useView((view) => view.target);
  const recent = rows
    .filter(({ state, clearedAt }) => state === 'cleared' && clearedAt !== undefined)
    .sort((a, b) => (b.clearedAt ?? 0) - (a.clearedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, RECENT);
  return (
    <Card title={t('dashboard.recent')} area="recent">
      {recent.length === 0 ? (
        <p className="quiet">{t('dashboard.noRecent')}</p>
      ) : (
        <VirtualList
          items={recent}
          rowRem={ROW_REM}
          keyOf={({ id }) => id}
          label={t('dashboard.recent')}
          chosen={chosen}
          onChoose={({ id }) => pickTarget(id)}
          render={(target) => <Line target={target} state foot={dateTime(target.clearedAt ?? 0)} />}
        />
      )}
    </Card>
  );
}
