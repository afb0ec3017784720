/**
 * Maps of one county on paper, as marks in millimetres: the layer packs of the screen evaluated at the zoom that the scale
 * is, without WebGL. Made ready once; every sheet of an atlas is drawn by the same maker.
 */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { archiveReader } from '../../map/archive-reader.ts';
import type { MapArchive } from '../../map/archives.ts';
import { flowData } from '../../map/flows.ts';
import { focusData } from '../../map/focus.ts';
import { archiveLayerId } from '../../map/foreign-tiles.ts';
import { type MapGeometry, mapGeometry } from '../../map/geometry.ts';
import { type KindLayer, kindLayers } from '../../map/kind-layers.ts';
import type { LayerId, SourceName } from '../../map/packs/pack.ts';
import { Painter } from '../../map/painter.ts';
import { presentIn } from '../../map/presence.ts';
import { drawnOf, mapLayers } from '../../map/style.ts';
import { tokensOf } from '../../map/tokens.ts';
import type { Mark, MarkBox, PaperImage } from '../marks.ts';
import { circleMarks } from './circles.ts';
import type { Drawn } from './drawn.ts';
import { fillMarks } from './fills.ts';
import { HeightArchive } from './heights.ts';
import { householdMarks } from './household-dots.ts';
import { type FeatureState, isDrawnAt, LayerStyle } from './layer-style.ts';
import type { PaperCounty, PaperMap, PaperMapRequest } from './map-request.ts';
import { browserCodec, type PictureCodec } from './picture-codec.ts';
import { LabelPlacer, type TextLayer } from './place-labels.ts';
import { reliefImage } from './relief.ts';
import { ShapeIndex } from './shape-index.ts';
import { signMarks } from './signs.ts';
import { StateStore } from './state-store.ts';
import { strokeMarks } from './strokes.ts';
import { VectorArchive } from './vector-archive.ts';
import { type View, viewOf, worldAround } from './view.ts';
import { type Shape, shapesOf } from './world.ts';

/** Features this far beyond the frame may reach into it, mm. */
const REACH_MM = 6;
const NO_STATE: FeatureState = {};

interface Archives {
  readonly vectors: Map<string, VectorArchive>;
  readonly heights: Map<string, HeightArchive>;
  /** Null where there is nothing to draw pictures with. */
  readonly codec: PictureCodec | null;
}

/** Pictures of relief that are kept: those of a preview that is looked at again and again. */
const MOST_RELIEFS = 6;

type Shapes = (layer: LayerSpecification) => readonly Shape[];

export class PaperMapMaker {
  readonly #county: PaperCounty;
  readonly #geometry: MapGeometry;
  readonly #kinds: readonly KindLayer[];
  readonly #states = new StateStore();
  readonly #painter: Painter;
  readonly #archives: Archives;
  readonly #sources: ReadonlySet<SourceName>;
  readonly #indexes = new Map<string, ShapeIndex>();
  readonly #reliefs = new Map<string, Promise<PaperImage>>();

  /** Opens the archives; those that do not answer are left out of the maps, as on the screen. */
  static async open(county: PaperCounty, codec: PictureCodec | null = browserCodec()): Promise<PaperMapMaker> {
    const archives: Archives = { vectors: new Map(), heights: new Map(), codec };
    await Promise.all(
      county.archives.map(async (archive) => {
        const reader = archiveReader(archive);
        const header = await reader.getHeader().catch(() => null);
        if (!header) return;
        const source = sourceOf(archive);
        if (archive.kind === 'vector') archives.vectors.set(source, new VectorArchive(reader, header));
        else if (archive.kind === 'raster-dem' && codec)
          archives.heights.set(source, new HeightArchive(reader, header, archive.encoding ?? 'terrarium', codec));
      }),
    );
    return new PaperMapMaker(county, archives);
  }

