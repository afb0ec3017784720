/** What a reader of a file format is given, answers, and may use up. */
import type { Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';

/** A file as it was dropped; a loose shapefile is several of them. */
export interface GivenFile {
  /** With its ending, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One or more files that are read together. */
export interface Bundle {
  /** Name for people: the table, the map, the `.shp`. */
  readonly name: string;
  readonly files: readonly GivenFile[];
}

/** Counted on what really comes out, never on what a header declares. Source: RELIABILITY rule 5. */
export const CAPS = {
  /** Unpacked bytes of one bundle. */
  bytes: 512 * 1024 * 1024,
  /** Unpacked over packed. */
  ratio: 200,
  entries: 2000,
  cells: 12_000_000,
  features: 500_000,
  vertices: 10_000_000,
} as const;

/** Layers of a file, or the one problem that leaves nothing to read. Never throws, whatever the bytes are. */
export type Reader = (bundle: Bundle) => Promise<Result<readonly Layer[], ImportProblem>>;

export interface Format {
  readonly id: string;
  /** Endings of the file that names the bundle, lower case, without the dot. */
  readonly endings: readonly string[];
  readonly read: Reader;
}
