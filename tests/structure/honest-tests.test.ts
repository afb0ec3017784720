/** Tests that run: none singled out, and none left out without a condition or a reason in the line above. */
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

const ONLY = /\b(?:it|test|describe)(?:\.\w+)*\.only\b/;
const SKIP = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|todo|fails)\b/;

export function leftOut(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, i) => {
      const isSilent = SKIP.test(line) && !/^\s*(\/\/|\*)/.test(lines[i - 1] ?? '');
      return ONLY.test(line) || isSilent ? [`${path}:${i + 1}`] : [];
    });
  });
}

describe('tests', () => {
  it('are all run, or say why not', () => {
    const tests = sourceFiles('tests').filter(
      ({ path }) => /\.test\.tsx?$/.test(path) && !path.startsWith('tests/structure/'),
    );
    expect(tests.length).toBeGreaterThan(20);
    expect(leftOut(tests)).toEqual([]);
  });

  it('that are left out in silence are caught', () => {
    const text = ["it.only('a', f);", "it.skip('b', f);", '// needs a network', "it.skip('c', f);"].join('\n');
    expect(leftOut([{ path: 'x.test.ts', text }])).toEqual(['x.test.ts:1', 'x.test.ts:2']);
  });
});