  private constructor(county: PaperCounty, archives: Archives) {
    this.#county = county;
    this.#archives = archives;
    this.#geometry = mapGeometry(county.geometry, county.kinds);
    this.#kinds = kindLayers(county.kinds, county.geometry);
    this.#painter = new Painter(this.#geometry, 'progress');
    this.#painter.attach(this.#states);
    this.#painter.paintTargets(county.paint.targets);
    this.#painter.paintUnits(county.paint.units);
    const collections = collectionsOf(this.#geometry, county);
    for (const [name, collection] of Object.entries(collections))
      this.#indexes.set(name, new ShapeIndex(shapesOf(collection)));
    this.#sources = new Set([
      ...Object.keys(collections),
      'focus',
      ...archives.vectors.keys(),
      ...archives.heights.keys(),
    ] as SourceName[]);
  }

  async draw(request: PaperMapRequest): Promise<PaperMap> {
    const { box, unit, theme, measure, measureText } = request;
    const extent = (unit === undefined ? null : this.#geometry.extentOfObject(unit)) ?? this.#geometry.extent;
    const view = viewOf({ box, extent, ...sized(request) });
    const visible = new Set(request.visible);
    this.#painter.setMeasure(measure);
    const layers = mapLayers({
      theme,
      mode: 'sheet',
      measure,
      visible,
      kinds: this.#kinds,
      archives: this.#county.archives,
      reduced: false,
      sources: this.#sources,
    }).filter((layer) => isDrawnAt(layer, view.zoom));
    const shapes = await this.#shapesFor(layers, view, unit);
    request.signal?.throwIfAborted();

    const marks: (readonly Mark[])[] = [];
    const texts: { readonly at: number; readonly drawn: readonly Drawn[] }[] = [];
    const reliefs: { readonly at: number; readonly layer: LayerSpecification }[] = [];
    const soft: MarkBox[] = [];
    const tokens = tokensOf(theme);
    for (const layer of layers) {
      // Where the screen has them (`county-map.ts`).
      if (layer.id === 'village-seats' && visible.has('households')) {
        const { households, paint } = this.#county;
        marks.push(householdMarks(households, paint.households, tokens, view));
      }
      if (layer.type === 'background') {
        marks.push([groundMark(box, tokens.ground)]);
        continue;
      }
      if (layer.type === 'hillshade') {
        reliefs.push({ at: marks.length, layer });
        marks.push([]);
        continue;
      }
      const drawn = this.#drawnBy(layer, shapes, view);
      if (layer.type === 'fill') marks.push(fillMarks(drawn, view));
      else if (layer.type === 'line') marks.push(strokeMarks(drawn, view));
      else if (layer.type === 'circle') {
        const circles = circleMarks(drawn, view);
        for (const circle of circles) if (circle.kind === 'circle') soft.push(boxAround(circle.at, circle.radius));
        marks.push(circles);
      } else if (layer.type === 'symbol') {
        marks.push(signMarks(drawn, view));
        if (layer.layout?.['text-field'] === undefined || request.plain) continue;
        texts.push({ at: marks.length, drawn });
        marks.push([]);
      }
    }
    const isInside = this.#isInside(unit);
    await Promise.all(
      reliefs.map(async ({ at, layer }) => {
        const image = await this.#relief(layer, view, request.reliefDotsPerInch);
        if (image) marks[at] = [{ kind: 'image', box, image }];
      }),
    );
    const placer = new LabelPlacer(view, measureText, soft, request.keepClear);
    const names = placer.place(
      texts.map(({ drawn }): TextLayer => ({
        drawn,
        isIndexed: ({ shape }) => shape.properties['level'] === 'village' && isInside(shape),
        isFirst: ({ shape }) => shape.properties['level'] !== undefined && isInside(shape),
      })),
    );
    texts.forEach(({ at }, i) => (marks[at] = names.marks[i] ?? []));
    return {
      marks: [{ kind: 'clip', box, marks: marks.flat() }],
      index: names.index,
      denominator: view.denominator,
      zoom: view.zoom,
      extent: view.extent,
      drawn: drawnOf(visible, this.#sources) as ReadonlySet<LayerId>,
      present: presentIn({
        geometry: this.#geometry,
        view: view.extent,
        targets: this.#county.paint.targets,
        hasHouseholds: this.#county.households.length > 0,
      }),
      placed: names.placed,
    };
  }

  /** Features of every source over the view; tiles are read first. */
  async #shapesFor(layers: readonly LayerSpecification[], view: View, unit: string | undefined): Promise<Shapes> {
    const world = worldAround(view, REACH_MM);
    const wanted = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])));
    const tiles = new Map<string, ReadonlyMap<string, readonly Shape[]>>();
    await Promise.all(
      [...this.#archives.vectors].map(async ([name, archive]) => {
        if (wanted.has(name)) tiles.set(name, await archive.shapesOver(world, view.zoom));
      }),
    );
    const focus = shapesOf(focusData(this.#geometry, unit === undefined ? null : { kind: 'unit', id: unit }, null));
    const found = new Map<string, readonly Shape[]>([['focus', focus]]);
    return (layer) => {
      if (!('source' in layer)) return [];
      const { source } = layer;
      const tiled = tiles.get(source);
      if (tiled) return tiled.get(layer['source-layer'] ?? '') ?? [];
      const known = found.get(source) ?? this.#indexes.get(source)?.over(world) ?? [];
      found.set(source, known);
      return known;
    };
  }

  #drawnBy(layer: LayerSpecification, shapes: Shapes, view: View): Drawn[] {
    const style = new LayerStyle(layer, view.zoom);
    const source = 'source' in layer ? layer.source : '';
    const drawn: Drawn[] = [];
    for (const shape of shapes(layer)) {
      const state = shape.id < 0 ? NO_STATE : this.#states.of(source, shape.id);
      const look = style.lookOf(shape, state);
      if (look) drawn.push({ shape, look });
    }
    return drawn;
  }

  /** Relief under the view; the same picture for the same view, so that a document stores it once. */
  #relief(layer: LayerSpecification, view: View, dotsPerInch: number): Promise<PaperImage> | null {
    const heights = 'source' in layer ? this.#archives.heights.get(layer.source) : undefined;
    const { codec } = this.#archives;
    if (!heights || !codec) return null;
    const key = JSON.stringify([layer, view.world, view.box.width, dotsPerInch]);
    const known = this.#reliefs.get(key);
    if (known) return known;
    const look = new LayerStyle(layer, view.zoom).plainLook();
    const made = heights.over(view.world, view.zoom).then((grid) => reliefImage(grid, look, view, dotsPerInch, codec));
    this.#reliefs.set(key, made);
    const [oldest] = this.#reliefs.keys();
    if (oldest !== undefined && this.#reliefs.size > MOST_RELIEFS) this.#reliefs.delete(oldest);
    return made;
  }

  /** Whether a place lies in the unit that the sheet is about. */
  #isInside(unit: string | undefined): (shape: Shape) => boolean {
    const area = unit === undefined ? undefined : this.#geometry.areaOf.get(unit);
    if (!area) return () => true;
    const [shape] = shapesOf({ type: 'FeatureCollection', features: [area] });
    return (place) => shape !== undefined && holds(shape, place.parts[0]?.[0] ?? 0, place.parts[0]?.[1] ?? 0);
  }
}

