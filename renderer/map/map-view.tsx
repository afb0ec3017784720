/** The map as a React component: plain values in, callbacks and an imperative handle out. Knows nothing of the database. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { PlacedHouseholds } from '../../shared/domain/placed-households.ts';
import { DEFAULT_KINDS, type Kind } from '../../shared/domain/kind.ts';
import type { UnitLevel } from '../../shared/domain/unit.ts';
import type { MapArchive } from './archives.ts';
import { CountyMap, type CountyMapInput, type MapTrouble } from './county-map.ts';
import type { Insets } from './insets.ts';
import { MapControls } from './map-controls.tsx';
import type { FlowPaint } from './flows.ts';
import type { LayerId, MapMode } from './packs/pack.ts';
import { PaintMemory } from './paint-memory.ts';
import type { HouseholdPaint, Measure, Picked, TargetPaint, ThemeName, UnitPaint } from './paint.ts';
import type { MapTextKey } from './text-keys.ts';
import { useKept } from './use-kept.ts';
import { useMapEvents } from './use-map-events.ts';

/** What the map can be told. It is remembered, so that a map that comes later or is made anew shows the same. */
export interface MapHandle {
  paintTargets(targets: readonly TargetPaint[]): void;
  paintUnits(units: readonly UnitPaint[]): void;
  paintHouseholds(villages: readonly HouseholdPaint[]): void;
  select(picked: Picked | null): void;
  /** Brings a unit or target into view; null is the whole county. */
  fit(id: string | null): void;
  /** A short ring where something was just ticked off. */
  pulse(id: string): void;
  /** The bare map as PNG; null before there is one. */
  canvasSnapshot(): Promise<Blob | null>;
}

export interface MapViewProps {
  readonly ref?: Ref<MapHandle>;
  readonly geometry: GeometryBatch;
  readonly households?: readonly PlacedHouseholds[];
  readonly archives: readonly MapArchive[];
  readonly kinds?: readonly Kind[];
  readonly theme: ThemeName;
  readonly mode?: MapMode;
  readonly measure: Measure;
  readonly visible: readonly LayerId[];
  /** Relocation sites whose flows are shown. */
  readonly flows?: readonly FlowPaint[];
  /** Space that panels cover, CSS pixels. */
  readonly padding?: Insets;
  readonly reduced?: boolean;
  /** Level at which a click on bare ground picks a unit. */
  readonly pickLevel?: UnitLevel;
  /** Shown bottom right when the geography is invented. */
  readonly mark?: string;
  readonly text: (key: MapTextKey) => string;
  onPick?(picked: Picked | null, at: readonly [lng: number, lat: number]): void;
  onHover?(picked: Picked | null, point: { x: number; y: number }): void;
  onContext?(picked: Picked, point: { x: number; y: number }): void;
  /** The map is there; also after a new list of kinds, households or archives made a new one. */
  onReady?(map: CountyMap): void;
  onError?(trouble: MapTrouble): void;
}

const NO_PADDING: Insets = { top: 0, bottom: 0, left: 0, right: 0 };
const NO_HOUSEHOLDS: readonly PlacedHouseholds[] = [];

const sameArchives = (a: readonly MapArchive[], b: readonly MapArchive[]): boolean =>
  a.length === b.length && a.every((archive, i) => archive.url === b[i]?.url);
const sameInsets = (a: Insets, b: Insets): boolean =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
const sameLayers = (a: readonly LayerId[], b: readonly LayerId[]): boolean => a.join() === b.join();
const NO_FLOWS: readonly FlowPaint[] = [];

export function MapView({ ref, ...props }: MapViewProps) {
  const { geometry, theme, measure, text } = props;
  const { kinds = DEFAULT_KINDS, households = NO_HOUSEHOLDS, mode = 'seat', reduced = false } = props;
  const archives = useKept(props.archives, sameArchives);
  const visible = useKept(props.visible, sameLayers);
  const padding = useKept(props.padding ?? NO_PADDING, sameInsets);
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [memory] = useState(() => new PaintMemory());
  const current = useRef<CountyMap | null>(null);
  /** Where the map stood that was here before this one. */
  const left = useRef<CountyMapInput['view']>(undefined);
  const [shown, setShown] = useState<CountyMap | null>(null);

  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    let closed = false;
    let opened: CountyMap | null = null;
    const now = latest.current;
    void CountyMap.open({
      container: element,
      geometry: now.geometry,
      kinds,
      households,
      archives,
      theme: now.theme,
      mode: now.mode ?? 'seat',
      measure: now.measure,
      visible: new Set(now.visible),
      padding: now.padding ?? NO_PADDING,
      reduced: now.reduced ?? false,
      interactive: true,
      ...(left.current ? { view: left.current } : {}),
      onTrouble: (trouble) => closed || latest.current.onError?.(trouble),
    }).then((made) => {
      if (closed) return made?.close();
      if (!made) return;
      opened = made;
      current.current = made;
      memory.replay(made);
      setShown(made);
      made.map.once('load', () => closed || latest.current.onReady?.(made));
    });
    return () => {
      closed = true;
      current.current = null;
      setShown(null);
      if (!opened) return;
      const { lng, lat } = opened.map.getCenter();
      left.current = { center: [lng, lat], zoom: opened.map.getZoom() };
      memory.stay();
      opened.close();
    };
  }, [households, kinds, archives, memory]);

  useEffect(() => {
    if (!shown || shown.isOf(geometry)) return;
    shown.setGeometry(geometry);
    memory.stay();
    memory.replay(shown);
  }, [shown, geometry, memory]);

  useEffect(() => {
    shown?.restyle({ theme, mode, visible: new Set(visible), reduced });
  }, [shown, theme, mode, visible, reduced]);
  useEffect(() => shown?.setMeasure(measure), [shown, measure]);
  const flows = props.flows ?? NO_FLOWS;
  useEffect(() => shown?.showFlows(flows), [shown, flows]);
  useEffect(() => shown?.setPadding(padding), [shown, padding]);
  useMapEvents(shown, latest);

  useImperativeHandle(
    ref,
    (): MapHandle => ({
      paintTargets: (targets) => {
        memory.targets(targets);
        current.current?.paintTargets(targets);
      },
      paintUnits: (units) => {
        memory.units(units);
        current.current?.paintUnits(units);
      },
      paintHouseholds: (villages) => {
        memory.households(villages);
        current.current?.paintHouseholds(villages);
      },
      select: (picked) => {
        memory.selected(picked);
        current.current?.select(picked);
      },
      fit: (id) => {
        memory.fitted(id);
        current.current?.fit(id);
      },
      pulse: (id) => current.current?.pulse(id),
      canvasSnapshot: async () => (await current.current?.canvasSnapshot()) ?? null,
    }),
    [memory],
  );

  return (
    <div className="map-view" data-theme={theme} style={{ position: 'absolute', inset: 0 }}>
      <div ref={container} style={{ position: 'absolute', inset: 0 }} />
      {shown && <MapControls map={shown} theme={theme} padding={padding} mark={props.mark} text={text} />}
    </div>
  );
}
