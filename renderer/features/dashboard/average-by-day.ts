/** Average percentage by day over the kinds asked, from sums by kind. */
import type { ActualSeries } from '../../../shared/domain/schedule/s-curve.ts';
import type { DailyProgress } from '../../../shared/log/progress.ts';

/** `kind` empty: all of them. */
export function averageByDay({ from, kinds }: DailyProgress, kind: string): ActualSeries {
  const asked = Object.entries(kinds).flatMap(([id, of]) => (kind === '' || id === kind ? [of] : []));
  const days = Math.max(0, ...asked.map(({ targets }) => targets.length));
  const percent = Array.from({ length: days }, (_, i) => {
    const targets = asked.reduce((sum, of) => sum + (of.targets[i] ?? 0), 0);
    return targets === 0 ? null : asked.reduce((sum, of) => sum + (of.percentSum[i] ?? 0), 0) / targets;
  });
  return { from, percent };
}
