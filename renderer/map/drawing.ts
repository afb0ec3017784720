/**
 * The hand on the map: takes hold of corners, puts new ones in, snaps, and tells what was done. It keeps no shape of its own:
 * what is told comes back by `show`.
 */
import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Position } from '../../shared/domain/unit.ts';
import type { ChainageMark } from '../../shared/geo/chainage-marks.ts';
import { edgesOf, insertCorner, moveCorner, type Path } from '../../shared/geo/edit-paths.ts';
import { nearestOnEdge, type Snapped, Snapper } from '../../shared/geo/snap.ts';
import { DRAWING_SOURCE, drawingLayers, type DrawingRole } from './drawing-layers.ts';
import type { ThemeName } from './paint.ts';
import { metresPerPixel } from './scale.ts';

export interface DrawingView {
  readonly paths: readonly Path[];
  /** Whose corners can be taken hold of; the others move along. */
  readonly owner: string;
  /** Clicks put corners at the end (or, for a point, in its place). */
  readonly adding: boolean;
  /** Works: one place and no line. */
  readonly isPoint: boolean;
  readonly chosen: Position | null;
  readonly marks: readonly ChainageMark[];
}

export interface DrawingListeners {
  onAdd(at: Position): void;
  onMove(from: Position, to: Position): void;
  onInsert(a: Position, b: Position, at: Position): void;
  onRemove(at: Position): void;
  onChoose(at: Position | null): void;
  onFinish(): void;
}

/** CSS pixels at the usual type size. */
const REACH_PX = 10;

/** Seven decimals are a centimetre, and what a corner is known by. */
const rounded = (x: number, y: number): Position => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];

type Hold =
  | { readonly on: 'corner'; readonly at: Position }
  | { readonly on: 'edge'; readonly a: Position; readonly b: Position };

export class DrawingTool {
  readonly #map: MapLibreMap;
  readonly #listeners: DrawingListeners;
  readonly #still: Snapper;
  readonly #scale: number;
  #theme: ThemeName;
  #view: DrawingView | null = null;
  #hold: Hold | null = null;
  /** What snapping may take besides what stands still; made when a corner is taken hold of. */
  #moving = new Snapper([]);
  #pointer: Position | null = null;
  #snapped: Snapped | null = null;
  #isGone = false;
  #finishedAt = 0;

