/** Archives: what is in them, how their names are written, and every way in which one may lie. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipCapped } from '../../../../main/core/import/unzip-capped.ts';
import { type ZipPart, zipBytes } from '../../../support/files/zip-bytes.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

const TEXT = utf8Bytes('name\n白岩社区\n');
const part = (name: ZipPart['name'], more: Partial<ZipPart> = {}): ZipPart => ({ name, bytes: TEXT, ...more });
const namesOf = (bytes: Uint8Array): string[] => {
  const unzipped = unzipCapped(bytes);
  if (!unzipped.ok) throw new Error(unzipped.error.reason);
  return unzipped.value.map(({ name }) => name);
};
const reasonOf = (bytes: Uint8Array): string => {
  const unzipped = unzipCapped(bytes);
  return unzipped.ok ? 'read' : unzipped.error.reason;
};

describe('an archive', () => {
  it('gives every file in it, packed or stored', () => {
    const unzipped = unzipCapped(zipBytes([part('a/b.csv'), part('c.csv', { method: 0 })]));
    expect(unzipped).toEqual({
      ok: true,
      value: [
        { name: 'a/b.csv', bytes: Buffer.from(TEXT) },
        { name: 'c.csv', bytes: Buffer.from(TEXT) },
      ],
    });
  });

  it('written by another program is read', () =>
    expect(namesOf(zipSync({ 'a.csv': TEXT, folder: { 'b.csv': TEXT } }))).toEqual(['a.csv', 'folder/b.csv']));

  it('with sizes in 64-bit fields is read', () =>
    expect(namesOf(zipBytes([part('a.csv'), part('b.csv', { wide: true })]))).toEqual(['a.csv', 'b.csv']));

  it.each([
    ['UTF-8, said so', utf8Bytes('村.shp'), 0x800],
    ['UTF-8, unsaid', utf8Bytes('村.shp'), 0],
    ['GBK', gbkBytes('盘州市/乡镇界线.shp'), 0],
    ['GBK with backslashes', gbkBytes('盘州市\\乡镇界线.shp'), 0],
  ])('may have its names in %s', (_name, name, flags) => {
    const [read] = namesOf(zipBytes([part(name, { flags })]));
    expect(['村.shp', '盘州市/乡镇界线.shp']).toContain(read);
  });

  it('unpacks nothing that nobody wants', () => {
    const unzipped = unzipCapped(zipBytes([part('a.csv', { crc: 1 }), part('b.csv')]), (name) => name === 'b.csv');
    expect(unzipped.ok && unzipped.value.map(({ name }) => name)).toEqual(['b.csv']);
  });
});

describe('an archive is refused', () => {
  it.each([
    '../a.csv',
    'a/../../b.csv',
    '..\\a.csv',
    '/etc/passwd',
    '\\\\server\\share.csv',
    'C:\\a.csv',
    'c:a.csv',
    'a\0.csv',
    'a\n.csv',
    '',
  ])('for the name %j', (name) => expect(reasonOf(zipBytes([part('b.csv'), part(name)]))).toBe('zip-name-unsafe'));

  it.each([
    ['for a file that stands in it twice', zipBytes([part('a.csv'), part('a.csv')]), 'zip-entry-twice'],
    ['for a checksum that does not hold', zipBytes([part('a.csv', { crc: 1 })]), 'zip-entry-broken'],
    ['for a password', zipBytes([part('a.csv', { flags: 0x801 })]), 'zip-encrypted'],
    ['for another way of packing', zipBytes([part('a.csv', { method: 12 })]), 'zip-method'],
    ['where it was cut off', zipBytes([part('a.csv')]).slice(0, 40), 'zip-broken'],
    ['where it has no directory', Uint8Array.from([0x50, 0x4b, 3, 4]), 'zip-broken'],
    ['for too many files', zipBytes(Array.from({ length: 2001 }, (_, i) => part(`${i}.csv`))), 'too-many-entries'],
  ])('%s', (_name, bytes, reason) => expect(reasonOf(bytes)).toBe(reason));

  it('for more than comes out of any honest file, whatever it claims', () => {
    const before = process.memoryUsage().arrayBuffers;
    const bomb = zipBytes([part('a.csv', { bytes: new Uint8Array(200 * 1024 * 1024), claimed: 10 })]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const started = performance.now();
    expect(reasonOf(bomb)).toBe('unpacked-ratio');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(600 * 1024 * 1024);
  });

  it('for many files that together come to too much', () => {
    const blank = new Uint8Array(20 * 1024 * 1024);
    const parts = Array.from({ length: 12 }, (_, i) => part(`${i}.csv`, { bytes: blank }));
    expect(reasonOf(zipBytes(parts))).toBe('unpacked-ratio');
  });

  it('for packed data that is none', () =>
    expect(reasonOf(zipBytes([part('a.csv', { packedAs: utf8Bytes('no deflated data') })]))).toBe('zip-entry-broken'));
});
