/** Coordinate systems that layers can leave in: degrees, and the Gauss–Krüger zones in which the county lies. */
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import { type CrsId, KNOWN_CRS } from '../../../../shared/geo/crs.ts';
import { extentOf } from '../../../../shared/geo/extent.ts';
import type { Position } from '../../../../shared/domain/unit.ts';
import { t } from '../../../text/t.ts';

export interface CrsChoice {
  readonly id: CrsId;
  readonly title: string;
  /** Metres, which GeoJSON and KML do not have. */
  readonly isProjected: boolean;
}

/** Longitude of the middle of the county; null while nothing of it lies anywhere. */
export function middleOf(geometry: GeometryBatch | null, units: UnitIndex): number | null {
  const areas = geometry?.areas.features ?? [];
  const extent = extentOf(areas.map((area) => area.geometry.coordinates as Position[][][]));
  if (extent) return (extent[0] + extent[2]) / 2;
  const seat = [...units.all()].find(({ at }) => at !== undefined)?.at;
  return seat?.[0] ?? null;
}

export function crsChoices(middle: number | null): CrsChoice[] {
  const degrees: CrsChoice[] = [
    { id: 'wgs84', title: t('dataExport.crs.wgs84'), isProjected: false },
    { id: 'cgcs2000', title: t('dataExport.crs.cgcs2000'), isProjected: false },
  ];
  if (middle === null) return degrees;
  const zones = KNOWN_CRS.flatMap(({ id, datum, projection, epsg }): CrsChoice[] => {
    if (datum !== 'cgcs2000' || projection?.name !== 'gauss-kruger' || projection.width === null) return [];
    // The zone in which the county lies is the one whose meridian is nearest.
    if (Math.abs(projection.meridian - middle) > projection.width / 2) return [];
    const facts = { width: projection.width, meridian: projection.meridian, epsg: epsg ?? '' };
    const title =
      projection.zone === null
        ? t('dataExport.crs.meridian', facts)
        : t('dataExport.crs.zone', { ...facts, zone: projection.zone });
    return [{ id, title, isProjected: true }];
  });
  return [...degrees, ...zones];
}
