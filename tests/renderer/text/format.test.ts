/** Numbers and dates as reports write them. */
import { describe, expect, it } from 'vitest';
import {
  amount,
  amountOf,
  count,
  dateTime,
  decimal,
  fullDate,
  percent,
  share,
  shortDate,
} from '../../../renderer/text/format.ts';

describe('format', () => {
  it('groups thousands', () => {
    expect([count(39_400), count(0), decimal(2024), decimal(-0)]).toEqual(['39,400', '0', '2,024.0', '0.0']);
  });

  it('keeps the ledger digits of lengths and counts things', () => {
    const line = { geometry: 'line' } as const;
    expect([2024, 1380.6, 768.09, 0.5].map((km) => amountOf(line, km))).toEqual([
      '2,024.0',
      '1,380.6',
      '768.09',
      '0.5',
    ]);
    expect([amountOf({ geometry: 'point' }, 1305), amount(0.333), amount(1234.56)]).toEqual([
      '1,305',
      '0.33',
      '1,234.6',
    ]);
  });

  it('says 100 % only when all of it is done', () => {
    expect(share(1, 6)).toBe(16.7);
    expect([share(999_999, 1_000_000), share(3, 3), share(0, 0), share(1982, 3838)]).toEqual([99.9, 100, 0, 51.6]);
    expect(percent(51.6)).toBe('51.6%');
  });

  it('writes days in the county calendar', () => {
    expect([fullDate('2017-12-01'), shortDate('2017-12-01')]).toEqual(['2017年12月1日', '12-01']);
    // 30 November 16:30 UTC is already 1 December in the county.
    expect(dateTime(Date.UTC(2017, 10, 30, 16, 30))).toBe('2017年12月1日 00:30');
  });
});
