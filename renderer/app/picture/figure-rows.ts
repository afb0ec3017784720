/** A unit's figures in words, as they stand on pictures and sheets. */
import { LIGHTS } from '../../../shared/domain/light.ts';
import type { Summary } from '../../../shared/domain/tally.ts';
import type { FigureRow } from '../../paper/compose-sheet.ts';
import { lightText } from '../../text/domain-text.ts';
import { count, decimal, percent, share } from '../../text/format.ts';
import { t } from '../../text/t.ts';

export function figureRows(summary: Summary): FigureRow[] {
  const rows = [
    {
      label: t('kpi.cleared'),
      value: t('picture.cleared', {
        done: count(summary.cleared),
        total: count(summary.total),
        percent: percent(share(summary.cleared, summary.total)),
      }),
    },
    ...(summary.percent === null ? [] : [{ label: t('kpi.progress'), value: percent(summary.percent) }]),
    ...(summary.plannedPercent === null
      ? []
      : [{ label: t('picture.plan'), value: t('unit.percent', { percent: decimal(summary.plannedPercent) }) }]),
    ...LIGHTS.map((light) => ({
      label: lightText(light),
      value: count(summary.lights[light]),
    })),
    { label: t('kpi.overdue'), value: count(summary.overdue) },
  ];
  return [
    ...(summary.total > 0 ? rows : []),
    ...(summary.householdsLeft > 0
      ? [{ label: t('kpi.poorLeft'), value: t('count.households', { count: count(summary.householdsLeft) }) }]
      : []),
    ...(summary.povertyRate === null ? [] : [{ label: t('kpi.povertyRate'), value: percent(summary.povertyRate) }]),
  ];
}
