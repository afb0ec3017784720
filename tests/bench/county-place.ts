/** Where the county lies, so that the bare map shows the same ground at the same zoom as the product does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packManifestSchema } from '../../shared/domain/pack.ts';

const PACK = join(import.meta.dirname, '..', '..', 'geodata', 'pack', 'demo');
const MARGIN_PX = 36;

/** Web Mercator y, 0–1 from the north. */
const northing = (lat: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

/** Centre and zoom at which the county fills a map of that size, CSS pixels. */
export function viewOf(size: { readonly width: number; readonly height: number }): {
  lng: number;
  lat: number;
  zoom: number;
} {
  const { bounds } = packManifestSchema.parse(JSON.parse(readFileSync(join(PACK, 'manifest.json'), 'utf8')));
  const [west, south, east, north] = bounds;
  const across = (size.width - 2 * MARGIN_PX) / ((east - west) / 360);
  const down = (size.height - 2 * MARGIN_PX) / (northing(south) - northing(north));
  return { lng: (west + east) / 2, lat: (south + north) / 2, zoom: Math.log2(Math.min(across, down) / 512) };
}
