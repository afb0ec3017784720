/** Whatever several seats have written, in any mixture: the county's file opens elsewhere to the identical digest. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../main/core/demo-pack.ts';
import { openCounty, type Seed } from '../../../../main/core/open-county.ts';
import { digestOf } from '../../../../shared/log/digest.ts';
import { bodyOf, type Operation, payloadOf } from '../../../../shared/log/operation.ts';
import { deed, run } from '../../../shared/log/random-seats.ts';
import { batches, folded } from '../../../shared/log/world.ts';
import { openedCounty, savedCounty } from '../../../support/package-driver.ts';
import { openSmall, temporaryFolder, TRAITS } from '../../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

let folders = 0;
const freshRoot = (): string => join(folder.path, `random-${(folders += 1)}`);

function seedOf(operations: readonly Operation[]): Seed {
  const named = operations.flatMap((operation) => payloadOf(operation, 'import')?.batch ?? []);
  const bytesOf = (sha256: string): Buffer => gzipSync(JSON.stringify(batches(sha256)));
  return {
    records: recordsOf(operations.map(bodyOf)),
    batches: new Map(named.map((sha256) => [sha256, bytesOf(sha256)])),
    archives: new Map(),
    index: { archives: [] },
  };
}

describe('a county package of any small county', () => {
  it('opens in an empty folder to the digest of its operations', async () => {
    const roundTrip = async (deeds: Parameters<typeof run>[0]): Promise<void> => {
      const { operations } = run(deeds);
      const first = await openSmall(freshRoot(), { seed: () => Promise.resolve(seedOf(operations)) });
      // Where the county has units, its own seat writes its name and key into it before the file is made.
      const whole = await savedCounty(first.host.contract);
      expect(first.host.parts.operations.slice(0, operations.length)).toEqual(operations);
      expect(digestOf(first.host.county)).toBe(digestOf(folded(first.host.parts.operations)));
      const second = await openCounty({ root: freshRoot(), mode: 'write', traits: TRAITS });
      if (!second.ok) throw new Error(second.error.reason);
      const { close, host } = second.value;
      expect(await openedCounty(host.contract, whole)).toMatchObject({ ok: true });
      expect(digestOf(host.county)).toBe(digestOf(first.host.county));
      expect(host.parts.operations).toEqual(first.host.parts.operations);
      expect(await host.contract['journal.verify']({})).toMatchObject({ ok: true });
      await Promise.all([close(), first.close()]);
    };
    await fc.assert(fc.asyncProperty(fc.array(deed, { maxLength: 40, size: 'max' }), roundTrip), { numRuns: 10 });
  });
});
