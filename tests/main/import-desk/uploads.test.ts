/** Files that come in pieces: joined in order, counted, forgotten. */
import { describe, expect, it } from 'vitest';
import { filesOf, IDLE_MS, plainName, Uploads } from '../../../main/core/import-desk/uploads.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

function found(uploads: Uploads, id: string) {
  const upload = uploads.find(id);
  if (!upload.ok) throw new Error(upload.error.reason);
  return upload.value;
}

describe('an upload', () => {
  it('joins the pieces of every file in the order in which they came', () => {
    const uploads = new Uploads();
    const { id } = uploads.open();
    uploads.put(id, '村.shp', base64('一'));
    uploads.put(id, '村.dbf', base64('甲'));
    uploads.put(id, '村.shp', base64('二'));
    expect(uploads.put(id, '村.shp', base64('三'))).toEqual({ ok: true, value: 12 });
    const upload = found(uploads, id);
    for (let i = 0; i < 2; i += 1)
      expect(filesOf(upload).map(({ bytes, name }) => [name, textOf(bytes)])).toEqual([
        ['村.shp', '一二三'],
        ['村.dbf', '甲'],
      ]);
    uploads.put(id, '村.shp', base64('四'));
    expect(textOf(filesOf(upload)[0]?.bytes ?? Buffer.alloc(0))).toBe('一二三四');
  });

  it('knows file names without folders, of whichever system', () => {
    expect(['C:\\资料\\村.csv', '/home/甲/村.csv', '../../村.csv', '村.csv'].map(plainName)).toEqual(
      Array.from({ length: 4 }, () => '村.csv'),
    );
  });

  it('takes no more than it may, and keeps what it has', () => {
    const uploads = new Uploads(10);
    const { id } = uploads.open();
    expect(uploads.put(id, 'a.csv', base64('12345678'))).toEqual({ ok: true, value: 8 });
    expect(uploads.put(id, 'b.csv', base64('123'))).toEqual({
      ok: false,
      error: { reason: 'upload-too-large', limit: 10 },
    });
    expect(uploads.put(id, 'b.csv', base64('12'))).toEqual({ ok: true, value: 10 });
  });

  it('is refused new pieces while a call works on it', () => {
    const uploads = new Uploads();
    const upload = uploads.open();
    upload.isBusy = true;
    expect(uploads.put(upload.id, 'a.csv', '')).toEqual({ ok: false, error: { reason: 'upload-busy' } });
  });

  it('is gone after an hour without use, never while at work, and ends what belongs to it', () => {
    let now = 0;
    const uploads = new Uploads(100, () => now);
    const [idle, used, busy] = [uploads.open(), uploads.open(), uploads.open()];
    const ended: string[] = [];
    for (const each of [idle, used, busy]) each.onDrop = () => ended.push(each.id);
    busy.isBusy = true;
    now = IDLE_MS - 1;
    uploads.dropIdle();
    uploads.put(used.id, 'a.csv', '');
    now = IDLE_MS + 1;
    uploads.dropIdle();
    expect([idle, used, busy].map(({ id }) => uploads.find(id).ok)).toEqual([false, true, true]);
    expect(ended).toEqual([idle.id]);
    uploads.close();
    expect(ended).toEqual([idle.id, used.id, busy.id]);
  });
});
