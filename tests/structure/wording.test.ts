/** Words for people live in two places only: renderer/text for the interface, main/text for processes and the command line. */
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles, withoutComments } from './source-files.ts';

/** Chinese that is data and no wording, with the reason. */
const DATA: readonly (readonly [path: string, reason: string])[] = [
  ['renderer/text/', 'the place for it'],
  ['main/text/', 'the place for it'],
  ['main/core/import/', 'column headings and names as they stand in counties’ files'],
  ['main/core/browsers.ts', 'names of browsers'],
  ['main/cli/commands/import.ts', 'what a new county is called until it says otherwise: stored, not shown'],
  ['renderer/app/search/place-pinyin.ts', 'readings of place names'],
];

const CHINESE = /[\u3400-\u9FFF]/;

/** `path:line` of every line with Chinese outside a comment. */
export function chineseIn(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !DATA.some(([place]) => path.startsWith(place)))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line, i) => (CHINESE.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    );
}

describe('wording', () => {
  it('of the interface is only in renderer/text', () => expect(chineseIn(sourceFiles('renderer'))).toEqual([]));

  it('of processes and the command line is only in main/text', () =>
    expect(chineseIn(sourceFiles('main'))).toEqual([]));

  it('elsewhere is caught, in strings, templates and between tags, but not in comments', () => {
    const text = [
      "const a = '销号'; // 销号",
      '/* 销号 */',
      'const b = `已${n}`;',
      '<p>地图</p>',
      "const c = 'http://x';",
    ].join('\n');
    expect(chineseIn([{ path: 'renderer/app/x.tsx', text }]).map((line) => line.split(' ')[0])).toEqual([
      'renderer/app/x.tsx:1',
      'renderer/app/x.tsx:3',
      'renderer/app/x.tsx:4',
    ]);
  });
});
