/** Shapefiles: geometry, attributes, encoding and coordinate system from the parts that lie side by side. */
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { type DbfTable, readDbf } from './dbf.ts';
import { type Bundle, CAPS, type Reader } from './format.ts';
import { readShapes, type ShapeRecords } from './shp-records.ts';

function partOf(bundle: Bundle, ending: string): Uint8Array | null {
  return bundle.files.find(({ name }) => name.toLowerCase().endsWith(`.${ending}`))?.bytes ?? null;
}

/** Text of a small side file; null for an absent or empty one. */
function sideText(bytes: Uint8Array | null): string | null {
  if (!bytes) return null;
  const text = new TextDecoder().decode(bytes.subarray(0, 16_384)).replaceAll('\0', '').trim();
  return text === '' ? null : text;
}

/** Rows beside their shapes; a row that is marked as deleted takes its shape along. */
function joined(name: string, { geometries, problems }: ShapeRecords, table: DbfTable): Result<Layer, ImportProblem> {
  const shapes = geometries.length;
  const found: ImportProblem[] = [...table.problems];
  if (shapes !== table.rows.length)
    found.push({ severity: 'error', reason: 'shapes-differ', shapes, rows: table.rows.length });
  if (shapes * table.fields.length > CAPS.cells)
    return fail({ severity: 'error', reason: 'too-many-cells', most: CAPS.cells });
  const grid: (readonly string[])[] = [table.fields];
  const placed: ShapeRecords['geometries'][number][] = [];
  /** Feature of each shape, from 1. */
  const feature: number[] = [];
  const empty = table.fields.map(() => '');
  geometries.forEach((geometry, i) => {
    const row = table.rows[i];
    if (row !== null) {
      grid.push(row ?? empty);
      placed.push(geometry);
    }
    feature.push(placed.length);
  });
  for (const problem of problems) {
    const shape = problem.feature;
    if (shape === undefined) found.push(problem);
    else if (table.rows[shape - 1] !== null) found.push({ ...problem, feature: feature[shape - 1] ?? shape });
  }
  return ok({ name, grid, geometries: placed, crs: null, problems: found });
}

/** `prj` is kept in the file's own words. */
export const readShapefile: Reader = async (bundle) => {
  const name = bundle.name.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const [shp, dbf] = [partOf(bundle, 'shp'), partOf(bundle, 'dbf')];
  const table = dbf ? readDbf(dbf, sideText(partOf(bundle, 'cpg')), shp === null) : null;
  if (table && !table.ok) return table;
  if (!shp) {
    if (!table) return fail({ severity: 'error', reason: 'shp-missing' });
    const { fields, rows, problems } = table.value;
    const grid = [fields, ...rows.filter((row) => row !== null)];
    const missing: ImportProblem = { severity: 'note', reason: 'shp-missing' };
    return ok([{ name, grid, geometries: null, crs: null, problems: [missing, ...problems] }]);
  }
  const shapes = readShapes(shp, table?.value.rows.length ?? null);
  if (!shapes.ok) return shapes;
  const wkt = sideText(partOf(bundle, 'prj'));
  const crs = wkt === null ? null : { text: wkt };
  if (!table) {
    const { geometries, problems } = shapes.value;
    const missing: ImportProblem = { severity: 'note', reason: 'dbf-missing' };
    return ok([{ name, grid: [[], ...geometries.map(() => [])], geometries, crs, problems: [missing, ...problems] }]);
  }
  const layer = joined(name, shapes.value, table.value);
  return layer.ok ? ok([{ ...layer.value, crs }]) : layer;
};
