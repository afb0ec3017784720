/** An upload's files as layers with names that stay the same as long as the files do. */
import type { GivenFile } from '../import/formats/format.ts';
import type { Layer } from '../import/layer.ts';
import type { ImportProblem } from '../import/problem.ts';
import { readFiles } from '../import/read-files.ts';

export interface ReadLayer {
  /** `<file>/<layer>`, both counted from 0. */
  readonly id: string;
  readonly file: string;
  /** Id of the format; empty where none fits. */
  readonly format: string;
  /** Null where nothing could be read: then `problem` says why. */
  readonly layer: Layer | null;
  readonly problem: ImportProblem | null;
}

export async function readUpload(
  files: readonly GivenFile[],
  onFile: (name: string, done: number, total: number) => void,
): Promise<ReadLayer[]> {
  onFile(files[0]?.name ?? '', 0, files.length);
  const bundles = await readFiles(files);
  return bundles.flatMap(({ bundle, format, layers }, i): ReadLayer[] => {
    onFile(bundle.name, i + 1, bundles.length);
    const frame = { file: bundle.name, format: format?.id ?? '' };
    if (!layers.ok) return [{ ...frame, id: `${i}/0`, layer: null, problem: layers.error }];
    return layers.value.map((layer, j) => ({ ...frame, id: `${i}/${j}`, layer, problem: null }));
  });
}
