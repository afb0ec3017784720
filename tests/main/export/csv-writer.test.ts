import { describe, expect, it } from 'vitest';
import { CsvWriter } from '../../../main/core/export/csv-writer.ts';
import type { OutColumn } from '../../../shared/host/export-calls.ts';

const COLUMNS: readonly OutColumn[] = [
  { title: '单位', form: 'text' },
  { title: '进度', form: 'percent', decimals: 1 },
  { title: '数量', form: 'number' },
];

function written(encoding: 'utf-8' | 'gbk', name: string): { bytes: Buffer; beyondGbk: string[] } {
  const writer = new CsvWriter(COLUMNS, encoding);
  writer.line({ head: '甲镇' });
  writer.line([name, 45.6, -2.5]);
  const { chunks, beyondGbk } = writer.finish();
  return { bytes: Buffer.concat(chunks), beyondGbk };
}

describe('CSV', () => {
  it('in UTF-8 begins with the mark by which Excel knows it', () => {
    const { bytes } = written('utf-8', '一村');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString('utf8')).toBe('单位,进度,数量\r\n甲镇\r\n一村,45.6%,-2.5\r\n');
  });

  it('in GBK has the bytes of GBK and no mark', () => {
    const { bytes, beyondGbk } = written('gbk', '盘州');
    const unit = [0xb5, 0xa5, 0xce, 0xbb];
    expect([...bytes.subarray(0, 4)]).toEqual(unit);
    expect(bytes.includes(Buffer.from([0xc5, 0xcc, 0xd6, 0xdd, 0x2c]))).toBe(true);
    expect(beyondGbk).toEqual([]);
  });

  it('names what GBK does not have and writes it as GB18030, never as a question mark', () => {
    const { bytes, beyondGbk } = written('gbk', '㐀村𠮷组😀㐀');
    expect(beyondGbk).toEqual(['㐀', '𠮷', '😀']);
    expect(bytes.includes(Buffer.from([0x81, 0x39, 0xee, 0x39]))).toBe(true);
    expect(bytes.includes(0x3f)).toBe(false);
    expect(new TextDecoder('gb18030').decode(bytes)).toContain('㐀村𠮷组😀㐀');
  });

  it('keeps lines of any number in their order', () => {
    const writer = new CsvWriter([{ title: 'n', form: 'number' }], 'utf-8');
    for (let i = 0; i < 100_000; i += 1) writer.line([i]);
    const lines = Buffer.concat(writer.finish().chunks).toString('utf8').trimEnd().split('\r\n');
    expect(lines.length).toBe(100_001);
    expect(lines.slice(1).every((line, i) => line === String(i))).toBe(true);
  });
});
