/**
 * Files as they were dropped become layers: archives are opened, parts that belong together are read together, each by the
 * reader of what it really is.
 */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { bundleFiles, type PlacedFile } from './bundle-files.ts';
import { detectFormat, endingOf } from './detect-format.ts';
import type { Bundle, Format, GivenFile } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem } from './problem.ts';
import { unzipCapped } from './unzip-capped.ts';

export interface ReadBundle {
  readonly bundle: Bundle;
  /** Null where no format fits. */
  readonly format: Format | null;
  readonly layers: Result<readonly Layer[], ImportProblem>;
}

type Read = Result<readonly Layer[], ImportProblem>;
const refuse = (problem: ImportProblem): Read => fail(problem);

/** Notes that systems leave in archives. */
const isLitter = (path: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|thumbs\.db$|desktop\.ini$)/i.test(path);

function formatOf({ files: [main] }: Bundle): Format | null {
  const id = main ? detectFormat(main) : '';
  return FORMATS.find((format) => format.id === id) ?? null;
}

async function readBundle(bundle: Bundle, format: Format | null): Promise<Read> {
  if (!format) return refuse({ severity: 'error', reason: 'format-unknown', name: bundle.name });
  try {
    return await format.read(bundle);
  } catch {
    // A reader never throws; should one do, its file is refused and the others go on.
    return refuse({ severity: 'error', reason: 'file-broken' });
  }
}

/** Bundles of an archive, and the names in it that nobody reads. */
function bundlesOf({ name, bytes }: GivenFile): Result<{ bundles: Bundle[]; leftOut: string[] }, ImportProblem> {
  const unzipped = unzipCapped(bytes, (entry) => !isLitter(entry));
  if (!unzipped.ok) return unzipped;
  const files = unzipped.value.map((entry): PlacedFile => {
    const short = entry.name.replace(/^.*\//, '');
    return { name: short, path: `${name}/${entry.name}`, bytes: entry.bytes };
  });
  const nested = files.find((file) => ['zip', 'kmz'].includes(detectFormat(file)) && endingOf(file.name) !== 'kmz');
  if (nested) return fail({ severity: 'error', reason: 'zip-nested', name: nested.name });
  const all = bundleFiles(files);
  // Text beside map files or tables is what its maker had to say about them.
  const isNote = ({ name: path }: Bundle): boolean => endingOf(path) === 'txt';
  const readable = all.filter((bundle) => formatOf(bundle) !== null);
  const bundles = readable.every(isNote) ? readable : readable.filter((bundle) => !isNote(bundle));
  if (bundles.length === 0) return fail({ severity: 'error', reason: 'zip-nothing' });
  const leftOut = all.filter((bundle) => !bundles.includes(bundle)).flatMap((bundle) => bundle.files);
  return ok({ bundles, leftOut: leftOut.map((file) => file.name) });
}

/** The note about what an archive holds besides stands with its first layer. */
function withNote(read: Read, leftOut: readonly string[]): Read {
  if (!read.ok || leftOut.length === 0) return read;
  const [first, ...others] = read.value;
  if (!first) return read;
  const note: ImportProblem = { severity: 'note', reason: 'zip-left-out', names: leftOut };
  return ok([{ ...first, problems: [note, ...first.problems] }, ...others]);
}

/** Every file becomes part of exactly one answer, in the order given; `onBundle` is told before each is read. */
export async function readFiles(
  files: readonly GivenFile[],
  onBundle: (name: string, done: number, total: number) => void = () => undefined,
): Promise<ReadBundle[]> {
  const read: ReadBundle[] = [];
  const given = bundleFiles(files.map((file) => ({ ...file, path: file.name })));
  for (const [i, bundle] of given.entries()) {
    onBundle(bundle.name, i, given.length);
    const [main] = bundle.files;
    if (!main || detectFormat(main) !== 'zip') {
      const format = formatOf(bundle);
      read.push({ bundle, format, layers: await readBundle(bundle, format) });
      continue;
    }
    const opened = bundlesOf(main);
    if (!opened.ok) {
      read.push({ bundle, format: null, layers: opened });
      continue;
    }
    for (const [j, inner] of opened.value.bundles.entries()) {
      const format = formatOf(inner);
      const layers = await readBundle(inner, format);
      read.push({ bundle: inner, format, layers: j === 0 ? withNote(layers, opened.value.leftOut) : layers });
    }
  }
  return read;
}
