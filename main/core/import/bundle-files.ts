/** Files that belong together: the parts of a shapefile, a database and what lies open beside it. */
import { endingOf } from './detect-format.ts';
import type { Bundle, GivenFile } from './formats/format.ts';

/** Parts and side files of a shapefile; all but the first five are read by nobody here. */
const SHAPE_ENDINGS =
  /\.(?:shp|dbf|shx|prj|cpg|sbn|sbx|qix|qmd|qml|sld|qpj|cst|atx|fbn|fbx|ain|aih|ixs|mxs|idm|ind|shp\.xml|shp\.ea\.iso\.xml)$/i;
/** The part that names the bundle, the best first. */
const NAMING = ['shp', 'dbf'];
const DATABASE_SIDE = /-(?:wal|shm|journal)$/i;

/** A file with its folders, which keep files of the same name apart. */
export interface PlacedFile extends GivenFile {
  readonly path: string;
}

const keyOf = (path: string): string => {
  if (SHAPE_ENDINGS.test(path)) return `shape ${path.replace(SHAPE_ENDINGS, '').toLowerCase()}`;
  return path.replace(DATABASE_SIDE, '').toLowerCase();
};

/** Every file is in exactly one bundle; bundles stand in the order of their first file. */
export function bundleFiles(files: readonly PlacedFile[]): Bundle[] {
  const groups = new Map<string, PlacedFile[]>();
  for (const file of files) {
    // Two files of one name, from two folders: each stands for itself.
    let key = keyOf(file.path);
    while (groups.get(key)?.some(({ path }) => path.toLowerCase() === file.path.toLowerCase())) key += ' ';
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups.values()].map((group) => {
    const naming = NAMING.map((ending) => group.find(({ name }) => endingOf(name) === ending)).find(Boolean);
    const main = naming ?? group.find(({ name }) => !DATABASE_SIDE.test(name)) ?? group[0];
    const rest = group.filter((file) => file !== main);
    return { name: main?.path ?? '', files: main ? [main, ...rest] : rest };
  });
}
