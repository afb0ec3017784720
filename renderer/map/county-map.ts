/**
 * The one map: makes it, feeds it, and keeps it alive. Everything the campaign says arrives as paint values and leaves as
 * feature-state; themes and packs change paint properties and visibility; sources are set once.
 */
import { type GeoJSONSource, Map as MapLibreMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { PlacedHouseholds } from '../../shared/domain/placed-households.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Position, UnitLevel } from '../../shared/domain/unit.ts';
import { type MapArchive, type OpenArchive, openArchive } from './archives.ts';
import { type FlowPaint, flowData } from './flows.ts';
import { focusData } from './focus.ts';
import { archiveLayerId } from './foreign-tiles.ts';
import { type DrawingListeners, DrawingTool } from './drawing.ts';
import { fontFaces, loadBold } from './fonts.ts';
import { type MapGeometry, mapGeometry } from './geometry.ts';
import { HOUSEHOLD_LAYER, HouseholdsLayer } from './households-layer.ts';
import { type KindLayer, kindLayers } from './kind-layers.ts';
import { scaleOf } from './magnify.ts';
import { PACKS } from './packs/registry.ts';
import type { Insets } from './insets.ts';
import type { LayerId, MapMode, SourceName } from './packs/pack.ts';
import { Painter } from './painter.ts';
import type { HouseholdPaint, Measure, Picked, TargetPaint, ThemeName, UnitPaint } from './paint.ts';
import { drawnOf, isPackShown, lookOf, mapLayers, mapSources, mapStyle, type StyleInput } from './style.ts';
import { changeLayers } from './style-change.ts';
import { SYMBOL_PIXEL_RATIO, symbolImages } from './symbols.ts';
import { tokensOf } from './tokens.ts';

setWorkerUrl(workerUrl);

/** What can go wrong without ending the map. */
export type MapTrouble = 'base-unavailable' | 'webgl-unavailable' | 'webgl-lost' | 'webgl-restored';

export interface CountyMapInput {
  readonly container: HTMLElement;
  readonly geometry: GeometryBatch;
  readonly kinds: readonly Kind[];
  readonly households: readonly PlacedHouseholds[];
  readonly archives: readonly MapArchive[];
  readonly theme: ThemeName;
  readonly mode: MapMode;
  readonly measure: Measure;
  readonly visible: ReadonlySet<LayerId>;
  readonly padding: Insets;
  /** Weak machines: no relief, no animation. */
  readonly reduced: boolean;
  /** False for pictures: the view jumps, names do not fade in. */
  readonly animate?: boolean;
  /** Off-screen pictures set their own; screens leave it out. */
  readonly pixelRatio?: number;
  readonly interactive: boolean;
  /** What is shown first; the county when left out. */
  readonly view?: { readonly center: Position; readonly zoom: number };
  onTrouble(trouble: MapTrouble): void;
}

const LARGEST_CANVAS: [number, number] = [8192, 8192];
const PICK_RADIUS_PX = 4;
const FIT_MARGIN_PX = 28;
const CLOSEST_FIT = 14.5;

const geometries = new WeakMap<GeometryBatch, { kinds: readonly Kind[]; made: MapGeometry }>();
function geometryFor(batch: GeometryBatch, kinds: readonly Kind[]): MapGeometry {
  const known = geometries.get(batch);
  if (known?.kinds === kinds) return known.made;
  const made = mapGeometry(batch, kinds);
  geometries.set(batch, { kinds, made });
  return made;
}

export class CountyMap {
  #geometry: MapGeometry;
  #painter: Painter;
  readonly map: MapLibreMap;
  readonly #households: HouseholdsLayer;
  readonly #sources: ReadonlySet<SourceName>;
  #kinds: readonly KindLayer[];
  #flows: readonly FlowPaint[] = [];
  #input: CountyMapInput;
  #selected: Picked | null = null;
  #hovered: Picked | null = null;
  #baseReported = false;
  #drawing: DrawingTool | null = null;
  /** Sources and layers exist; false before the style is there and while a lost context is away. */
  #equipped = false;

  /** Opens archives and fonts, then makes the map; null where WebGL is not to be had (reported as trouble). */
  static async open(input: CountyMapInput): Promise<CountyMap | null> {
    const names = input.geometry.labels.features.map((label) => label.properties.name).join('');
    const [archives] = await Promise.all([Promise.all(input.archives.map(openArchive)), loadBold(names)]);
    const opened = archives.filter((archive): archive is OpenArchive => archive !== null);
    if (opened.length < input.archives.length) input.onTrouble('base-unavailable');
    try {
      return new CountyMap(input, opened);
    } catch {
      input.onTrouble('webgl-unavailable');
      return null;
    }
  }

  private constructor(input: CountyMapInput, archives: readonly OpenArchive[]) {
    this.#input = input;
    this.#geometry = geometryFor(input.geometry, input.kinds);
    this.#kinds = kindLayers(input.kinds, input.geometry);
    this.#painter = new Painter(this.#geometry, input.measure);
    this.#households = new HouseholdsLayer(input.households, input.theme);
    this.#households.setScale(scaleOf(input.mode));
    const sources = mapSources(this.#geometry, archives);
    this.#sources = new Set(Object.keys(sources) as SourceName[]);
    const [west, south, east, north] = this.#geometry.extent;
    this.map = new MapLibreMap({
      container: input.container,
      style: mapStyle({ ...input, kinds: this.#kinds }, sources, fontFaces()),
      validateStyle: false,
      ...(input.view
        ? { center: input.view.center, zoom: input.view.zoom }
        : { bounds: [west, south, east, north], fitBoundsOptions: { padding: withMargin(input.padding) } }),
      attributionControl: false,
      interactive: input.interactive,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      // Arrow keys belong to the drill-down.
      keyboard: false,
      maxPitch: 0,
      minZoom: 6,
      maxZoom: 17.5,
      renderWorldCopies: false,
      maxCanvasSize: LARGEST_CANVAS,
      fadeDuration: input.reduced || input.animate === false ? 0 : 150,
      ...(input.pixelRatio === undefined ? {} : { pixelRatio: input.pixelRatio }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.on('style.load', () => this.#equip());
    this.map.on('webglcontextlost', () => {
      this.#equipped = false;
      this.#painter.attach(null);
      this.#input.onTrouble('webgl-lost');
    });
    this.map.on('webglcontextrestored', () => {
      this.map.once('idle', () => this.#input.onTrouble('webgl-restored'));
    });
    this.map.on('error', (event) => {
      const source: unknown = 'sourceId' in event ? event.sourceId : undefined;
      const isBase = source === 'base' || source === 'terrain' || String(source).startsWith(archiveLayerId(''));
      if (isBase && !this.#baseReported) {
        this.#baseReported = true;
        this.#input.onTrouble('base-unavailable');
      }
    });
  }

  get geometry(): MapGeometry {
    return this.#geometry;
  }

  get painter(): Painter {
    return this.#painter;
  }

  isOf(batch: GeometryBatch): boolean {
    return this.#input.geometry === batch;
  }

  /** The same county lies elsewhere: sources get their data anew, the view stays. Nothing is painted yet. */
  setGeometry(batch: GeometryBatch): void {
    const before = mapLayers(this.#style());
    this.#input = { ...this.#input, geometry: batch };
    this.#geometry = geometryFor(batch, this.#input.kinds);
    this.#kinds = kindLayers(this.#input.kinds, batch);
    this.#painter.attach(null);
    this.#painter = new Painter(this.#geometry, this.#input.measure);
    const apply = (): void => {
      for (const [name, source] of Object.entries(mapSources(this.#geometry, []))) {
        if (source?.type !== 'geojson' || name === 'flows' || name === 'focus') continue;
        this.map.getSource<GeoJSONSource>(name)?.setData(source.data);
        // What was painted is known by numbers that mean something else now.
        if (source.promoteId !== undefined) this.map.removeFeatureState({ source: name });
      }
      changeLayers(this.map, before, mapLayers(this.#style()));
      this.#painter.attach(this.map);
      this.#refocus();
      this.#reflow();
    };
    if (this.#equipped) apply();
    else this.map.once('style.load', apply);
    void loadBold(batch.labels.features.map((label) => label.properties.name).join(''));
  }

  /** Everything that a style does not carry: images, the households layer, states, the focus. Also after a lost context. */
  #equip(): void {
    for (const { id, ...image } of symbolImages())
      if (!this.map.hasImage(id)) this.map.addImage(id, image, { pixelRatio: SYMBOL_PIXEL_RATIO, sdf: true });
    this.#households.visible = this.#input.visible.has('households');
    if (!this.map.getLayer(HOUSEHOLD_LAYER))
      this.map.addLayer(this.#households, this.map.getLayer('village-seats') ? 'village-seats' : undefined);
    this.#painter.attach(this.map);
    this.#equipped = true;
    this.#refocus();
    this.#reflow();
    this.#drawing?.equip();
  }

  /** Layers that are switched on and whose sources opened: what a legend may speak of. */
  drawnLayers(): Set<LayerId> {
    return drawnOf(this.#input.visible, this.#sources);
  }

  #style(): StyleInput {
    return { ...this.#input, kinds: this.#kinds, sources: this.#sources };
  }

  /** New theme, mode, measure or packs: the difference only, sources and states stay. */
  restyle(change: Partial<Pick<CountyMapInput, 'theme' | 'mode' | 'measure' | 'visible' | 'reduced'>>): void {
    const before = mapLayers(this.#style());
    this.#input = { ...this.#input, ...change };
    this.#households.visible = this.#input.visible.has('households');
    this.#households.setTheme(this.#input.theme);
    this.#households.setScale(scaleOf(this.#input.mode));
    const apply = (): void => changeLayers(this.map, before, mapLayers(this.#style()));
    if (change.theme !== undefined && this.#equipped) this.#drawing?.equip(change.theme);
    if (this.#equipped) apply();
    else this.map.once('style.load', apply);
  }

  setMeasure(measure: Measure): void {
    this.restyle({ measure });
    this.#painter.setMeasure(measure);
  }

  setPadding(padding: Insets): void {
    this.#input = { ...this.#input, padding };
  }

  paintTargets(targets: readonly TargetPaint[]): void {
    this.#painter.paintTargets(targets);
  }

  paintUnits(units: readonly UnitPaint[]): void {
    this.#painter.paintUnits(units);
  }

  paintHouseholds(villages: readonly HouseholdPaint[]): void {
    this.#households.paint(villages);
  }

  select(picked: Picked | null): void {
    if (same(picked, this.#selected)) return;
    this.#selected = picked;
    this.#refocus();
  }

  hover(picked: Picked | null): void {
    if (same(picked, this.#hovered)) return;
    this.#hovered = picked;
    this.#refocus();
  }

  /** Where the people of these sites come from; none for an empty list. */
  showFlows(flows: readonly FlowPaint[]): void {
    this.#flows = flows;
    this.#reflow();
  }

  /** While somebody draws, clicks are his and pick nothing. */
  get isDrawing(): boolean {
    return this.#drawing !== null;
  }

  /** One at a time; ask only once the map is ready. `scale` grows with the screen. */
  draw(
    listeners: DrawingListeners,
    still: readonly (readonly [Position, Position])[],
    scale: number,
  ): { readonly tool: DrawingTool; readonly end: () => void } {
    this.#drawing?.close();
    this.hover(null);
    const tool = new DrawingTool(this.map, this.#input.theme, scale, still, listeners);
    this.#drawing = tool;
    this.map.doubleClickZoom.disable();
    return {
      tool,
      end: () => {
        tool.close();
        if (this.#drawing !== tool) return;
        this.#drawing = null;
        this.map.doubleClickZoom.enable();
      },
    };
  }

  #refocus(): void {
    this.#setData('focus', focusData(this.#geometry, this.#selected, this.#hovered));
  }

  #reflow(): void {
    this.#setData('flows', flowData(this.#flows, this.#geometry.placeOf));
  }

  /** Of the small sources that change with what is looked at. */
  #setData(name: 'focus' | 'flows', data: unknown): void {
    const source = this.#equipped ? this.map.getSource(name) : undefined;
    if (source && 'setData' in source) (source as { setData(data: unknown): void }).setData(data);
  }

  /** Brings a unit or target into view inside the padding; false when it has no place. */
  fit(id: string | null): boolean {
    const extent = id === null ? this.#geometry.extent : this.#geometry.extentOfObject(id);
    if (!extent) return false;
    const [west, south, east, north] = extent;
    this.map.fitBounds([west, south, east, north], {
      padding: withMargin(this.#input.padding),
      maxZoom: CLOSEST_FIT,
      animate: !this.#input.reduced && this.#input.animate !== false,
      duration: 600,
    });
    return true;
  }

  /** What lies at a point of the map, targets before units; `level` is the level that units are picked at. */
  pick(at: { x: number; y: number }, level: UnitLevel): Picked | null {
    if (!this.#equipped) return null;
    const look = lookOf(this.#style());
    const layers = PACKS.filter((pack) => isPackShown(pack, this.#input.visible, look)).flatMap(
      (pack) => pack.clickable,
    );
    const present = layers.filter((id) => this.map.getLayer(id));
    const box: [[number, number], [number, number]] = [
      [at.x - PICK_RADIUS_PX, at.y - PICK_RADIUS_PX],
      [at.x + PICK_RADIUS_PX, at.y + PICK_RADIUS_PX],
    ];
    const target: unknown =
      present.length > 0 ? this.map.queryRenderedFeatures(box, { layers: present })[0]?.properties['id'] : undefined;
    if (typeof target === 'string') return { kind: 'target', id: target };
    const units = this.map.queryRenderedFeatures([at.x, at.y], { layers: ['unit-hit'] });
    const order: UnitLevel[] = [level, 'village', 'township', 'zone', 'county'];
    for (const wanted of order) {
      const id: unknown = units.find((unit) => unit.properties['level'] === wanted)?.properties['id'];
      if (typeof id === 'string') return { kind: 'unit', id };
    }
    return null;
  }

  /** A short ring at an object's place, drawn by the page and not by the map: no frame of the map is spent on it. */
  pulse(id: string): void {
    const at = this.#geometry.placeOf.get(id);
    if (!at || this.#input.reduced) return;
    const element = document.createElement('div');
    element.setAttribute('aria-hidden', 'true');
    const ring = document.createElement('div');
    const { accent, light } = tokensOf(this.#input.theme);
    Object.assign(ring.style, {
      width: '56px',
      height: '56px',
      borderRadius: '50%',
      boxSizing: 'border-box',
      border: `4px solid ${light.green}`,
      boxShadow: `0 0 18px ${accent}`,
    });
    element.append(ring);
    element.style.pointerEvents = 'none';
    const marker = new Marker({ element }).setLngLat(at).addTo(this.map);
    const animation = ring.animate(
      [
        { transform: 'scale(0.2)', opacity: 1 },
        { transform: 'scale(1)', opacity: 0.9, offset: 0.5 },
        { transform: 'scale(1.35)', opacity: 0 },
      ],
      { duration: 1400, easing: 'ease-out' },
    );
    animation.addEventListener('finish', () => marker.remove());
    animation.addEventListener('cancel', () => marker.remove());
  }

  /** The canvas as it is drawn next, as PNG. */
  async canvasSnapshot(): Promise<Blob | null> {
    await new Promise<void>((resolve) => {
      this.map.once('render', () => resolve());
      this.map.triggerRepaint();
    });
    return new Promise((resolve) => this.map.getCanvas().toBlob(resolve, 'image/png'));
  }

  close(): void {
    this.#drawing?.abandon();
    this.#drawing = null;
    this.#painter.attach(null);
    this.map.remove();
  }
}

const same = (a: Picked | null, b: Picked | null): boolean => a?.id === b?.id && a?.kind === b?.kind;

const withMargin = (padding: Insets): Insets => ({
  top: padding.top + FIT_MARGIN_PX,
  bottom: padding.bottom + FIT_MARGIN_PX,
  left: padding.left + FIT_MARGIN_PX,
  right: padding.right + FIT_MARGIN_PX,
});
