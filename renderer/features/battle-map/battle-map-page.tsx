/** The battle map: layers, map with its time line, and the drill-down, all showing one selection. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useSeat } from '../../app/seat-store.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useStepRules } from '../../app/use-step-rules.ts';
import { togglePanel, useView } from '../../app/view-store.ts';
import { ContextMenu, type MenuAction } from '../../components/context-menu.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCounty, useReader, useTarget } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';
import type { CountyMap } from '../../map/county-map.ts';
import type { MapHandle } from '../../map/map-view.tsx';
import type { Picked } from '../../map/paint.ts';
import { Breadcrumb } from '../../parts/breadcrumb.tsx';
import { NoUnits } from '../../parts/no-units.tsx';
import { t } from '../../text/t.ts';
import { DrawingPanel } from './drawing/drawing-panel.tsx';
import { openDrawing, useDrawing } from './drawing/drawing-store.ts';
import { LayersPanel, packsPresent } from './layers/layers-panel.tsx';
import { MapStage } from './map/map-stage.tsx';
import { targetActions, unitActions } from './menu-actions.ts';
import { PicturePanel } from './picture/picture-panel.tsx';
import { TargetSection } from '../../parts/target/target-section.tsx';
import { Timeline } from './timeline.tsx';
import { UnitPanel } from './unit/unit-panel.tsx';
import { UnplacedPanel } from './unplaced-panel.tsx';
import { usePageShortcuts } from './use-page-shortcuts.ts';
import './battle-map-page.css';
import './detail.css';

/** Width of the drawing tool with its margin. */
const DRAWING_REM = 20;

interface Menu {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly actions: readonly MenuAction[];
}

interface BattleMapPageProps {
  readonly host: HostClient;
  readonly actions: Actions;
  /** What floats over the map in every mode. */
  readonly children: ReactNode;
}

export function BattleMapPage({ host, actions, children }: BattleMapPageProps) {
  const { settings, units, geometry, householdBlocks, info, today } = useCounty();
  const reader = useReader();
  const rules = useStepRules();
  const view = useView();
  const theme = useSeat((seat) => seat.theme);
  const map = useRef<MapHandle>(null);
  const [menu, setMenu] = useState<Menu | null>(null);
  const unit = units.get(view.unit) ?? units.county;
  const target = useTarget(view.target ?? '');
  const seat = useSeat();
  const [countyMap, setCountyMap] = useState<CountyMap | null>(null);
  const mayDraw = reader.live && geometry !== null && seat.role === 'duty' && seat.unit === '' && !actions.refusal;
  const isDrawing = useDrawing((drawing) => drawing.isOpen) && mayDraw;
  usePageShortcuts(unit?.id ?? '', actions, mayDraw ? openDrawing : undefined);

  const placed = useMemo(() => placesOf(geometry), [geometry]);
  const unplaced = useMemo(() => [...units.all()].filter((it) => !placed.has(it.id)), [units, placed]);
  const packs = useMemo(
    () =>
      packsPresent({
        places: geometry !== null && geometry.labels.features.length > 0,
        base: geometry !== null && info.archives.some((archive) => archive.id === 'base'),
        terrain: geometry !== null && info.archives.some((archive) => archive.id === 'terrain'),
        areas: (geometry?.areas.features.length ?? 0) > 0,
        households: geometry !== null && householdBlocks.length > 0,
      }),
    [info.archives, geometry, householdBlocks],
  );

  const openMenu = async (picked: Picked, x: number, y: number): Promise<void> => {
    if (picked.kind === 'unit') {
      const on = units.get(picked.id);
      if (on) setMenu({ title: on.name, x, y, actions: unitActions(on) });
      return;
    }
    const on = await reader.target(picked.id);
    if (on) setMenu({ title: on.name, x, y, actions: targetActions(on, rules, actions) });
  };

  if (!unit) {
    return (
      <main className="battle-map empty">
        <NoUnits />
        {children}
      </main>
    );
  }
  return (
    <main className={reader.live ? 'battle-map' : 'battle-map past'}>
      <SidePanel
        side="left"
        title={t('layers.title')}
        open={view.layersOpen}
        onToggle={() => togglePanel('layersOpen')}
        foldLabel={view.layersOpen ? t('layers.fold') : t('layers.unfold')}
      >
        <LayersPanel host={host} theme={theme} packs={packs} unit={unit.id} unplaced={unplaced.length} />
      </SidePanel>
      <div className="map-column">
        <div className="map-frame">
          <MapStage
            host={host}
            unit={unit.id}
            handle={map}
            covered={isDrawing ? DRAWING_REM : 0}
            onMap={setCountyMap}
            onMenu={(picked, x, y) => void openMenu(picked, x, y)}
          />
          <Breadcrumb unit={unit.id} targetName={target?.name} />
          {mayDraw && !isDrawing && (
            <button type="button" className="drawing-open" title={t('drawing.open')} onClick={openDrawing}>
              {t('drawing.title')}
            </button>
          )}
          {isDrawing && <DrawingPanel county={countyMap} unit={unit} target={target ?? null} actions={actions} />}
          {view.drawer === 'picture' && <PicturePanel host={host} unit={unit} />}
          {view.drawer === 'unplaced' && <UnplacedPanel units={unplaced} />}
          {children}
          {!view.timelineOpen && (
            <button type="button" className="time-unfold" onClick={() => togglePanel('timelineOpen')}>
              {t('time.unfold')}
            </button>
          )}
        </div>
        {view.timelineOpen && (
          <div className="time-slot">
            <Timeline settings={settings} today={today} date={view.date} />
            <button
              type="button"
              className="time-fold"
              aria-label={t('time.fold')}
              title={t('time.fold')}
              onClick={() => togglePanel('timelineOpen')}
            >
              ×
            </button>
          </div>
        )}
      </div>
      <SidePanel
        side="right"
        title={t('detail.title')}
        open={view.detailOpen}
        onToggle={() => togglePanel('detailOpen')}
        foldLabel={view.detailOpen ? t('detail.fold') : t('detail.unfold')}
      >
        {view.target === null ? (
          <UnitPanel
            key={unit.id}
            unit={unit}
            placed={placed.has(unit.id)}
            actions={actions}
            onMenu={(picked, x, y) => void openMenu(picked, x, y)}
          />
        ) : (
          <TargetSection id={view.target} placed={placed.has(view.target)} actions={actions} />
        )}
      </SidePanel>
      {menu && <ContextMenu {...menu} onClose={() => setMenu(null)} />}
    </main>
  );
}

/** Ids of everything that the map can show. */
function placesOf(geometry: ReturnType<typeof useCounty>['geometry']): ReadonlySet<string> {
  if (!geometry) return new Set();
  const { areas, labels, lines, points } = geometry;
  return new Set(
    [areas, labels, lines, points].flatMap((layer) => layer.features.map((feature) => feature.properties.id)),
  );
}
