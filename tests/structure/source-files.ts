/** The repository's source files, their imports and their text without comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const TOPS = ['main', 'renderer', 'shared', 'geodata', 'tests'] as const;

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const IS_SOURCE = /\.(ts|tsx|mts|mjs)$/;
const LEFT_OUT = /(^|\/)(node_modules|\.artifacts|fixtures)(\/|$)/;

/** Every source file below `folder`. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && IS_SOURCE.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const IMPORTS =
  /^\s*(?:import|export)\s[^;'"`]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** What a file imports: paths from the root for its own files (without query), package names otherwise, `node:` for Node's own. */
export function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(IMPORTS)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((target) => {
      if (target.startsWith('.'))
        return normalize(join(dirname(path), target.split('?')[0] ?? ''))
          .split(sep)
          .join('/');
      if (target.startsWith('node:')) return 'node:';
      return target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
    });
}

/** The text with comments blanked out; strings and templates stay. */
export function withoutComments(text: string): string {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(token, (found) =>
    found.startsWith('//') || found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : found,
  );
}
