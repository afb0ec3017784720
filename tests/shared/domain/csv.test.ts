import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../../shared/domain/csv.ts';

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-拆除', "'-拆除"],
    ['@a', "'@a"],
    ['\tx', '"\'\tx"'],
    ['-3.5', '-3.5'],
    ['+2', '+2'],
    ['水池', '水池'],
    ['甲,乙', '"甲,乙"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    [' 前', '" 前"'],
  ])('%j is written %j', (text, written) => expect(csvCell(text)).toBe(written));
});

it('a table begins with the mark and every line ends in CR LF', () => {
  expect(
    csvText([
      ['序号', '目标'],
      [1, '路'],
    ]),
  ).toBe('\ufeff序号,目标\r\n1,路\r\n');
});