const sourceOf = (archive: MapArchive): string =>
  archive.id === 'base' || archive.id === 'terrain' ? archive.id : archiveLayerId(archive.id);

const sized = ({ denominator, magnify }: PaperMapRequest) => ({
  ...(denominator === undefined ? {} : { denominator }),
  ...(magnify === undefined ? {} : { magnify }),
});

function collectionsOf(geometry: MapGeometry, county: PaperCounty): Record<string, FeatureCollection> {
  return {
    areas: geometry.areas,
    borders: geometry.borders,
    'unit-labels': geometry.unitLabels,
    roads: geometry.roads,
    cells: geometry.cells,
    pipes: geometry.pipes,
    'line-middles': geometry.lineMiddles,
    works: geometry.works,
    beyond: geometry.beyond,
    flows: flowData(county.flows ?? [], geometry.placeOf),
  };
}

const groundMark = ({ x, y, width, height }: MarkBox, fill: string): Mark => ({
  kind: 'path',
  parts: [[x, y, x + width, y, x + width, y + height, x, y + height]],
  closed: true,
  fill,
});

const boxAround = ([x, y]: readonly [number, number], radius: number): MarkBox => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
});

/** Even-odd, as areas are filled. */
function holds(area: Shape, x: number, y: number): boolean {
  let inside = false;
  for (const ring of area.parts)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
