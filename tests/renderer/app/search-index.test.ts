/** Search by name, pinyin, initials and code, and what comes first. */
import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../renderer/app/search/place-pinyin.ts';
import { type SearchEntry, SearchIndex } from '../../../renderer/app/search/search-index.ts';

const unit = (id: string, name: string, level: SearchEntry['level']): SearchEntry => ({
  kind: 'unit',
  id,
  name,
  level,
  unit: id,
});
const target = (id: string, name: string): SearchEntry => ({
  kind: 'target',
  id,
  name,
  level: 'target',
  unit: '990101104201',
});

function indexed(): SearchIndex {
  const index = new SearchIndex();
  index.add([
    unit('990101', '示范县', 'county'),
    unit('990101104', '老营盘镇', 'township'),
    unit('990101104201', '老营盘村', 'village'),
    unit('990101104202', '六枝村', 'village'),
    unit('990101104203', '重楼村', 'village'),
    unit('990101104204', '柏林铺村', 'village'),
    target('990101/ZZT0001', '老营盘至大坪组公路'),
    target('990101/SC0042', '大坪水池42号'),
  ]);
  return index;
}
const found = (query: string): string[] =>
  indexed()
    .find(query, 10)
    .map((entry) => entry.name);

describe('search', () => {
  it('puts the higher level first among equal matches', () => {
    expect(found('老营盘')).toEqual(['老营盘镇', '老营盘村', '老营盘至大坪组公路']);
  });

  it('puts what begins with the query before what has it inside', () => {
    expect(found('大坪')).toEqual(['大坪水池42号', '老营盘至大坪组公路']);
  });

  it.each([
    ['laoyingpan', '老营盘镇'],
    ['lyp', '老营盘镇'],
    ['YINGPAN', '老营盘镇'],
    ['营盘村', '老营盘村'],
    ['ZZT0001', '老营盘至大坪组公路'],
    ['990101104202', '六枝村'],
    ['luzhi', '六枝村'],
    ['liuzhi', '六枝村'],
    ['chonglou', '重楼村'],
    ['zhonglou', '重楼村'],
    ['blp', '柏林铺村'],
    ['sc42', undefined],
    ['sc0042', '大坪水池42号'],
    ['老营盘 镇', '老营盘镇'],
  ])('%s', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('finds the very code before what begins with it', () => {
    expect(found('990101')[0]).toBe('示范县');
  });

  it('finds nothing for nothing', () => {
    expect([found(''), found('   '), found('zzzz')]).toEqual([[], [], []]);
  });

  it('takes the same entry once', () => {
    const index = indexed();
    const before = index.size;
    index.add([unit('990101', '示范县', 'county')]);
    expect(index.size).toBe(before);
  });

  it('gives no more than asked for of five thousand alike, the exact one first', () => {
    const index = new SearchIndex();
    index.add(Array.from({ length: 5000 }, (_, i) => target(`990101/ZZT${i}`, `大坪至小河${i}组公路`)));
    for (const query of ['d', 'dp', 'dapingzhi', '小河']) expect(index.find(query, 12)).toHaveLength(12);
    expect(index.find('zzt42', 12)[0]?.id).toBe('990101/ZZT42');
  });
});

describe('readings of place names', () => {
  it('keeps both readings where a correction applies, the local one first', () => {
    expect(readingsOf('六枝村').map((it) => it.join(' '))).toEqual(['lu zhi cun', 'liu zhi cun']);
    expect(readingsOf('老营盘镇')).toHaveLength(1);
  });
});
