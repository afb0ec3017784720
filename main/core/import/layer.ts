/**
 * What every file format is read into before anybody asks what it means: lines of cells as text and, for map files, a
 * geometry beside each line. Formats know nothing of counties; importers know nothing of formats.
 */
import type { Geometry } from 'geojson';
import type { Grid } from './grid.ts';
import type { ImportProblem } from './problem.ts';
import type { TilesArchive } from './tiles.ts';

/** What a file says about its coordinates, in its own words: a WKT, a name, `EPSG:4490`. */
export interface StatedCrs {
  readonly text: string;
}

export interface Layer {
  /** Sheet or layer as the file names it; the file's own name where a format has only one. */
  readonly name: string;
  /**
   * Lines of cells. Tables: exactly the lines that a spreadsheet shows, so that index + 1 is the row people see; titles and
   * headings are among them, merged cells repeat their text. Map files: line 0 holds the field names, line i the i-th
   * feature. Numbers are plain decimals, percentages `45%`, days `2017-12-01`, months `2017-12`; a cell with a
   * spreadsheet fault keeps its text, `#REF!`.
   */
  readonly grid: Grid;
  /** For map files, by feature from 0: grid line minus 1. Coordinates as in the file, finite numbers, nothing else checked. */
  readonly geometries: readonly (Geometry | null)[] | null;
  readonly crs: StatedCrs | null;
  /** The file has the marks of web maps that carry GCJ-02 without saying so. */
  readonly looksShifted?: boolean;
  /** Tile archives: the archive itself; they have neither lines nor geometries. */
  readonly tiles?: TilesArchive;
  /** What reading found: repaired quotes, left out parts, features that could not be read (`feature`), cells (`row`). */
  readonly problems: readonly ImportProblem[];
}
