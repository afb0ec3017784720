/** Well-known text of a system as Esri's programs write it into .prj files; every other program reads it too. */
import { type CrsId, crsOf } from './crs.ts';

const DEGREES = 'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const BASES = {
  wgs84: `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],${DEGREES}`,
  cgcs2000: `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],${DEGREES}`,
} as const;

const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

function projected(
  name: string,
  base: string,
  method: string,
  parameters: readonly (readonly [string, number])[],
): string {
  const list = parameters.map(([key, value]) => `PARAMETER["${key}",${decimal(value)}]`).join();
  return `PROJCS["${name}",${base},PROJECTION["${method}"],${list},UNIT["Meter",1.0]]`;
}

const transverse = (easting: number, meridian: number, scale: number): readonly (readonly [string, number])[] => [
  ['False_Easting', easting],
  ['False_Northing', 0],
  ['Central_Meridian', meridian],
  ['Scale_Factor', scale],
  ['Latitude_Of_Origin', 0],
];

/** Text of a system that can be written (`canWrite`); null for the others, which have no text that programs agree on. */
export function wktOf(id: CrsId): string | null {
  const { datum, projection } = crsOf(id);
  if (datum !== 'wgs84' && datum !== 'cgcs2000') return null;
  const base = BASES[datum];
  switch (projection?.name) {
    case undefined:
      return base;
    case 'utm':
      return projected(
        `WGS_1984_UTM_Zone_${projection.zone}N`,
        base,
        'Transverse_Mercator',
        transverse(500_000, projection.zone * 6 - 183, 0.9996),
      );
    case 'web-mercator':
      return projected('WGS_1984_Web_Mercator_Auxiliary_Sphere', base, 'Mercator_Auxiliary_Sphere', [
        ['False_Easting', 0],
        ['False_Northing', 0],
        ['Central_Meridian', 0],
        ['Standard_Parallel_1', 0],
        ['Auxiliary_Sphere_Type', 0],
      ]);
    case 'gauss-kruger': {
      const { meridian, width, zone } = projection;
      const row = width === 3 ? '3_Degree_GK' : 'GK';
      const place = zone === null ? `CM_${meridian}E` : `Zone_${zone}`;
      const easting = (zone ?? 0) * 1_000_000 + 500_000;
      return projected(`CGCS2000_${row}_${place}`, base, 'Gauss_Kruger', transverse(easting, meridian, 1));
    }
  }
}
