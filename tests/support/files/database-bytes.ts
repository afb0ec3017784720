/** GeoPackages and MBTiles as bytes, made by SQLite itself. */
import { openSqlite } from '../../../main/core/sqlite.ts';

/** A database out of statements; parameters of the last ones by statement. */
export async function databaseBytes(
  statements: readonly (string | readonly [sql: string, params: readonly (string | number | null | Uint8Array)[]])[],
): Promise<Uint8Array> {
  const db = await openSqlite();
  for (const statement of statements) {
    if (typeof statement === 'string') db.run(statement);
    else db.run(statement[0], [...statement[1]]);
  }
  const bytes = db.export();
  db.close();
  return bytes;
}

/** The tables that every GeoPackage has. */
export const GEOPACKAGE_TABLES: readonly string[] = [
  'PRAGMA application_id = 1196444487',
  'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)',
  "INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490, 'GEOGCS[...]')",
  `INSERT INTO gpkg_spatial_ref_sys VALUES ('own', 100001, 'NONE', 100001, 'PROJCS["local"]')`,
  'CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER)',
  'CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT)',
];

export interface WkbOptions {
  readonly big?: boolean;
  /** Added to the type's code: 1000 for heights, 0x80000000 in PostGIS's spelling. */
  readonly more?: number;
  /** Numbers behind x and y of each position. */
  readonly extra?: number;
}

/** Writes well-known binary by hand. */
export class WkbBytes {
  readonly #out: Buffer[] = [];
  readonly #options: WkbOptions;
  constructor(options: WkbOptions = {}) {
    this.#options = options;
  }
  uint(value: number): this {
    const bytes = Buffer.alloc(4);
    if (this.#options.big) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    this.#out.push(bytes);
    return this;
  }
  head(type: number): this {
    this.#out.push(Buffer.from([this.#options.big ? 0 : 1]));
    return this.uint(type + (this.#options.more ?? 0));
  }
  points(points: readonly (readonly [number, number])[]): this {
    for (const point of points)
      for (const value of [...point, ...Array<number>(this.#options.extra ?? 0).fill(9)]) {
        const bytes = Buffer.alloc(8);
        if (this.#options.big) bytes.writeDoubleBE(value);
        else bytes.writeDoubleLE(value);
        this.#out.push(bytes);
      }
    return this;
  }
  line(points: readonly (readonly [number, number])[]): this {
    return this.uint(points.length).points(points);
  }
  add(other: WkbBytes): this {
    this.#out.push(other.bytes);
    return this;
  }
  get bytes(): Buffer {
    return Buffer.concat(this.#out);
  }
}

/** As GeoPackage wraps it; `envelope` is its code, `flags` more bits. */
export function geoPackageBlob(wkb: Uint8Array, envelope = 0, flags = 0): Uint8Array {
  const header = Buffer.alloc(8);
  header.write('GP', 0, 'latin1');
  header[3] = 1 | (envelope << 1) | flags;
  header.writeInt32LE(4490, 4);
  return Buffer.concat([header, Buffer.alloc([0, 32, 48, 48, 64][envelope] ?? 0), wkb]);
}
