/** A ranked value as it is written, in the measure's own unit. */
import type { RankMeasure } from '../../../shared/domain/ranking.ts';
import { count, decimal, percent, scoreText } from '../../text/format.ts';
import { t } from '../../text/t.ts';

export function rankFigure(measure: RankMeasure, value: number): string {
  switch (measure) {
    case 'progress':
    case 'clearance':
      return percent(value);
    case 'lead':
      if (Math.abs(value) < 0.05) return t('kpi.onPlan');
      return value < 0
        ? t('children.lag', { points: decimal(-value) })
        : t('children.lead', { points: decimal(value) });
    case 'score':
      return t('ranking.points', { points: scoreText(value) });
    case 'problems':
      return t('ranking.openProblems', { count: count(-value) });
  }
}
