/**
 * Packages changed at random: bytes of the file, parts packed again soundly, and parts whose new hash the manifest states, so
 * that what lies behind the hashes is reached. Each is refused or amounts to the same; none is opened in part. More than the
 * usual number: `GUATU_FUZZ=2000 npx vitest run tests/main/core/package/package-fuzz.test.ts`.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readCountyPackage } from '../../../../main/core/package/county-read.ts';
import { readProgress } from '../../../../main/core/package/progress-read.ts';
import { openSigned, signFile } from '../../../../main/core/package/signed-file.ts';
import { seatKey } from '../../../../main/core/package/seat-key.ts';
import { digestOf } from '../../../../shared/log/digest.ts';
import { mutate, mutateZip, type Random, seededRandom } from '../../../fuzz/mutate.ts';
import { openedCounty, savedCounty, savedProgress } from '../../../support/package-driver.ts';
import { clearDraft, COUNTY, openSmall, poolId, temporaryFolder } from '../../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const COUNT = Number(process.env['GUATU_FUZZ'] ?? 150);
/** One in so many is opened in a folder, whatever the reader said of it. */
const OPENED = 25;

/** A part changed, its hash and length in the manifest made to fit. */
function mutateBehindHash(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => name !== 'manifest.json');
  const name = names[random(names.length)] ?? '';
  const changed = mutate(parts[name] ?? new Uint8Array(), random);
  const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString('utf8')) as {
    parts: { path: string; bytes: number; sha256: string }[];
  };
  for (const part of manifest.parts)
    if (part.path === name) {
      part.bytes = changed.length;
      part.sha256 = createHash('sha256').update(changed).digest('hex');
    }
  const stated = Buffer.from(JSON.stringify(manifest));
  return zipSync({ ...parts, [name]: changed, 'manifest.json': stated }, { level: 0 });
}

const CHANGES = [mutate, mutateZip, mutateBehindHash];

describe('changed packages', () => {
  it('of a county are refused or the same', { timeout: 600_000 }, async () => {
    const { close, host } = await openSmall(`${folder.path}/county`);
    await host.contract['journal.append']({ drafts: [clearDraft(1), clearDraft(2)] });
    const bytes = await savedCounty(host.contract);
    const digest = digestOf(host.county);
    await close();
    const held = await openSmall(`${folder.path}/held`);
    await held.host.contract['journal.append']({ drafts: [clearDraft(3)] });
    const before = digestOf(held.host.county);
    const random = seededRandom(4);
    const found = new Map<string, number>();
    const wrong: number[] = [];
    let slowest = 0;
    for (let i = 0; i < COUNT; i += 1) {
      const changed = CHANGES[i % CHANGES.length]?.(bytes, random) ?? bytes;
      const start = process.cpuUsage();
      const read = await readCountyPackage(changed);
      // Of this process, so that it says the same beside others.
      const { system, user } = process.cpuUsage(start);
      slowest = Math.max(slowest, (user + system) / 1000);
      const what = read.ok ? 'same' : read.error.reason === 'damaged' ? read.error.fault : read.error.reason;
      found.set(what, (found.get(what) ?? 0) + 1);
      if (read.ok && read.value.manifest.digest !== digest) wrong.push(i);
      if (read.ok || i % OPENED > 0) continue;
      const opened = await openedCounty(held.host.contract, changed);
      if (opened.ok || digestOf(held.host.county) !== before) wrong.push(i);
    }
    expect(wrong).toEqual([]);
    expect(held.host.county.rows.get(poolId(3))?.state).toBe('cleared');
    await held.close();
    if (COUNT > 150) process.stdout.write(`${JSON.stringify({ slowest, found: Object.fromEntries(found) })}\n`);
    expect(slowest).toBeLessThan(10_000);
    // What lies behind the hashes was reached.
    for (const fault of ['zip', 'part-changed', 'journal', 'batch']) expect(found.get(fault)).toBeGreaterThan(0);
  });

  it('of progress, signed again by whoever changed them, are refused or the same', { timeout: 600_000 }, async () => {
    const { close, host } = await openSmall(`${folder.path}/sender`);
    await host.contract['journal.append']({ drafts: [clearDraft(1), clearDraft(2)] });
    const bytes = await savedProgress(host.contract, COUNTY);
    await close();
    const signed = openSigned(bytes);
    if (!signed.ok) throw new Error(signed.error);
    const key = await seatKey(folder.path, 'd9');
    const whole = readProgress(bytes);
    if (!whole.ok) throw new Error(whole.error.reason);
    const random = seededRandom(5);
    const found = new Map<string, number>();
    const wrong: number[] = [];
    for (let i = 0; i < COUNT; i += 1) {
      const changed = CHANGES[i % CHANGES.length]?.(signed.value.contents, random) ?? signed.value.contents;
      const read = readProgress(signFile(key, changed));
      const what = read.ok ? 'same' : read.error.reason === 'damaged' ? read.error.fault : read.error.reason;
      found.set(what, (found.get(what) ?? 0) + 1);
      if (read.ok && !isDeepStrictEqual(read.value.records, whole.value.records)) wrong.push(i);
    }
    expect(wrong).toEqual([]);
    if (COUNT > 150) process.stdout.write(`${JSON.stringify(Object.fromEntries(found))}\n`);
    for (const fault of ['zip', 'part-changed', 'journal', 'batch']) expect(found.get(fault)).toBeGreaterThan(0);
  });
});
