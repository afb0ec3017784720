/** Names under which the command line sends files: two files of one name never become one. */
import { expect, it } from 'vitest';
import { sentNames } from '../../main/cli/import-host.ts';

it('are the files’ own, and say the folder where two folders have the same', () => {
  expect(sentNames(['/甲/村.shp', '/甲/村.dbf', '/乙/台账.csv'])).toEqual(['村.shp', '村.dbf', '台账.csv']);
  expect(sentNames(['/甲/村.shp', '/甲/村.dbf', '/乙/村.shp', '/乙/村.prj', '/丙/x.csv'])).toEqual([
    '1-甲-村.shp',
    '1-甲-村.dbf',
    '2-乙-村.shp',
    '2-乙-村.prj',
    'x.csv',
  ]);
  expect(new Set(sentNames(['/a/x/村.csv', '/b/x/村.csv'])).size).toBe(2);
});
