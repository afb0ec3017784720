/** What the hover card says: a name and three numbers. */
import { useMemo } from 'react';
import { useCounty, useFigures, useTarget } from '../../../db/county-store.tsx';
import type { HoverFacts } from '../../../components/hover-card.tsx';
import type { Picked } from '../../../map/paint.ts';
import { levelText, stateText } from '../../../text/domain-text.ts';
import { count, percent, shortDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

const NOTHING: readonly string[] = [];

export function useHoverFacts(hovered: Picked | null): HoverFacts | null {
  const { settings, units } = useCounty();
  const unitId = hovered?.kind === 'unit' ? hovered.id : null;
  const figures = useFigures(unitId === null ? NOTHING : [unitId])?.[0];
  const target = useTarget(hovered?.kind === 'target' ? hovered.id : '');
  return useMemo(() => {
    if (!hovered) return null;
    if (hovered.kind === 'target') {
      if (!target || target.id !== hovered.id) return null;
      const kind = settings.kinds.find((it) => it.id === target.kind);
      return {
        name: target.name,
        kind: kind?.name ?? target.kind,
        facts: [
          { label: t('target.state'), value: stateText(target.state) },
          { label: t('target.progress'), value: percent(target.percent) },
          { label: t('target.deadline'), value: shortDate(target.plan.deadline) },
        ],
      };
    }
    const unit = units.get(hovered.id);
    if (!unit || figures?.unit !== unit.id) return null;
    const { summary } = figures;
    return {
      name: unit.name,
      kind: levelText(unit.level),
      facts: [
        {
          label: t('kpi.cleared'),
          value: t('count.of', { done: count(summary.cleared), total: count(summary.total) }),
        },
        { label: t('kpi.progress'), value: summary.percent === null ? t('unit.noValue') : percent(summary.percent) },
        { label: t('light.red'), value: count(summary.lights.red) },
      ],
    };
  }, [hovered, figures, target, settings, units]);
}
