/** Everything about one unit: who answers for it, its figures, what its children are like, what is still open. */
import { Button } from 'antd';
import { type MouseEvent, useMemo } from 'react';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { openData } from '../../../app/data-tab.ts';
import { type Tab, TABS, showTab, useView } from '../../../app/view-store.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useFigures, useReader } from '../../../db/county-store.tsx';
import { hasStandard } from '../../../db/exit-standings.ts';
import { t } from '../../../text/t.ts';
import { ExitSection } from '../../../parts/exit/exit-section.tsx';
import type { OpenMenu } from '../../../parts/open-menu.ts';
import { TargetListSection } from '../../../parts/target/target-list-section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { ChildrenRanking, rankingTitle } from './children-ranking.tsx';
import { rank } from './rank.ts';
import { CommanderChain } from '../../../parts/unit/commander-chain.tsx';
import { KeyFigures } from './key-figures.tsx';
import { StageBars } from './stage-bars.tsx';
import { useTall } from './use-tall.ts';
import { UnitHeading } from './unit-heading.tsx';

interface UnitPanelProps {
  readonly unit: Unit;
  readonly placed: boolean;
  readonly actions: Actions;
  readonly onMenu: OpenMenu;
}

export function UnitPanel({ unit, placed, actions, onMenu }: UnitPanelProps) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const found = useFigures([unit.id])?.[0];
  const figures = found?.unit === unit.id ? found : undefined;
  const wanted = useView((view) => view.tab);
  const below = units.childrenOf(unit.id)[0]?.level;
  const hasChildren = below !== undefined && below !== 'county';

  const tall = useTall();
  const isShown: Partial<Record<Tab, boolean>> = {
    ranking: hasChildren,
    works: !tall,
    exit: hasStandard(settings.standards, unit, reader.on),
  };
  const tabs = TABS.filter((it) => isShown[it] ?? true);
  const fallback: Tab = hasChildren ? 'ranking' : 'targets';
  const tab = tabs.includes(wanted) ? wanted : fallback;
  const name = (it: Tab): string => (it === 'ranking' ? (hasChildren ? rankingTitle(below) : '') : t(`tab.${it}`));
  return (
    <article className="unit-panel" aria-label={unit.name}>
      <UnitHeading unit={unit} placed={placed} />
      {!figures && <p className="quiet section-note">{t('detail.loading')}</p>}
      {figures && figures.summary.total === 0 && figures.tally.poor.households === 0 && unit.id === units.county?.id ? (
        <EmptyState title={t('empty.targets')} advice={t('empty.targetsAdvice')} command={t('empty.command.progress')}>
          <Button onClick={() => openData('import')}>{t('empty.openImport')}</Button>
        </EmptyState>
      ) : (
        figures && (
          <>
            <KeyFigures figures={figures} />
            {tall && <StageBars kinds={settings.kinds} tally={figures.tally} />}
          </>
        )
      )}
      <div className="tab-area">
        <div className="tabs" role="tablist">
          {tabs.map((it) => (
            <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => showTab(it)}>
              {name(it)}
            </button>
          ))}
        </div>
        <div className="tab-body" role="tabpanel" aria-label={name(tab)}>
          {tab === 'ranking' && (
            <Ranking
              unit={unit}
              onMenu={(event, child) => onMenu({ kind: 'unit', id: child.id }, event.clientX, event.clientY)}
            />
          )}
          {tab === 'works' && figures && <StageBars kinds={settings.kinds} tally={figures.tally} />}
          {tab === 'targets' && <TargetListSection unit={unit} actions={actions} onMenu={onMenu} />}
          {tab === 'exit' && <ExitSection subject={unit.id} actions={actions} />}
          {tab === 'chain' && <CommanderChain path={units.pathOf(unit.id)} on={reader.on} />}
          {tab === 'changes' && <ChangesSection subject={{ unit: unit.id }} />}
        </div>
      </div>
    </article>
  );
}

function Ranking({ unit, onMenu }: { unit: Unit; onMenu: (event: MouseEvent, child: Unit) => void }) {
  const { units } = useCounty();
  const children = units.childrenOf(unit.id);
  const ids = useMemo(() => children.map((child) => child.id), [children]);
  const figures = useFigures(ids);
  const ranked = useMemo(() => rank(children, figures ?? []), [children, figures]);
  if (!figures) return <p className="quiet section-note">{t('detail.loading')}</p>;
  return (
    <>
      <p className="quiet section-note">{t('children.order')}</p>
      <ChildrenRanking
        ranked={ranked}
        onMenu={(event, child) => {
          event.preventDefault();
          onMenu(event, child);
        }}
      />
    </>
  );
}
