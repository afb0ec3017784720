/** 一览: one unit on one screen, from the figures a leader asks for first down to who has to be asked. One selection with map and lists. */
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { isCounted } from '../../../shared/domain/clearance.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { openData } from '../../app/data-tab.ts';
import type { Actions } from '../../app/use-actions.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { closeTarget, useView } from '../../app/view-store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCounty, useFigures, useReader, useTargetsOf } from '../../db/county-store.tsx';
import { hasStandard } from '../../db/exit-standings.ts';
import { ExitSection } from '../../parts/exit/exit-section.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { TargetSection } from '../../parts/target/target-section.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';
import { ChildrenCard } from './children-card.tsx';
import { CurveCard } from './curve-card.tsx';
import { ExitCard } from './exit-card.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { KpiStrip } from './kpi-strip.tsx';
import { RecentCard, RedCard } from './target-cards.tsx';
import { useExitProgress } from './use-exit-progress.ts';
import './dashboard.css';

export function DashboardPage({ actions, children }: ModePageProps) {
  usePageKeys(actions);
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  const target = useView((view) => view.target);
  const unit = units.get(chosen) ?? units.county;
  return (
    <PageFrame title={t('mode.dashboard')} floating={children} className="dashboard-page">
      {unit && (
        <div className="dashboard-frame">
          <div className="dashboard-room">
            <Dashboard key={unit.id} unit={unit} actions={actions} />
          </div>
          {target !== null && (
            <SidePanel
              side="right"
              title={t('dashboard.target')}
              open
              foldLabel={t('dashboard.closeTarget')}
              onToggle={closeTarget}
            >
              <TargetSection key={target} id={target} actions={actions} />
            </SidePanel>
          )}
        </div>
      )}
    </PageFrame>
  );
}

function Dashboard({ unit, actions }: { unit: Unit; actions: Actions }) {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const figures = useFigures([unit.id])?.[0];
  const all = useTargetsOf(unit.id);
  // Targets that were struck off are in no figure, so they are in no list either.
  const rows = useMemo(() => all?.filter(({ state }) => isCounted(state)), [all]);
  const exit = useExitProgress(unit);
  const kind = useView((view) => view.filter.kind);
  const below = units.childrenOf(unit.id);
  const isSlow = useIsSlow(unit.id);
  if (!figures || !rows) return <p className="quiet section-note">{isSlow ? t('dashboard.reading') : ''}</p>;
  if (figures.summary.total === 0 && figures.tally.poor.households === 0)
    return (
      <EmptyState title={t('empty.targets')} advice={t('empty.targetsAdvice')}>
        <Button onClick={() => openData('import')}>{t('empty.openImport')}</Button>
      </EmptyState>
    );
  const shown = kind === '' ? rows : rows.filter((row) => row.kind === kind);
  const hasOwn = hasStandard(settings.standards, unit, on);
  return (
    <div className={`dashboard dashboard-${unit.level}`}>
      <KpiStrip figures={figures} people={units.peopleOf(unit.id)} exit={exit ?? null} />
      <FunnelCard kinds={settings.kinds} tally={figures.tally} />
      <CurveCard unit={unit.id} rows={rows} />
      <RedCard rows={shown} />
      {below.length > 0 && <ChildrenCard below={below} />}
      <RecentCard rows={shown} />
      {hasOwn && unit.level === 'village' ? (
        <Card title={t('tab.exit')} area="exit">
          <ExitSection subject={unit.id} actions={actions} />
        </Card>
      ) : (
        <ExitCard progress={exit} />
      )}
    </div>
  );
}

/** Nothing is said about the first half second. */
function useIsSlow(key: string): boolean {
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(key), 500);
    return () => clearTimeout(timer);
  }, [key]);
  return slow === key;
}
