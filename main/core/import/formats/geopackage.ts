/**
 * GeoPackage: every table of features and of attributes is a layer. Only plain tables are read, column by column, from a copy
 * in memory whose pages were checked first: views, triggers, generated columns and virtual tables never run.
 */
import type { Database, SqlValue } from 'sql.js';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer, StatedCrs } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { isDatabase, openChecked, rowsOf, tableKinds } from '../read-database.ts';
import { featureLayer, type ReadFeature, tooManyVertices, VertexCount } from './feature-layer.ts';
import { CAPS, type Reader } from './format.ts';
import { readGeoPackageBlob } from './wkb.ts';

/** As a name in SQL. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const textOf = (value: SqlValue | undefined): string => (typeof value === 'string' ? value : '');

/** Columns that are stored, in order. */
function columnsOf(db: Database, table: string): { name: string; type: string }[] {
  return [...rowsOf(db, 'SELECT name, type, hidden FROM pragma_table_xinfo(?)', [table])]
    .filter(([, , hidden]) => hidden === 0)
    .map(([name, type]) => ({ name: textOf(name), type: textOf(type) }));
}

/** `real`: rounded to fifteen digits, beyond which a double says nothing. */
function cellOf(value: SqlValue | undefined, type: string): string {
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  if (/^bool/i.test(type) && (value === 0 || value === 1)) return value === 1 ? 'true' : 'false';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(15)));
  return String(value);
}

function crsOf(db: Database, id: SqlValue | undefined): StatedCrs | null {
  if (typeof id !== 'number' || id <= 0) return null;
  const [row] = rowsOf(
    db,
    'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    [id],
  );
  if (!row) return { text: `EPSG:${id}` };
  const [organization, code, definition] = row;
  if (/^epsg$/i.test(textOf(organization))) return { text: `EPSG:${String(code)}` };
  return textOf(definition) === '' || textOf(definition) === 'undefined' ? null : { text: textOf(definition) };
}

/** Tables that say what the others are; as views they would run before anything was known. */
const CATALOGUE = ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys'];

interface Content {
  readonly table: string;
  readonly geometry: string | null;
  readonly srs: SqlValue | undefined;
}

/** Tables of features and of attributes; `leftOut` are rasters and what extensions add. */
function contentsOf(db: Database): { contents: Content[]; leftOut: string[] } {
  const select = `SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY rowid LIMIT ${CAPS.entries}`;
  const listed = [...new Map([...rowsOf(db, select)].map((row) => [textOf(row[0]), row])).values()];
  const isRead = ([, type]: SqlValue[]): boolean => ['features', 'attributes', 'aspatial'].includes(textOf(type));
  const leftOut = listed.filter((row) => !isRead(row)).map(([table]) => textOf(table));
  const contents = listed.filter(isRead).map(([table, type, srs]) => {
    const [column] =
      type === 'features'
        ? rowsOf(db, 'SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?', [textOf(table)])
        : [];
    return { table: textOf(table), geometry: column ? textOf(column[0]) : null, srs: column?.[1] ?? srs };
  });
  return { contents, leftOut };
}

function readTable(
  db: Database,
  { table, geometry, srs }: Content,
  vertices: VertexCount,
): Result<Layer, ImportProblem> {
  const columns = columnsOf(db, table);
  const place = columns.findIndex(({ name }) => name.toLowerCase() === geometry?.toLowerCase());
  if (columns.length === 0 || (geometry !== null && place < 0))
    return fail({ severity: 'error', reason: 'table-missing', table });
  const features: ReadFeature[] = [];
  const problems: ImportProblem[] = [];
  for (const row of rowsOf(db, `SELECT ${columns.map(({ name }) => quoted(name)).join(', ')} FROM ${quoted(table)}`)) {
    if (features.length >= CAPS.features)
      return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
    const properties = new Map<string, string>();
    columns.forEach(({ name, type }, i) => {
      if (i !== place) properties.set(name, cellOf(row[i], type));
    });
    const blob = place < 0 ? null : row[place];
    const read = blob instanceof Uint8Array ? readGeoPackageBlob(blob, vertices) : ok(null);
    if (vertices.isOver) return fail(tooManyVertices());
    features.push({ properties, geometry: read.ok ? read.value : null });
    if (!read.ok) problems.push({ severity: 'error', feature: features.length, ...read.error });
  }
  const layer = featureLayer(table, features, { crs: crsOf(db, srs), problems });
  if (!layer.ok) return layer;
  // An empty table still says which columns it has.
  const grid =
    features.length === 0 ? [columns.filter((_, i) => i !== place).map(({ name }) => name)] : layer.value.grid;
  return ok({ ...layer.value, grid, geometries: place < 0 ? null : layer.value.geometries });
}

function readDatabase(db: Database): Result<readonly Layer[], ImportProblem> {
  const kinds = tableKinds(db);
  if (CATALOGUE.some((table) => kinds.get(table) !== 'table'))
    return fail({ severity: 'error', reason: 'not-geopackage' });
  const vertices = new VertexCount();
  const layers: Layer[] = [];
  const { contents, leftOut } = contentsOf(db);
  if (contents.length === 0) return fail({ severity: 'error', reason: 'not-geopackage' });
  let rows = 0;
  for (const content of contents) {
    const { table } = content;
    const kind = kinds.get(table);
    const layer =
      kind === 'table'
        ? readTable(db, content, vertices)
        : fail<ImportProblem>({
            severity: 'error',
            reason: kind === 'view' ? 'table-is-view' : 'table-missing',
            table,
          });
    rows += layer.ok ? layer.value.grid.length : 0;
    if (rows > CAPS.features) return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
    if (layer.ok) layers.push(layer.value);
    // What can be read is shown beside what cannot; the faulty layer stands there empty with its reason.
    else layers.push({ name: table, grid: [[]], geometries: [], crs: null, problems: [layer.error] });
  }
  const [first, ...others] = layers;
  if (!first || leftOut.length === 0) return ok(layers);
  const note: ImportProblem = { severity: 'note', reason: 'parts-left-out', names: leftOut };
  return ok([{ ...first, problems: [note, ...first.problems] }, ...others]);
}

export const readGeoPackage: Reader = async ({ files }) => {
  const given = files.find(({ name }) => !/-(wal|shm|journal)$/i.test(name))?.bytes;
  if (files.some(({ name, bytes }) => /-wal$/i.test(name) && bytes.length > 0))
    return fail({ severity: 'error', reason: 'database-open' });
  if (!given || !isDatabase(given)) return fail({ severity: 'error', reason: 'not-geopackage' });
  const db = await openChecked(given);
  if (!db) return fail({ severity: 'error', reason: 'database-broken' });
  try {
    return readDatabase(db);
  } catch {
    return fail({ severity: 'error', reason: 'database-broken' });
  } finally {
    db.close();
  }
};