  /** `still`: edges of everything that snapping may take and that is not drawn. `scale` grows with the screen. */
  constructor(
    map: MapLibreMap,
    theme: ThemeName,
    scale: number,
    still: readonly (readonly [Position, Position])[],
    listeners: DrawingListeners,
  ) {
    this.#map = map;
    this.#theme = theme;
    this.#scale = scale;
    this.#still = new Snapper(still);
    this.#listeners = listeners;
    map.on('mousedown', this.#onDown);
    map.on('mousemove', this.#onMove);
    map.on('mouseup', this.#onUp);
    map.on('click', this.#onClick);
    map.on('dblclick', this.#onDouble);
    map.on('contextmenu', this.#onContext);
    this.equip();
  }

  show(view: DrawingView): void {
    this.#view = view;
    this.#draw();
  }

  /** The map has a new style or theme: everything is put on it again. */
  equip(theme: ThemeName = this.#theme): void {
    if (this.#isGone) return;
    const layers = drawingLayers(theme, this.#scale);
    for (const { id } of layers) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    this.#theme = theme;
    if (!this.#map.getSource(DRAWING_SOURCE))
      this.#map.addSource(DRAWING_SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    for (const layer of layers) this.#map.addLayer(layer);
    this.#draw();
  }

  /** The map itself is gone. */
  abandon(): void {
    this.#isGone = true;
  }

  close(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#map.off('mousedown', this.#onDown);
    this.#map.off('mousemove', this.#onMove);
    this.#map.off('mouseup', this.#onUp);
    this.#map.off('click', this.#onClick);
    this.#map.off('dblclick', this.#onDouble);
    this.#map.off('contextmenu', this.#onContext);
    this.#map.getCanvas().style.cursor = '';
    for (const { id } of drawingLayers(this.#theme, this.#scale)) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    if (this.#map.getSource(DRAWING_SOURCE)) this.#map.removeSource(DRAWING_SOURCE);
  }

  get #reach(): number {
    return metresPerPixel(this.#map.getCenter().lat, this.#map.getZoom()) * REACH_PX * this.#scale;
  }

  get #own(): readonly Path[] {
    return this.#view?.paths.filter((path) => path.owner === this.#view?.owner) ?? [];
  }

  /** Corner or edge of the drawn shape under the pointer. */
  #holdAt({ lngLat }: MapMouseEvent): Hold | null {
    if (!this.#view) return null;
    const at: Position = [lngLat.lng, lngLat.lat];
    const corners = this.#own.flatMap((path) => path.corners);
    const corner = new Snapper(corners.map((each) => [each, each])).snap(at, this.#reach);
    if (corner) return { on: 'corner', at: corner.at };
    if (this.#view.adding) return null;
    const edges = this.#own.flatMap(edgesOf);
    const near = new Snapper(edges).snap(at, this.#reach * 0.8);
    const edge = near && edges.find(([a, b]) => String(nearestOnEdge(at, a, b)) === String(near.at));
    return edge ? { on: 'edge', a: edge[0], b: edge[1] } : null;
  }

  /** Where the pointer means: snapped where something is near. */
  #placeOf({ lngLat, originalEvent }: MapMouseEvent): Position {
    const at: Position = [lngLat.lng, lngLat.lat];
    // Alt lets a corner lie beside what it would snap to.
    const candidates = originalEvent.altKey
      ? []
      : [this.#moving, this.#still].flatMap((snapper) => snapper.snap(at, this.#reach) ?? []);
    this.#snapped = candidates.find(({ on }) => on === 'corner') ?? candidates[0] ?? null;
    const place = this.#snapped?.at ?? at;
    return rounded(place[0], place[1]);
  }

  readonly #onDown = (event: MapMouseEvent): void => {
    if (event.originalEvent.button !== 0 || !this.#view) return;
    const hold = this.#holdAt(event);
    if (!hold) return;
    // The map stays where it is.
    event.preventDefault();
    this.#hold = hold;
    this.#pointer = null;
    const touches = (each: Position): boolean =>
      hold.on === 'corner' && each[0] === hold.at[0] && each[1] === hold.at[1];
    const others = this.#view.paths.filter((path) => path.closed).flatMap(edgesOf);
    this.#moving = new Snapper(
      hold.on === 'corner'
        ? others.filter((edge) => !edge.some(touches))
        : others.filter(([a, b]) => a !== hold.a && b !== hold.b),
    );
    this.#listeners.onChoose(hold.on === 'corner' ? hold.at : null);
  };

  readonly #onMove = (event: MapMouseEvent): void => {
    if (!this.#view) return;
    const { style } = this.#map.getCanvas();
    if (this.#hold) {
      this.#pointer = this.#placeOf(event);
      style.cursor = 'grabbing';
      this.#draw();
      return;
    }
    const hold = this.#holdAt(event);
    style.cursor = hold ? (hold.on === 'corner' ? 'grab' : 'copy') : this.#view.adding ? 'crosshair' : '';
    this.#moving = new Snapper([]);
    const isNext = this.#view.adding && !hold;
    if (!isNext) this.#snapped = null;
    this.#pointer = isNext ? this.#placeOf(event) : null;
    if (this.#view.adding) this.#draw();
  };

  readonly #onUp = (): void => {
    const [hold, to] = [this.#hold, this.#pointer];
    this.#hold = null;
    this.#pointer = null;
    this.#snapped = null;
    if (!hold) return;
    if (to && hold.on === 'corner') this.#listeners.onMove(hold.at, to);
    if (to && hold.on === 'edge') this.#listeners.onInsert(hold.a, hold.b, to);
    this.#draw();
  };

  readonly #onClick = (event: MapMouseEvent): void => {
    if (!this.#view?.adding) return;
    const hold = this.#holdAt(event);
    // A click on the last corner of a line, or the first of an area, ends it.
    const [path] = this.#own;
    const end = hold?.on === 'corner' && (path?.closed ? path.corners[0] : path?.corners.at(-1));
    if (hold?.on === 'corner' && end && end[0] === hold.at[0] && end[1] === hold.at[1]) {
      if ((path?.corners.length ?? 0) > (path?.closed ? 2 : 1) && event.originalEvent.detail < 2) this.#finish();
      return;
    }
    if (hold) return;
    this.#listeners.onAdd(this.#placeOf(event));
  };

  readonly #onDouble = (event: MapMouseEvent): void => {
    if (!this.#view?.adding) return;
    event.preventDefault();
    this.#finish();
  };

  /** The two clicks of a double click may end it as well: once is enough. */
  #finish(): void {
    const now = performance.now();
    if (now - this.#finishedAt < 500) return;
    this.#finishedAt = now;
    this.#pointer = null;
    this.#snapped = null;
    this.#listeners.onFinish();
  }

  readonly #onContext = (event: MapMouseEvent): void => {
    event.preventDefault();
    const hold = this.#holdAt(event);
    if (hold?.on === 'corner' && !this.#view?.isPoint) this.#listeners.onRemove(hold.at);
  };

  #draw(): void {
    const source = this.#isGone ? undefined : this.#map.getSource<GeoJSONSource>(DRAWING_SOURCE);
    source?.setData({ type: 'FeatureCollection', features: this.#view ? this.#features(this.#view) : [] });
  }

  #features(view: DrawingView): Feature[] {
    const [hold, pointer] = [this.#hold, this.#pointer];
    let { paths } = view;
    if (hold && pointer)
      paths = hold.on === 'corner' ? moveCorner(paths, hold.at, pointer) : insertCorner(paths, hold.a, hold.b, pointer);
    const features: Feature[] = [];
    const put = (role: DrawingRole, geometry: Feature['geometry'], text?: string): void => {
      features.push({ type: 'Feature', geometry, properties: { role, ...(text === undefined ? {} : { text }) } });
    };
    const point = (at: Position): Feature['geometry'] => ({ type: 'Point', coordinates: [...at] });
    for (const { closed, corners, owner } of paths) {
      const [first] = corners;
      const line = closed && first && corners.length > 2 ? [...corners, first] : [...corners];
      if (line.length > 1) put(owner === view.owner ? 'line' : 'along', { type: 'LineString', coordinates: line });
      if (owner !== view.owner) continue;
      const isChosen = ([x, y]: Position): boolean => x === view.chosen?.[0] && y === view.chosen[1];
      for (const at of corners) put(isChosen(at) || view.isPoint ? 'chosen' : 'corner', point(at));
      const last = corners.at(-1);
      if (view.adding && !hold && pointer && last && !view.isPoint)
        put('next', { type: 'LineString', coordinates: [last, pointer] });
    }
    if (!hold) for (const { at, text } of view.marks) put('mark', point(at), text);
    if (this.#snapped && pointer) put('snap', point(this.#snapped.at));
    return features;
  }
}
