/**
 * Tile archives that somebody imported, as layers below everything of the county's own: pictures as they are, heights as
 * relief, vector tiles of any making in quiet colours, because nobody knows what their layers mean. Pure.
 */
import type { FilterSpecification, SourceSpecification } from 'maplibre-gl';
import type { MapArchive, OpenArchive } from './archives.ts';
import type { PlacedLayer } from './packs/pack.ts';
import type { ThemeName } from './paint.ts';
import { tokensOf } from './tokens.ts';

/** Names such an archive among the layers and the sources of the map. */
export type ArchiveLayerId = `archive:${string}`;
export const archiveLayerId = (archive: string): ArchiveLayerId => `archive:${archive}`;

/** The county's own archives are drawn by the packs. */
export const isForeign = ({ id }: Pick<MapArchive, 'id'>): boolean => id !== 'base' && id !== 'terrain';

export function foreignSource({ archive, header, tiles }: OpenArchive): SourceSpecification {
  const zooms = { tiles: [tiles], minzoom: header.minZoom, maxzoom: header.maxZoom };
  if (archive.kind === 'vector') return { type: 'vector', ...zooms };
  if (archive.kind === 'raster') return { type: 'raster', ...zooms, tileSize: 256 };
  return { type: 'raster-dem', ...zooms, tileSize: 256, encoding: archive.encoding ?? 'terrarium' };
}

const ofForm = (...forms: string[]): FilterSpecification => ['match', ['geometry-type'], forms, true, false];
const WATER = /water|ocean|lake|river|sea|hydro|shui/i;

function vectorLayers(source: ArchiveLayerId, layer: string, theme: ThemeName): PlacedLayer[] {
  const t = tokensOf(theme);
  const isWater = WATER.test(layer);
  const common = { source, 'source-layer': layer };
  return [
    {
      slot: 'foreign',
      layer: {
        id: `${source}/${layer}/areas`,
        type: 'fill',
        ...common,
        filter: ofForm('Polygon', 'MultiPolygon'),
        paint: { 'fill-color': isWater ? t.water : t.urban, 'fill-opacity': isWater ? 0.8 : 0.4 },
      },
    },
    {
      slot: 'foreign',
      layer: {
        id: `${source}/${layer}/lines`,
        type: 'line',
        ...common,
        filter: ofForm('LineString', 'MultiLineString'),
        paint: { 'line-color': isWater ? t.waterEdge : t.roadFill[2], 'line-width': 0.8 },
      },
    },
  ];
}

/** Layers of one archive in both themes' colours; night dims pictures, which are made for paper. */
export function foreignLayers(archive: MapArchive, theme: ThemeName): PlacedLayer[] {
  const source = archiveLayerId(archive.id);
  const t = tokensOf(theme);
  if (archive.kind === 'vector') return (archive.layers ?? []).flatMap((layer) => vectorLayers(source, layer, theme));
  if (archive.kind === 'raster')
    return [
      {
        slot: 'foreign',
        layer: {
          id: `${source}/pictures`,
          type: 'raster',
          source,
          paint: theme === 'night' ? { 'raster-brightness-max': 0.7, 'raster-saturation': -0.2 } : {},
        },
      },
    ];
  return [
    {
      slot: 'relief',
      layer: {
        id: `${source}/relief`,
        type: 'hillshade',
        source,
        paint: {
          'hillshade-exaggeration': t.hillStrength,
          'hillshade-shadow-color': t.hillShadow,
          'hillshade-highlight-color': t.hillHighlight,
          'hillshade-accent-color': t.hillAccent,
          'hillshade-illumination-direction': 315,
        },
      },
    },
  ];
}
