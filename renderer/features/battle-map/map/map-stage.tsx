/** The map in its place: selection, hover and clicks joined to the shared view, colours to the rows, trouble said in words. */
import { Button } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { HostClient } from '../../../host/host-client.ts';
import { openData } from '../../../app/data-tab.ts';
import { hover, openTarget, openUnit, useView } from '../../../app/view-store.ts';
import { shownLayers, useLayers } from '../../../app/layer-store.ts';
import { archivesOf } from '../../../app/picture/archives-of.ts';
import { useRootScale } from '../../../app/theme-provider.tsx';
import { useSeat } from '../../../app/seat-store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { HoverCard } from '../../../components/hover-card.tsx';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import type { CountyMap, MapTrouble } from '../../../map/county-map.ts';
import { type MapHandle, MapView } from '../../../map/map-view.tsx';
import type { Picked } from '../../../map/paint.ts';
import { t, textOf } from '../../../text/t.ts';
import { useFlows } from './use-flows.ts';
import { useHoverFacts } from './hover-facts.ts';
import { useMapPaint } from './use-map-paint.ts';

interface MapStageProps {
  readonly host: HostClient;
  readonly unit: string;
  readonly handle: RefObject<MapHandle | null>;
  readonly onMenu: (picked: Picked, x: number, y: number) => void;
  /** What a panel covers on the left, rem. */
  readonly covered: number;
  /** The map is there; again with every new one. */
  readonly onMap: (county: CountyMap) => void;
}

/** A hover card waits this long, so that it does not flicker under a passing pointer, ms. */
const HOVER_DELAY_MS = 120;

/** From this scale on the screen is a wall, and map type grows with the rest. */
const FAR_SCALE = 1.4;

export function MapStage({ host, unit, handle, covered, onMenu, onMap }: MapStageProps) {
  const { settings, units, geometry, householdBlocks, info } = useCounty();
  const reader = useReader();
  const theme = useSeat((seat) => seat.theme);
  const measure = useView((view) => view.measure);
  const chosen = useLayers((layers) => layers.chosen);
  const target = useView((view) => view.target);
  const hovered = useView((view) => view.hovered);
  const [trouble, setTrouble] = useState<MapTrouble | null>(null);
  const [county, setCounty] = useState<CountyMap | null>(null);
  const [at, setAt] = useState<{ picked: Picked; x: number; y: number; within: DOMRect } | null>(null);
  const scale = useRootScale();
  const box = useRef<HTMLDivElement>(null);
  // What is hovered in a list lights up on the map; the card is only for what lies under the pointer.
  const facts = useHoverFacts(at?.picked ?? null);
  useMapPaint(handle);

  const archives = useMemo(() => archivesOf(host, info.archives), [host, info.archives]);
  const visible = useMemo(
    () => shownLayers(settings.kinds, info.archives, chosen),
    [settings.kinds, info.archives, chosen],
  );
  const flows = useFlows(unit, target, visible);
  const current = units.get(unit);
  const childLevel = units.childrenOf(unit)[0]?.level ?? current?.level ?? 'village';

  const isCounty = unit === units.county?.id;
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    // Another geometry moves things, not the view.
    if (!geometry) return;
    handle.current?.select(target !== null ? { kind: 'target', id: target } : { kind: 'unit', id: unit });
    if (fitted.current === (target ?? unit)) return;
    fitted.current = target ?? unit;
    handle.current?.fit(target ?? (isCounty ? null : unit));
  }, [handle, unit, target, isCounty, geometry]);

  // Said to assistive tools, and without a render of React for every move.
  useEffect(() => {
    if (!county) return;
    const say = (busy: boolean): void => box.current?.setAttribute('aria-busy', String(busy));
    county.map.on('movestart', () => say(true));
    county.map.on('idle', () => say(false));
    // The first idle may have come before anybody listened.
    county.map.triggerRepaint();
  }, [county]);

  // What the list hovers, the map shows.
  useEffect(() => county?.hover(hovered), [county, hovered]);

  const onPick = useCallback(
    async (picked: Picked | null): Promise<void> => {
      if (!picked) return;
      if (picked.kind === 'target') {
        const row = await reader.target(picked.id);
        if (row) openTarget(row.id, row.unit);
        return;
      }
      const path = units.pathUp(picked.id);
      // Outside the open unit a click goes to its neighbour on the same level, not straight into its parts.
      const sibling = path.find((id) => units.get(id)?.level === current?.level);
      openUnit(path.includes(unit) || sibling === undefined ? picked.id : sibling);
    },
    [reader, units, unit, current],
  );

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onHover = useCallback((picked: Picked | null, point: { x: number; y: number }): void => {
    clearTimeout(timer.current);
    hover(picked);
    setAt(null);
    const within = box.current?.getBoundingClientRect();
    if (picked && within) timer.current = setTimeout(() => setAt({ picked, ...point, within }), HOVER_DELAY_MS);
  }, []);

  const putCardAway = (): void => {
    clearTimeout(timer.current);
    setAt(null);
  };
  const isGone = trouble === 'webgl-unavailable';
  return (
    <div
      ref={box}
      className="map-stage"
      onMouseLeave={putCardAway}
      role="region"
      aria-busy={geometry !== null && !isGone}
      aria-label={t('map.label', { county: settings.name })}
    >
      {geometry && !isGone && (
        <MapView
          ref={handle}
          geometry={geometry}
          households={householdBlocks}
          archives={archives}
          kinds={settings.kinds}
          theme={theme}
          measure={measure}
          mode={scale >= FAR_SCALE ? 'wall' : 'seat'}
          visible={visible}
          flows={flows}
          padding={{ top: 0, right: 0, bottom: 0, left: covered * 16 * scale }}
          pickLevel={childLevel}
          {...((settings.mark ?? geometry.mark) ? { mark: settings.mark ?? geometry.mark ?? '' } : {})}
          text={textOf}
          onPick={(picked) => void onPick(picked)}
          onHover={onHover}
          onContext={(picked, point) => {
            const rect = box.current?.getBoundingClientRect();
            putCardAway();
            onMenu(picked, point.x + (rect?.left ?? 0), point.y + (rect?.top ?? 0));
          }}
          onReady={(made) => {
            setCounty(made);
            onMap(made);
          }}
          onError={(next) => setTrouble(next === 'webgl-restored' ? null : next)}
        />
      )}
      {!geometry && (
        <div className="map-message">
          <EmptyState
            title={t('empty.geometry')}
            advice={t('empty.geometryAdvice')}
            command={t('empty.command.outline')}
          >
            <Button type="primary" onClick={() => openData('import')}>
              {t('empty.openImport')}
            </Button>
          </EmptyState>
        </div>
      )}
      {isGone && (
        <div className="map-message" role="alert">
          <EmptyState title={t('map.noWebgl')} advice={t('map.noWebglAdvice')} />
        </div>
      )}
      {geometry && !county && !isGone && <p className="map-note">{t('map.loading')}</p>}
      {trouble === 'base-unavailable' && info.archives.length > 0 && <p className="map-note">{t('map.noTiles')}</p>}
      {trouble === 'webgl-lost' && <p className="map-note">{t('map.lost')}</p>}
      {facts && at && <HoverCard facts={facts} x={at.x} y={at.y} within={at.within} />}
    </div>
  );
}
