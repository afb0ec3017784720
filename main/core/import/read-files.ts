/** Files as they were dropped become layers: parts that belong together are read together, each by the reader of its format. */
import { fail, type Result } from '../../../shared/domain/result.ts';
import { type Bundle, type Format, FORMATS, type GivenFile } from './formats/format.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem } from './problem.ts';

export interface ReadBundle {
  readonly bundle: Bundle;
  /** Null where no format fits. */
  readonly format: Format | null;
  readonly layers: Result<readonly Layer[], ImportProblem>;
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';

/** The format of a file by its ending. */
export const formatOf = (name: string): Format | null =>
  FORMATS.find(({ endings }) => endings.includes(endingOf(name))) ?? null;

/** Every file becomes part of exactly one answer, in the order given. */
export async function readFiles(files: readonly GivenFile[]): Promise<ReadBundle[]> {
  const read: ReadBundle[] = [];
  for (const file of files) {
    const bundle: Bundle = { name: file.name, files: [file] };
    const format = formatOf(file.name);
    const layers = format
      ? await format.read(bundle)
      : fail<ImportProblem>({ severity: 'error', reason: 'format-unknown', name: file.name });
    read.push({ bundle, format, layers });
  }
  return read;
}
