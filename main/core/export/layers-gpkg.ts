/** A layer as GeoPackage: one feature table in an SQLite database. Source: OGC 12-128r17 (GeoPackage 1.3). */
import type { Geometry, Position } from 'geojson';
import { wktOf } from '../../../shared/geo/crs-out.ts';
import { crsOf } from '../../../shared/geo/crs.ts';
import { openSqlite } from '../sqlite.ts';
import type { LayerWish, PlacedTable } from './layer-file.ts';
import { wkbOf } from './wkb.ts';

/** `GPKG`, and version 1.3.0. */
const [APPLICATION_ID, USER_VERSION] = [0x47504b47, 10_300];
/** Number of a system that EPSG does not have. */
const OWN_SRS = 100_000;
const [LITTLE_ENDIAN, WITH_BOX] = [1, 1 << 1];

const SCHEMA = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian', -1, 'NONE', -1, 'undefined', NULL);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(positions: readonly Position[]): Box | null {
  if (positions.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** The blob of a geometry: header, box in the format's order (west, east, south, north), WKB. */
function blobOf(geometry: Geometry, srs: number): Uint8Array {
  const [west, south, east, north] = boxOf(positionsOf(geometry)) ?? [0, 0, 0, 0];
  const head = Buffer.alloc(40);
  head.write('GP', 0, 'latin1');
  head[3] = LITTLE_ENDIAN | WITH_BOX;
  head.writeInt32LE(srs, 4);
  [west, east, south, north].forEach((side, i) => head.writeDoubleLE(side, 8 + i * 8));
  return Buffer.concat([head, wkbOf(geometry)]);
}

/** The one type of all geometries, or `GEOMETRY` where they differ. */
function typeOf(geometries: readonly (Geometry | null)[]): string {
  const types = new Set(geometries.flatMap((geometry) => (geometry ? [geometry.type.toUpperCase()] : [])));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'GEOMETRY';
}

/** Names of columns that differ, without regard to case and beside the table's own two. */
function columnNames(titles: readonly string[]): string[] {
  const taken = new Set(['fid', 'geom']);
  return titles.map((title) => {
    let name = title;
    for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${title}_${i}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

export async function gpkgLayer(table: PlacedTable, { name, shortName, on }: LayerWish): Promise<Uint8Array> {
  const { columns, lines, geometries, crs } = table;
  const { epsg } = crsOf(crs);
  const srs = epsg ?? OWN_SRS;
  const database = await openSqlite();
  try {
    database.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION};`);
    database.run(SCHEMA);
    const systems = new Map<number, readonly [string, number, string, string]>([
      [4326, ['WGS 84', 4326, 'EPSG', wktOf('wgs84')]],
      [srs, [crs, srs, epsg === null ? 'NONE' : 'EPSG', wktOf(crs)]],
    ]);
    for (const [id, [title, number, organization, definition]] of systems)
      database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', [
        title,
        id,
        organization,
        number,
        definition,
      ]);
    const names = columnNames(columns.map(({ title }) => title));
    const types = columns.map(({ form }) =>
      form === 'number' || form === 'percent' ? 'REAL' : form === 'day' ? 'DATE' : 'TEXT',
    );
    const declared = names.map((column, i) => `${quoted(column)} ${types[i]}`);
    database.run(
      `CREATE TABLE ${quoted(shortName)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${typeOf(geometries)}, ${declared.join(', ')})`,
    );
    const box = boxOf(geometries.flatMap((geometry) => (geometry ? positionsOf(geometry) : [])));
    database.run('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      shortName,
      'features',
      name,
      '',
      `${on}T00:00:00.000Z`,
      ...(box ?? [null, null, null, null]),
      srs,
    ]);
    database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [
      shortName,
      'geom',
      typeOf(geometries),
      srs,
    ]);
    const insert = database.prepare(
      `INSERT INTO ${quoted(shortName)} (geom, ${names.map(quoted).join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
    );
    database.run('BEGIN');
    lines.forEach((line, i) => {
      const geometry = geometries[i] ?? null;
      insert.run([geometry && blobOf(geometry, srs), ...columns.map((_, c) => line[c] ?? null)]);
    });
    insert.free();
    database.run('COMMIT');
    return database.export();
  } finally {
    database.close();
  }
}
