/** What the signs of the Gantt chart mean. */
import { LIGHTS } from '../../../shared/domain/light.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { lightText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';

export function Legend() {
  return (
    <ul className="gantt-legend">
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <rect className="gantt-plan" x="1" y="3" width="30" height="10" />
          <rect className="gantt-done fill-green" x="1" y="3" width="18" height="10" />
        </svg>
        {t('schedule.legend.bar')}
      </li>
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <path className="gantt-latest" transform="translate(16 0)" d="M0 4 5 13h-10z" />
        </svg>
        {t('schedule.legend.latest')}
      </li>
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <line className="gantt-tail" x1="2" x2="12" y1="8" y2="8" />
          <path className="gantt-forecast" transform="translate(16 8)" d="M0 -5.5 5.5 0 0 5.5 -5.5 0z" />
        </svg>
        {t('schedule.legend.forecast')}
      </li>
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <line className="gantt-deadline" x1="16" x2="16" y1="1" y2="15" />
        </svg>
        {t('schedule.legend.deadline')}
      </li>
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <line className="gantt-today" x1="16" x2="16" y1="0" y2="16" />
        </svg>
        {t('schedule.legend.today')}
      </li>
      <li>
        <svg viewBox="0 0 32 16" aria-hidden>
          <rect className="gantt-off" x="8" y="0" width="16" height="16" />
        </svg>
        {t('schedule.legend.off')}
      </li>
      {LIGHTS.map((light) => (
        <li key={light}>
          <span className="legend-light">
            <LightDot light={light} quiet />
          </span>
          {lightText(light)}
        </li>
      ))}
    </ul>
  );
}
