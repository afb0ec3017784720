/** Elevation as a raster-dem archive: Terrarium PNG tiles of 256 pixels, in steps that a pixel of the zoom can show. */
import type { County } from '../county.ts';
import { depthInside } from '../relief/level.ts';
import { extentsOf } from './extents.ts';
import { MARK } from './mark.ts';
import { buildArchive, type Tile } from '../../shared/tiles/pmtiles-writer.ts';
import { encodePng } from './png.ts';
import { type Bounds, latOf, lonOf, tilesOf } from './tile-grid.ts';

const SIDE = 256;
/** Zero of the Terrarium scale. */
const OFFSET = 32_768;

/** Metres between elevations told apart at zooms 6 to 11: finer steps would be noise in a pixel that wide, and cost bytes. */
const STEPS: readonly number[] = [20, 18, 14, 7, 3, 1];
/** Outside the window, where nothing is finer than 400 m. */
const OUTER_STEP = 12;

export function makeTerrainArchive(county: County): Uint8Array {
  const extents = extentsOf(county);
  const [minZoom, maxZoom] = county.preset.zooms.terrain;
  const boundsAt = (z: number): Bounds =>
    z <= 7 ? extents.far : z <= 8 ? extents.middle : z <= 10 ? extents.region : extents.window;
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    for (const { x, y } of tilesOf(boundsAt(z), z)) tiles.push({ z, x, y, data: terrainTile(county, z, x, y) });
  }
  const [west, south, east, north] = extents.far;
  return buildArchive(tiles, {
    tileType: 2,
    tileCompression: 1,
    minZoom,
    maxZoom,
    bounds: extents.far,
    center: [(west + east) / 2, (south + north) / 2, 9],
    metadata: { name: '示范县高程', attribution: MARK, encoding: 'terrarium' },
  });
}

function terrainTile(county: County, z: number, x: number, y: number): Uint8Array {
  const rgb = new Uint8Array(SIDE * SIDE * 3);
  const step = STEPS[z - 6] ?? 1;
  for (let row = 0; row < SIDE; row++) {
    const lat = latOf(y + (row + 0.5) / SIDE, z);
    for (let column = 0; column < SIDE; column++) {
      const [east, south] = county.projection.plane(lonOf(x + (column + 0.5) / SIDE, z), lat);
      const coarse = depthInside(county.relief.window.level, east, south) < 0 ? Math.max(step, OUTER_STEP) : step;
      const value = Math.round(county.relief.elevation(east, south) / coarse) * coarse + OFFSET;
      const at = (row * SIDE + column) * 3;
      rgb[at] = value >> 8;
      rgb[at + 1] = value & 255;
    }
  }
  return encodePng(SIDE, SIDE, rgb);
}
