/** The coordinate system of a layer, of a map file or of a table that has its places in two columns. */
import type { Geometry } from 'geojson';
import type { CrsReport } from '../../../shared/host/import-calls.ts';
import type { LayerInspection } from '../import/inspect-layer.ts';
import type { Layer } from '../import/layer.ts';
import { assessCrs } from '../import/place-crs.ts';
import type { HeldCounty } from '../import/plan.ts';

/** Rows whose places are looked at. */
const MOST_ROWS = 5000;

const numberIn = (cell: string | undefined): number => (cell?.trim() ? Number(cell) : Number.NaN);

/** A table as a map file of points; null where no two columns stand for places. */
function pointLayer(layer: Layer, { columns, headings }: LayerInspection): Layer | null {
  const east = columns.findIndex(({ column }) => column === 'longitude');
  const north = columns.findIndex(({ column }) => column === 'latitude');
  if (east < 0 || north < 0) return null;
  const first = headings?.to ?? 1;
  const step = Math.max(1, Math.ceil((layer.grid.length - first) / MOST_ROWS));
  const shown: (readonly string[])[] = [];
  for (let line = first; line < layer.grid.length; line += step) shown.push(layer.grid.at(line) ?? []);
  const geometries = shown.map((cells): Geometry | null => {
    const at = [numberIn(cells[east]), numberIn(cells[north])];
    return at.every(Number.isFinite) ? { type: 'Point', coordinates: at } : null;
  });
  if (geometries.every((geometry) => geometry === null)) return null;
  const titles = columns.map(({ title }) => title);
  return { name: layer.name, grid: [titles, ...shown], geometries, crs: null, problems: [] };
}

/** Null for layers that have no places. */
export function layerCrs(layer: Layer, inspection: LayerInspection | null, held: HeldCounty | null): CrsReport | null {
  if (layer.tiles) return null;
  if (layer.geometries) return assessCrs(layer, held);
  const points = inspection && pointLayer(layer, inspection);
  return points ? assessCrs(points, held) : null;
}
