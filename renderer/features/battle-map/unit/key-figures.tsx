/** The figures of one unit on the shown day: clearance, progress against plan, lights, what is overdue, who is still poor. */
import { LIGHTS, type Light } from '../../../../shared/domain/light.ts';
import type { UnitFigures } from '../../../db/reader.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { toggleLight, useView } from '../../../app/view-store.ts';
import { lightMeaning, lightText } from '../../../text/domain-text.ts';
import { count, decimal, percent, percentTwo, share } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** Behind, ahead of or on plan, to a tenth of a point. */
function planText(reached: number, planned: number): string {
  const lag = Math.round((planned - reached) * 10) / 10;
  if (lag > 0) return t('kpi.behind', { points: decimal(lag) });
  return lag < 0 ? t('kpi.ahead', { points: decimal(-lag) }) : t('kpi.onPlan');
}

function LightButton({ light, number }: { light: Light; number: number }) {
  const chosen = useView((view) => view.filter.lights.includes(light));
  return (
    <button
      type="button"
      className="light-button"
      aria-pressed={chosen}
      title={lightMeaning(light)}
      aria-label={t('top.lightCount', { light: lightText(light), count: count(number) })}
      onClick={() => toggleLight(light)}
    >
      <LightDot light={light} quiet />
      <b>{count(number)}</b>
    </button>
  );
}

export function KeyFigures({ figures }: { figures: UnitFigures }) {
  const { summary, tally } = figures;
  const { poor } = tally;
  const disputed = Object.values(tally.kinds).reduce((sum, kind) => sum + kind.disputed, 0);
  return (
    <section className="key-figures" aria-label={t('kpi.title')}>
      {summary.total === 0 || summary.percent === null || summary.plannedPercent === null ? (
        <p className="quiet">{t('kpi.noTargets')}</p>
      ) : (
        <>
          <div className="kpi-clear">
            <span className="kpi-label">{t('kpi.cleared')}</span>
            <b className="kpi-huge">{count(summary.cleared)}</b>
            <span className="kpi-of">/ {count(summary.total)}</span>
            <b className="kpi-share">{percent(share(summary.cleared, summary.total))}</b>
          </div>
          <div className="kpi-progress">
            <div className="kpi-line">
              <LightDot light={summary.light} />
              <span className="kpi-label">{t('kpi.progress')}</span>
              <b>{percent(summary.percent)}</b>
              <span className="quiet">{t('kpi.plan', { percent: decimal(summary.plannedPercent) })}</span>
            </div>
            <ProgressBar value={summary.percent} plan={summary.plannedPercent} label={t('kpi.progress')} />
            <p className="kpi-plan">{planText(summary.percent, summary.plannedPercent)}</p>
          </div>
          <div className="kpi-lights" role="group" aria-label={t('kpi.lights')}>
            {LIGHTS.map((light) => (
              <LightButton key={light} light={light} number={summary.lights[light]} />
            ))}
          </div>
          <p className="kpi-note">
            <span>
              {summary.overdue > 0 ? t('kpi.overdueCount', { count: count(summary.overdue) }) : t('kpi.overdueNone')}
            </span>
            {disputed > 0 && <span>{t('kpi.disputed', { count: count(disputed) })}</span>}
          </p>
        </>
      )}
      {poor.households > 0 && (
        <dl className="kpi-poor">
          <div>
            <dt>{t('kpi.poorLeft')}</dt>
            <dd>
              <b>{t('count.households', { count: count(poor.left) })}</b>
              <small>{t('count.people', { count: count(poor.leftPeople) })}</small>
            </dd>
          </div>
          <div>
            <dt>{t('kpi.povertyRate')}</dt>
            <dd>
              {summary.povertyRate === null ? (
                <small>{t('kpi.povertyUnknown')}</small>
              ) : (
                <b>{percentTwo(summary.povertyRate)}</b>
              )}
              {poor.relapsed > 0 && <small>{t('kpi.relapsed', { count: count(poor.relapsed) })}</small>}
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
