/** Puts packs together into one style: sources of the county, layers in drawing order, visibility. Pure. */
import type { FontFacesSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapArchive, OpenArchive } from './archives.ts';
import { focusLayers } from './focus.ts';
import { archiveLayerId, foreignLayers, foreignSource, isForeign } from './foreign-tiles.ts';
import type { MapGeometry } from './geometry.ts';
import type { KindLayer } from './kind-layers.ts';
import { magnified, scaleOf } from './magnify.ts';
import { PACKS } from './packs/registry.ts';
import {
  type LayerId,
  type LayerPack,
  type Look,
  type MapMode,
  type PlacedLayer,
  SLOTS,
  type SourceName,
} from './packs/pack.ts';
import type { Measure, ThemeName } from './paint.ts';
import { tokensOf } from './tokens.ts';

export interface StyleInput {
  readonly theme: ThemeName;
  readonly mode: MapMode;
  readonly measure: Measure;
  readonly visible: ReadonlySet<LayerId>;
  /** Kinds with a place on the map. */
  readonly kinds: readonly KindLayer[];
  /** Those that somebody imported are drawn below the county's own. */
  readonly archives?: readonly MapArchive[];
  /** Weak machines: no relief. */
  readonly reduced: boolean;
  readonly sources: ReadonlySet<SourceName>;
}

/** A missing vector tile is cut from the coarser one above it. MapLibre reads this; the types of styles do not know it yet. */
const SPARSE = { sparse: true };
const NOTHING = { type: 'FeatureCollection' as const, features: [] };

/** Sources by name; archives that did not open have none, and their layers are left out. */
export function mapSources(
  geometry: MapGeometry,
  archives: readonly OpenArchive[],
): Partial<Record<SourceName, SourceSpecification>> {
  const numbered = (data: MapGeometry['areas'], options: object = {}): SourceSpecification => ({
    type: 'geojson',
    data,
    promoteId: 'fid',
    ...options,
  });
  const sources: Partial<Record<SourceName, SourceSpecification>> = {
    areas: numbered(geometry.areas),
    borders: { type: 'geojson', data: geometry.borders },
    'unit-labels': numbered(geometry.unitLabels),
    roads: numbered(geometry.roads),
    // A cell is shorter than the simplification tolerance at county scale and would vanish.
    cells: numbered(geometry.cells, { tolerance: 0 }),
    pipes: numbered(geometry.pipes),
    'line-middles': numbered(geometry.lineMiddles),
    works: numbered(geometry.works),
    beyond: { type: 'geojson', data: geometry.beyond },
    flows: { type: 'geojson', data: NOTHING },
    focus: { type: 'geojson', data: NOTHING },
  };
  for (const open of archives) {
    const { archive, tiles, header } = open;
    if (archive.id !== 'base' && archive.id !== 'terrain') {
      sources[archiveLayerId(archive.id)] = foreignSource(open);
      continue;
    }
    const zooms = { minzoom: header.minZoom, maxzoom: header.maxZoom };
    sources[archive.id] =
      archive.kind === 'vector'
        ? ({ type: 'vector', tiles: [tiles], ...zooms, ...SPARSE } as SourceSpecification)
        : { type: 'raster-dem', tiles: [tiles], ...zooms, tileSize: 256, encoding: archive.encoding ?? 'terrarium' };
  }
  return sources;
}

export const lookOf = ({
  theme,
  measure,
  kinds,
  visible,
}: Pick<StyleInput, 'theme' | 'measure' | 'kinds' | 'visible'>): Look => ({
  theme,
  measure,
  kinds: kinds.filter((layer) => visible.has(layer.id)),
});

/** A pack that draws kinds is shown while one of them is. */
export const isPackShown = ({ id, draws }: LayerPack, visible: ReadonlySet<LayerId>, look: Look): boolean =>
  draws === undefined ? visible.has(id) : look.kinds.some((layer) => layer.draws === draws);

/** Layers that are switched on and whose sources opened: what a legend may speak of. */
export function drawnOf(visible: ReadonlySet<LayerId>, sources: ReadonlySet<SourceName>): Set<LayerId> {
  const closed = PACKS.filter((pack) => pack.sources.some((source) => !sources.has(source)));
  return new Set([...visible].filter((id) => closed.every((pack) => pack.id !== id)));
}

function foreignPlaced({ archives = [], reduced, theme, visible }: StyleInput): PlacedLayer[] {
  return archives.filter(isForeign).flatMap((archive) => {
    const isShown = visible.has(archiveLayerId(archive.id)) && !(reduced && archive.kind === 'raster-dem');
    return foreignLayers(archive, theme).map(({ slot, layer }): PlacedLayer => {
      const layout = { ...layer.layout, visibility: isShown ? 'visible' : 'none' };
      return { slot, layer: { ...layer, layout } as LayerSpecification };
    });
  });
}

/** Layers of every pack in drawing order, the hidden ones with visibility none. */
export function mapLayers(input: StyleInput): LayerSpecification[] {
  const look = lookOf(input);
  const placed: PlacedLayer[] = [
    {
      slot: 'ground',
      layer: { id: 'ground', type: 'background', paint: { 'background-color': tokensOf(input.theme).ground } },
    },
    ...focusLayers(input.theme),
    ...foreignPlaced(input),
    ...PACKS.flatMap((pack) =>
      pack.layers(look).map(({ slot, layer }): PlacedLayer => {
        const isShown = isPackShown(pack, input.visible, look) && !(input.reduced && pack.id === 'relief');
        const layout = { ...layer.layout, visibility: isShown ? 'visible' : 'none' };
        return { slot, layer: { ...layer, layout } as LayerSpecification };
      }),
    ),
  ];
  return SLOTS.flatMap((slot) => placed.filter((item) => item.slot === slot).map((item) => item.layer))
    .filter((layer) => !('source' in layer) || input.sources.has(layer.source as SourceName))
    .map((layer) => magnified(layer, scaleOf(input.mode)));
}

export function mapStyle(
  input: Omit<StyleInput, 'sources'>,
  sources: Partial<Record<SourceName, SourceSpecification>>,
  fontFaces: FontFacesSpecification,
): StyleSpecification {
  const present = new Set(Object.keys(sources) as SourceName[]);
  return {
    version: 8,
    sources: sources as Record<string, SourceSpecification>,
    'font-faces': fontFaces,
    transition: { duration: 0, delay: 0 },
    layers: mapLayers({ ...input, sources: present }),
  };
}
