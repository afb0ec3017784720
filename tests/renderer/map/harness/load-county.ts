/** The demo pack where it is built, the made-up county otherwise. */
import type { GeometryBatch, HouseholdsBatch } from '../../../../shared/domain/batch.ts';
import type { MapArchive } from '../../../../renderer/map/archives.ts';
import { madeUpCounty } from '../made-up-county.ts';

interface County {
  geometry: GeometryBatch;
  households: HouseholdsBatch['villages'];
  archives: MapArchive[];
}

export async function loadCounty(): Promise<County> {
  const response = await fetch('/demo/batches');
  if (!response.ok || new URLSearchParams(location.search).has('made-up')) return { ...madeUpCounty(), archives: [] };
  const bodies = (await response.json()) as { geometry: GeometryBatch; households: HouseholdsBatch };
  const archive = (id: string, kind: MapArchive['kind']): MapArchive => ({
    id,
    kind,
    url: `${location.origin}/tiles/${id}`,
    headers: () => ({}),
  });
  return {
    geometry: bodies.geometry,
    households: bodies.households.villages,
    archives: [archive('base', 'vector'), { ...archive('terrain', 'raster-dem'), encoding: 'terrarium' }],
  };
}
