import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { attachmentBytes, AttachmentStore } from '../../../main/core/attachments.ts';
import { inspect } from '../../../main/core/attachments/inspect.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../shared/domain/attachment.ts';
import {
  DOCX,
  exifBody,
  JPEG,
  jpegSegment,
  jpegWith,
  PDF,
  pngChunk,
  pngOf,
  WEBP,
  XLSX,
  zipOf,
} from '../fixtures/files.ts';
import { sha256, temporaryFolder } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

let stores = 0;
function freshStore(): { store: AttachmentStore; path: string } {
  const path = join(folder.path, `s${(stores += 1)}`);
  return { store: new AttachmentStore(path), path };
}
const fileOf = (path: string, name: string): string => join(path, name.slice(0, 2), name);

const typeOf = (bytes: Buffer): string => {
  const inspected = inspect(bytes);
  return inspected.ok ? inspected.value.type : JSON.stringify(inspected.error);
};

/** As a camera says it: 25.3° N, 105.6° E. */
const PLACE = 'GPS 25.3N 105.6E Xiaomi 13';

describe('what a file is', () => {
  it('is said by its bytes', () => {
    expect([JPEG, WEBP, pngOf(24, 16), PDF, DOCX, XLSX].map(typeOf)).toEqual([
      'image/jpeg',
      'image/webp',
      'image/png',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });

  it('that is not on the list is refused with what it seems to be', () => {
    const at4 = (text: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(text)]);
    const found = [
      at4('ftypheic'),
      at4('ftypisom'),
      Buffer.from('GIF89a'),
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      zipOf('a.txt'),
      Buffer.from('<svg onload="alert(1)"/>'),
      Buffer.from('MZ'),
      Buffer.from([0xff]),
    ].map((bytes) => inspect(bytes));
    expect(found.map((each) => !each.ok && each.error.reason === 'type' && each.error.found)).toEqual([
      'heic',
      'video',
      'gif',
      'old-office',
      'archive',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('is refused when it is empty, too large, cut short, too many pixels or carries programs', () => {
    const reasonOf = (bytes: Buffer): string => {
      const inspected = inspect(bytes);
      return inspected.ok ? 'taken' : inspected.error.reason;
    };
    expect(reasonOf(Buffer.alloc(0))).toBe('empty');
    expect(reasonOf(Buffer.concat([PDF, Buffer.alloc(MAX_ATTACHMENT_BYTES)]))).toBe('too-large');
    expect(reasonOf(pngOf(50_000, 50_000))).toBe('too-many-pixels');
    expect(reasonOf(zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toBe('macros');
    for (const whole of [JPEG, WEBP, pngOf(24, 16), PDF]) {
      for (const share of [0.3, 0.6, 0.97]) {
        expect(reasonOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('damaged');
      }
    }
  });
});

describe('a picture', () => {
  it('loses place, device, comments and what hangs behind it, and keeps its coded picture', () => {
    const hidden = jpegWith(
      jpegSegment(0xe1, exifBody(1, PLACE)),
      jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${PLACE}`)),
      jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)),
      jpegSegment(0xfe, Buffer.from(PLACE)),
    );
    const inspected = inspect(Buffer.concat([hidden, Buffer.from(`ftypisom ${PLACE}`)]));
    if (!inspected.ok) throw new Error(inspected.error.reason);
    expect(inspected.value.cleaned).toBe(true);
    expect(inspected.value.bytes.equals(JPEG)).toBe(true);
    expect(inspect(JPEG)).toMatchObject({ ok: true, value: { cleaned: false } });
  });

  it('stays upright: how it is turned is the only thing of Exif that is kept', () => {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const inspected = inspect(jpegWith(jpegSegment(0xe1, exifBody(orientation, PLACE))));
      if (!inspected.ok) throw new Error(inspected.error.reason);
      const { bytes } = inspected.value;
      expect(bytes.includes('GPS')).toBe(false);
      expect(bytes.includes('Exif')).toBe(orientation !== 1);
      const at = bytes.indexOf(Buffer.from('0112000300000001', 'hex'));
      expect(at < 0 ? 1 : bytes[at + 9]).toBe(orientation);
      // Once clean it stays the same, so that the same photograph has one address.
      expect(inspect(bytes)).toMatchObject({ value: { cleaned: false } });
    }
    expect(inspect(jpegWith(jpegSegment(0xe1, exifBody(200, PLACE))))).toMatchObject({ ok: true });
  });

  it('in PNG and WebP loses the same', () => {
    const png = pngOf(
      24,
      16,
      Buffer.concat([pngChunk('eXIf', exifBody(1, PLACE)), pngChunk('tEXt', Buffer.from(PLACE))]),
    );
    const cleanPng = inspect(Buffer.concat([png, Buffer.from(PLACE)]));
    expect(cleanPng.ok && cleanPng.value.bytes.equals(pngOf(24, 16))).toBe(true);
    const exif = Buffer.concat([Buffer.from('EXIF'), Buffer.alloc(4), Buffer.from(PLACE)]);
    exif.writeUInt32LE(PLACE.length, 4);
    const webp = Buffer.concat([WEBP, exif, Buffer.alloc(PLACE.length % 2)]);
    webp.writeUInt32LE(webp.length - 8, 4);
    const cleanWebp = inspect(webp);
    expect(cleanWebp.ok && cleanWebp.value.bytes.equals(WEBP)).toBe(true);
  });
});

describe('the store', () => {
  it('keeps a file under the hash of what is kept, once', async () => {
    const { store, path } = freshStore();
    const put = await store.put(jpegWith(jpegSegment(0xe1, exifBody(1, PLACE))));
    const name = sha256(JPEG);
    expect(put).toEqual({
      ok: true,
      value: { stored: true, sha256: name, type: 'image/jpeg', bytes: JPEG.length, cleaned: true },
    });
    const { mtimeMs, ino } = statSync(fileOf(path, name));
    expect(await store.put(JPEG)).toMatchObject({ value: { sha256: name, cleaned: false } });
    expect(statSync(fileOf(path, name))).toMatchObject({ mtimeMs, ino });
    expect(readdirSync(join(path, name.slice(0, 2)))).toEqual([name]);
    expect((await store.read(name))?.bytes.equals(JPEG)).toBe(true);
    expect((await new AttachmentStore(path).read(name))?.type).toBe('image/jpeg');
  });

  it('never gives out what is not what its name says, and mends it when it comes again', async () => {
    const { store, path } = freshStore();
    await store.put(PDF);
    const name = sha256(PDF);
    writeFileSync(fileOf(path, name), Buffer.concat([PDF, Buffer.from(' ')]));
    expect(await store.read(name)).toBeNull();
    await store.put(PDF);
    expect((await store.read(name))?.bytes.equals(PDF)).toBe(true);
    for (const odd of ['', '..', '0'.repeat(64), '../'.repeat(22)]) {
      expect(await store.read(odd)).toBeNull();
    }
  });

  it('says so when the disk takes nothing', async () => {
    const path = join(folder.path, 'a-file');
    writeFileSync(path, '');
    expect(await new AttachmentStore(path).put(PDF)).toMatchObject({ ok: false, error: { reason: 'disk' } });
  });

  it('takes base64 and nothing like it', () => {
    expect(attachmentBytes(PDF.toString('base64'))).toEqual({ ok: true, value: PDF });
    expect(attachmentBytes('a b=')).toMatchObject({ ok: false });
    expect(attachmentBytes('data:image/png;base64,AAAA')).toMatchObject({ ok: false });
    expect(attachmentBytes('A'.repeat(MAX_ATTACHMENT_BYTES * 2))).toMatchObject({ error: { reason: 'too-large' } });
  });
});

/** Small numbers that look random and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('2,000 mutated headers', () => {
  it('are refused, or kept and read back as what their address says', async () => {
    const { store, path } = freshStore();
    const next = numbers(2017);
    const wholes = [JPEG, jpegWith(jpegSegment(0xe1, exifBody(6, PLACE))), WEBP, pngOf(24, 16), PDF, DOCX, XLSX];
    const outcome = { refused: 0, kept: 0, stable: 0, leaked: 0 };
    for (let i = 0; i < 2000; i += 1) {
      const bytes = Buffer.from(wholes[i % wholes.length] ?? JPEG);
      const flips = 1 + next(4);
      for (let flip = 0; flip < flips; flip += 1) bytes[next(Math.min(bytes.length, 160))] = next(256);
      const cut = next(5) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes;
      const put = await store.put(cut);
      if (!put.ok) {
        outcome.refused += 1;
        continue;
      }
      outcome.kept += 1;
      const back = await new AttachmentStore(path).read(put.value.sha256);
      if (back && createHash('sha256').update(back.bytes).digest('hex') === put.value.sha256 && back.bytes.length > 0) {
        // What was kept is stable: taking it in again changes nothing.
        const again = await store.put(back.bytes);
        if (again.ok && again.value.sha256 === put.value.sha256 && !again.value.cleaned) outcome.stable += 1;
      } else outcome.leaked += 1;
    }
    expect(outcome.refused + outcome.kept).toBe(2000);
    expect(outcome.refused).toBeGreaterThan(500);
    expect(outcome.stable).toBe(outcome.kept);
    expect(outcome.leaked).toBe(0);
    const kept = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 60);
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) {
      const file = join(path, name);
      expect(existsSync(file) && sha256(readFileSync(file))).toBe(name.slice(3));
    }
  });
});
