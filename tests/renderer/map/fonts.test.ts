import { expect, test } from 'vitest';
import { piecesFor } from '../../../renderer/map/fonts.ts';

/** Characters of one row of GB2312; rows B0–D7 are level 1, D8–F7 level 2. */
function charactersOf(firstRow: number, lastRow: number): string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) characters.push(decoder.decode(Uint8Array.of(row, cell)));
  return characters.filter((character) => /\p{Script=Han}/u.test(character));
}
const missing = (characters: readonly string[]): string[] =>
  characters.filter((character) => piecesFor(character).length === 0);

test('every common character (GB2312 level 1) is in a bundled piece', () => {
  const level1 = charactersOf(0xb0, 0xd7);
  expect(level1.length).toBe(3755);
  expect(missing(level1)).toEqual([]);
});

test('of the rarer ones (level 2) the 33 that the bundled font lacks are left to a system font', () => {
  const level2 = charactersOf(0xd8, 0xf7);
  expect(level2.length).toBe(3008);
  expect(missing(level2)).toHaveLength(33);
});

test('only the pieces that a text needs are asked for', () => {
  const few = piecesFor('示范县');
  expect(few.length).toBeGreaterThan(0);
  expect(few.length).toBeLessThanOrEqual(3);
  expect(piecesFor('')).toEqual([]);
});
