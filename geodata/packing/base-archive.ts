/** The base map as a vector tile archive. */
import { type GeoJSONVTTile, GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { County } from '../county.ts';
import { BASE_FIELDS, BASE_LAYERS, type BaseFeature, type BaseLayer, makeBaseFeatures } from './base-features.ts';
import { extentsOf } from './extents.ts';
import { gzip } from './gzip.ts';
import { MARK } from './mark.ts';
import { buildArchive, type Tile } from '../../shared/tiles/pmtiles-writer.ts';
import { type Bounds, tilesOf } from './tile-grid.ts';

const EXTENT = 4096;

/** One layer cut into tiles; properties know at which zooms their feature shows. */
class LayerIndex {
  private readonly index: GeoJSONVT;
  private readonly zooms = new Map<unknown, { readonly min: number; readonly max: number }>();

  constructor(features: readonly BaseFeature[], maxZoom: number, buffer: number) {
    for (const { feature, minZoom, maxZoom: last } of features)
      this.zooms.set(feature.properties, { min: minZoom, max: last });
    const collection = { type: 'FeatureCollection' as const, features: features.map(({ feature }) => feature) };
    this.index = new GeoJSONVT(collection, {
      maxZoom,
      indexMaxZoom: 5,
      indexMaxPoints: 0,
      extent: EXTENT,
      buffer,
      tolerance: 3,
    });
  }

  tile(z: number, x: number, y: number): GeoJSONVTTile | null {
    const tile = this.index.getTile(z, x, y);
    if (!tile) return null;
    const features = tile.features.filter((feature: { tags: unknown }) => {
      const zooms = this.zooms.get(feature.tags);
      return zooms === undefined || (z >= zooms.min && z <= zooms.max);
    });
    return features.length > 0 ? { ...tile, features: features as GeoJSONVTTile['features'] } : null;
  }
}

export function makeBaseArchive(county: County): Uint8Array {
  const features = makeBaseFeatures(county);
  const [minZoom, maxZoom] = county.preset.zooms.base;
  const layers = BASE_LAYERS.map((layer) => ({
    layer,
    index: new LayerIndex(
      features.filter((feature) => feature.layer === layer),
      maxZoom,
      layer === 'labels' ? 128 : 64,
    ),
  }));
  const extents = extentsOf(county);
  const boundsAt = (z: number): Bounds => (z <= 8 ? extents.far : z <= 11 ? extents.region : extents.window);
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    for (const { x, y } of tilesOf(boundsAt(z), z)) {
      const content: Partial<Record<BaseLayer, GeoJSONVTTile>> = {};
      for (const { layer, index } of layers) {
        const tile = index.tile(z, x, y);
        if (tile) content[layer] = tile;
      }
      if (Object.keys(content).length === 0) continue;
      tiles.push({
        z,
        x,
        y,
        data: gzip(fromGeojsonVt(content as Record<string, GeoJSONVTTile>, { version: 2, extent: EXTENT })),
      });
    }
  }
  const [west, south, east, north] = extents.far;
  return buildArchive(tiles, {
    tileType: 1,
    tileCompression: 2,
    minZoom,
    maxZoom,
    bounds: extents.far,
    center: [(west + east) / 2, (south + north) / 2, 9],
    metadata: {
      name: '示范县底图',
      attribution: MARK,
      vector_layers: BASE_LAYERS.map((id) => ({ id, fields: BASE_FIELDS[id], minzoom: minZoom, maxzoom: maxZoom })),
    },
  });
}
