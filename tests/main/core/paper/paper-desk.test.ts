import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saveIntoFolder, type SaveFile } from '../../../../main/core/exports.ts';
import { openPaperDesk, type PaperDesk } from '../../../../main/core/paper/paper-desk.ts';
import { temporaryFolder } from '../../fixtures/small-county.ts';

const folder = temporaryFolder();
const save: SaveFile = (...file) => saveIntoFolder(folder.path)(...file);
const left = (): string[] => readdirSync(folder.path);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');

async function begin({ calls }: PaperDesk, name = '图', format: 'png' | 'pdf' = 'pdf'): Promise<string> {
  const begun = await calls['paper.begin']({ name, format });
  if (!begun.ok) throw new Error(begun.refusal.reason);
  return begun.file;
}

afterEach(() => {
  folder.remove();
  Object.assign(folder, temporaryFolder());
});

describe('saving in pieces', () => {
  it('says before the work begins that a folder cannot be written, and leaves what lies in its place', async () => {
    const path = join(folder.path, 'exports');
    writeFileSync(path, 'a file where a folder should be');
    const desk = openPaperDesk({ save: saveIntoFolder(path) });
    const begun = await desk.calls['paper.begin']({ name: '图', format: 'png' });
    expect(begun).toMatchObject({ ok: false, refusal: { reason: 'disk', message: expect.stringMatching(/ENOTDIR/) } });
    expect(left()).toEqual(['exports']);
  });

  it('says that somebody cancelled in the dialog', async () => {
    const desk = openPaperDesk({ save: async () => ({ saved: false, cause: 'cancelled' }) });
    const begun = await desk.calls['paper.begin']({ name: '图', format: 'png' });
    expect(begun).toEqual({ ok: false, refusal: { reason: 'cancelled' } });
  });

  it('says that the disk is full, and leaves nothing', async () => {
    let taken = 0;
    const full: SaveFile = (wanted, ending, content) =>
      save(
        wanted,
        ending,
        (async function* () {
          for await (const piece of content as AsyncIterable<Uint8Array>) {
            taken += 1;
            if (taken > 1) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
            yield piece;
          }
        })(),
      );
    const desk = openPaperDesk({ save: full });
    const file = await begin(desk);
    expect(await desk.calls['paper.append']({ file, base64: base64('%PDF-1') })).toMatchObject({ ok: true });
    const refused = { ok: false, refusal: { reason: 'disk-full' } };
    expect(await desk.calls['paper.append']({ file, base64: base64('more') })).toEqual(refused);
    expect(await desk.calls['paper.finish']({ file })).toMatchObject({ refusal: { reason: 'file-gone' } });
    expect(left()).toEqual([]);
  });

  it('takes no more than it may', async () => {
    const desk = openPaperDesk({ save, most: 10 });
    const file = await begin(desk);
    expect(await desk.calls['paper.append']({ file, base64: base64('%PDF-1') })).toEqual({ ok: true, bytes: 6 });
    const refused = { ok: false, refusal: { reason: 'too-large', limit: 10 } };
    expect(await desk.calls['paper.append']({ file, base64: base64('12345') })).toEqual(refused);
    expect(left()).toEqual([]);
  });

  it('takes what begins like its format and nothing else', async () => {
    const desk = openPaperDesk({ save });
    const refused = { ok: false, refusal: { reason: 'not-that-format', format: 'png' } };
    const script = await begin(desk, '图', 'png');
    expect(await desk.calls['paper.append']({ file: script, base64: base64('#!/bin/sh') })).toEqual(refused);
    const empty = await begin(desk, '图', 'png');
    expect(await desk.calls['paper.finish']({ file: empty })).toEqual(refused);
    const png = await begin(desk, '图', 'png');
    await desk.calls['paper.append']({ file: png, base64: PNG });
    expect(await desk.calls['paper.finish']({ file: png })).toMatchObject({ name: '图.png', bytes: 8 });
    expect(left()).toEqual(['图.png']);
  });

  it('never takes the name of a file that came meanwhile', async () => {
    const desk = openPaperDesk({ save });
    const file = await begin(desk);
    await desk.calls['paper.append']({ file, base64: base64('%PDF-1') });
    writeFileSync(join(folder.path, '图.pdf'), 'of somebody else');
    expect(await desk.calls['paper.finish']({ file })).toMatchObject({ name: '图-2.pdf' });
    expect(readFileSync(join(folder.path, '图.pdf'), 'utf8')).toBe('of somebody else');
    expect(left().toSorted()).toEqual(['图-2.pdf', '图.pdf']);
  });

  it('puts away what nobody goes on with, what is one too many, and everything when it closes', async () => {
    const idle = openPaperDesk({ save, idleMs: 20 });
    await begin(idle);
    expect(left()).toHaveLength(1);
    await vi.waitFor(() => expect(left()).toEqual([]));
    const desk = openPaperDesk({ save });
    const files = await Promise.all(Array.from({ length: 9 }, (_, i) => begin(desk, `图${i}`)));
    expect(left()).toHaveLength(8);
    const first = await desk.calls['paper.append']({ file: files[0] ?? '', base64: base64('%PDF-1') });
    expect(first).toMatchObject({ refusal: { reason: 'file-gone' } });
    await desk.close();
    expect(left()).toEqual([]);
  });
});
