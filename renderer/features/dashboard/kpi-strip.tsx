/** The figures a leader asks for first: cleared, lights, poverty rate with what it is made of, villages that may exit. */
import { LIGHTS } from '../../../shared/domain/light.ts';
import { showMode, toggleLight, useView } from '../../app/view-store.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import type { UnitFigures } from '../../db/reader.ts';
import { lightText } from '../../text/domain-text.ts';
import { count, decimal, percent, percentTwo, share } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { ExitProgress } from './use-exit-progress.ts';

interface KpiStripProps {
  readonly figures: UnitFigures;
  readonly people: number | undefined;
  /** Null for a unit whose own checklist stands below instead. */
  readonly exit: ExitProgress | null;
}

export function KpiStrip({ figures, people, exit }: KpiStripProps) {
  const { summary, tally } = figures;
  const lights = useView((view) => view.filter.lights);
  const lag =
    summary.percent === null || summary.plannedPercent === null ? null : summary.plannedPercent - summary.percent;
  return (
    <section className="kpis" aria-label={t('dashboard.kpis')}>
      <div className="kpi">
        <span className="kpi-label">{t('dashboard.cleared')}</span>
        <strong>
          {count(summary.cleared)}
          <small>{t('dashboard.of', { total: count(summary.total) })}</small>
        </strong>
        <span className="kpi-foot">{percent(share(summary.cleared, summary.total))}</span>
      </div>
      <div className="kpi kpi-wide">
        <span className="kpi-label">{t('dashboard.progress')}</span>
        <strong>
          {summary.percent === null ? t('dashboard.none') : percent(summary.percent)}
          {lag !== null && (
            <small>
              <LightDot light={summary.light} />
              {Math.abs(lag) < 0.05
                ? t('kpi.onPlan')
                : lag > 0
                  ? t('children.lag', { points: decimal(lag) })
                  : t('children.lead', { points: decimal(-lag) })}
            </small>
          )}
        </strong>
        <ProgressBar
          value={summary.percent ?? 0}
          plan={summary.plannedPercent ?? undefined}
          label={t('dashboard.progress')}
        />
      </div>
      <div className="kpi kpi-lamp-field">
        <span className="kpi-label">{t('dashboard.lights')}</span>
        <div className="kpi-lamps">
          {LIGHTS.map((light) => (
            <button
              key={light}
              type="button"
              aria-pressed={lights.includes(light)}
              title={lightText(light)}
              onClick={() => toggleLight(light)}
              onDoubleClick={() => showMode('ledger')}
            >
              <LightDot light={light} />
              <b>{count(summary.lights[light])}</b>
            </button>
          ))}
        </div>
        <span className="kpi-foot">{t('dashboard.overdue', { count: count(summary.overdue) })}</span>
      </div>
      <div className="kpi">
        <span className="kpi-label">{t('dashboard.povertyRate')}</span>
        <strong>{summary.povertyRate === null ? t('dashboard.none') : percentTwo(summary.povertyRate)}</strong>
        <span className="kpi-foot">
          {people === undefined
            ? t('dashboard.peopleUnknown')
            : t('dashboard.rateOf', { poor: count(tally.poor.leftPeople), people: count(people) })}
        </span>
      </div>
      <div className="kpi">
        <span className="kpi-label">{t('dashboard.households')}</span>
        <strong>
          {count(tally.poor.left)}
          <small>{t('dashboard.of', { total: count(tally.poor.households) })}</small>
        </strong>
        <span className="kpi-foot">{t('dashboard.relapsed', { count: count(tally.poor.relapsed) })}</span>
      </div>
      {exit && (
        <div className="kpi">
          <span className="kpi-label">{t('dashboard.exit')}</span>
          <strong>
            {exit.checked < exit.total ? t('dashboard.counting') : count(exit.passed.length)}
            <small>{t('dashboard.of', { total: count(exit.total) })}</small>
          </strong>
          <span className="kpi-foot">
            {exit.checked < exit.total
              ? t('dashboard.checked', { checked: count(exit.checked), total: count(exit.total) })
              : t('dashboard.exitWaiting', { failed: count(exit.failed), open: count(exit.open) })}
          </span>
        </div>
      )}
    </section>
  );
}
