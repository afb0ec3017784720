/** Documents that stay true: every path of the repository that they name exists. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, TOPS } from './source-files.ts';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'shared/domain/GLOSSARY.md'];

/** Paths in backticks that begin with a folder of the repository, with `a/{b,c}.ts` spelled out, and targets of links. */
export function pathsNamed(markdown: string): { fromRoot: string[]; fromDocument: string[] } {
  const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)].flatMap((match) => (match[1] ?? '').split(/\s+/));
  const fromRoot = quoted
    .map((word) => word.replace(/[,.;:)、，。；]+$/, ''))
    .filter((word) => TOPS.some((top) => word.startsWith(`${top}/`)) && !/[<>*…]/.test(word))
    .flatMap(spelledOut);
  const fromDocument = [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link));
  return { fromRoot, fromDocument };
}

function spelledOut(path: string): string[] {
  const braces = /^(.*)\{([^}]+)\}(.*)$/.exec(path);
  if (!braces) return [path];
  return (braces[2] ?? '').split(',').map((each) => `${braces[1] ?? ''}${each.trim()}${braces[3] ?? ''}`);
}

describe('documents', () => {
  it.each(DOCUMENTS)('%s names only what exists', (document) => {
    const { fromRoot, fromDocument } = pathsNamed(readFileSync(join(ROOT, document), 'utf8'));
    expect(fromRoot.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(fromDocument.filter((path) => !existsSync(join(ROOT, dirname(document), path)))).toEqual([]);
  });

  it('name something at all', () => {
    const text = DOCUMENTS.map((document) => readFileSync(join(ROOT, document), 'utf8')).join('\n');
    expect(pathsNamed(text).fromRoot.length).toBeGreaterThan(10);
  });

  it('that name what is gone are caught', () => {
    expect(pathsNamed('see `shared/log/{fold,gone}.ts`, `npm test` and [a](b/c.png)')).toEqual({
      fromRoot: ['shared/log/fold.ts', 'shared/log/gone.ts'],
      fromDocument: ['b/c.png'],
    });
  });
});
