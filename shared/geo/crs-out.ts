/**
 * The way out of WGS 84: positions in a system that maps leave the program in, and that system as WKT for the files that
 * carry one. The shifted systems of web maps and the old datums are read and never written.
 */
import proj4 from 'proj4';
import type { Position } from '../domain/unit.ts';
import { roundDegrees, proj4Text } from './crs-transform.ts';
import { type Crs, type CrsId, crsOf } from './crs.ts';

/** A millimetre. */
const roundMetres = (value: number): number => Math.round(value * 1000) / 1000;

/** True for WGS 84 and CGCS2000, in degrees or projected. */
export const isWritten = (id: CrsId): boolean => ['wgs84', 'cgcs2000'].includes(crsOf(id).datum);

/** How positions get from WGS 84 into a system that is written: degrees to seven decimals, metres to the millimetre. */
export function projectionTo(id: CrsId): (position: Position) => Position {
  const crs = crsOf(id);
  if (!crs.projection) return ([lon, lat]) => [roundDegrees(lon), roundDegrees(lat)];
  const degrees = crs.datum === 'wgs84' ? '+proj=longlat +datum=WGS84' : '+proj=longlat +ellps=GRS80';
  const converter = proj4(`${degrees} +no_defs`, proj4Text(id));
  return (position) => {
    const [x, y] = converter.forward([position[0], position[1]]);
    return [roundMetres(x), roundMetres(y)];
  };
}

const DATUMS = {
  wgs84: ['GCS_WGS_1984', 'D_WGS_1984', 'WGS_1984', '298.257223563'],
  cgcs2000: ['GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', 'CGCS2000', '298.257222101'],
} as const;

function geographic({ datum }: Crs): string {
  const [name, datumName, spheroid, flattening] = DATUMS[datum === 'cgcs2000' ? 'cgcs2000' : 'wgs84'];
  return (
    `GEOGCS["${name}",DATUM["${datumName}",SPHEROID["${spheroid}",6378137.0,${flattening}]],` +
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
  );
}

const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

function projected(
  crs: Crs,
  name: string,
  projection: string,
  parameters: readonly (readonly [string, number])[],
): string {
  const listed = parameters.map(([parameter, value]) => `PARAMETER["${parameter}",${decimal(value)}]`).join(',');
  return `PROJCS["${name}",${geographic(crs)},PROJECTION["${projection}"],${listed},UNIT["Meter",1.0]]`;
}

/** The system as desktop GIS write it into `.prj`. Source: Esri's list of projected systems. */
export function wktOf(id: CrsId): string {
  const crs = crsOf(id);
  const { projection } = crs;
  switch (projection?.name) {
    case undefined:
      return geographic(crs);
    case 'gauss-kruger': {
      const { width, meridian, zone } = projection;
      const prefix = width === 3 ? 'CGCS2000_3_Degree_GK' : 'CGCS2000_GK';
      return projected(crs, zone === null ? `${prefix}_CM_${meridian}E` : `${prefix}_Zone_${zone}`, 'Gauss_Kruger', [
        ['False_Easting', (zone ?? 0) * 1_000_000 + 500_000],
        ['False_Northing', 0],
        ['Central_Meridian', meridian],
        ['Scale_Factor', 1],
        ['Latitude_Of_Origin', 0],
      ]);
    }
    case 'utm':
      return projected(crs, `WGS_1984_UTM_Zone_${projection.zone}N`, 'Transverse_Mercator', [
        ['False_Easting', 500_000],
        ['False_Northing', 0],
        ['Central_Meridian', projection.zone * 6 - 183],
        ['Scale_Factor', 0.9996],
        ['Latitude_Of_Origin', 0],
      ]);
    case 'web-mercator':
      return projected(crs, 'WGS_1984_Web_Mercator_Auxiliary_Sphere', 'Mercator_Auxiliary_Sphere', [
        ['False_Easting', 0],
        ['False_Northing', 0],
        ['Central_Meridian', 0],
        ['Standard_Parallel_1', 0],
        ['Auxiliary_Sphere_Type', 0],
      ]);
  }
}
