import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../main/core/journal.ts';
import { killJournal } from '../../bench/kill-journal.ts';
import { operation } from '../fixtures/operations.ts';
import { temporaryFolder } from '../fixtures/small-county.ts';

const temporary = temporaryFolder();
let folder = '';
let next = 0;
beforeEach(() => {
  folder = join(temporary.path, `journal-${(next += 1)}`);
  mkdirSync(folder);
});
afterAll(temporary.remove);

const FIRST = '0000000001.log';
const file = (name = FIRST): string => join(folder, name);

async function reopened(mode: 'write' | 'read' = 'write'): Promise<{ journal: Journal; ids: string[] }> {
  const ids: string[] = [];
  const journal = await Journal.open(folder, mode, ({ stream, seq }) => ids.push(`${stream}${seq}`));
  return { journal, ids };
}

/** Writes a1 a2 | b1 | a3 a4 (one group) and closes without noting the position, as a killed process would leave it. */
async function fill(): Promise<void> {
  const { journal } = await reopened();
  for (const group of [
    [operation('a', 1), operation('a', 2)],
    [operation('b', 1)],
    [operation('a', 3), operation('a', 4)],
  ]) {
    expect((await journal.append(group)).ok).toBe(true);
  }
  await journal.close();
  rmSync(join(folder, 'mark.json'));
}

describe('a torn tail', () => {
  it('at every byte of the last write is mended: nothing before it is lost, the bytes are kept, writing goes on', async () => {
    await fill();
    const whole = readFileSync(file());
    const lines = whole.toString('latin1').split('\n');
    const lastWrite = whole.length - (lines.at(-2)?.length ?? 0) - (lines.at(-3)?.length ?? 0) - 2;
    for (let cut = lastWrite; cut <= whole.length; cut += 1) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      writeFileSync(file(), whole.subarray(0, cut));
      const { journal, ids } = await reopened();
      const isWhole = cut === whole.length;
      expect([cut, ids.join(' ')]).toEqual([cut, isWhole ? 'a1 a2 b1 a3 a4' : 'a1 a2 b1']);
      expect(journal.readOnly).toBeNull();
      const { keptIn = null } = journal.torn ?? {};
      const kept = keptIn === null ? Buffer.alloc(0) : readFileSync(file(keptIn));
      expect(kept.equals(whole.subarray(lastWrite, isWhole ? lastWrite : cut))).toBe(true);
      await journal.close();
    }
  });

  it('is forgotten by what is written after it', async () => {
    await fill();
    truncateSync(file(), readFileSync(file()).length - 40);
    const { journal } = await reopened();
    expect(journal.torn).not.toBeNull();
    expect((await journal.append([operation('a', 3)])).ok).toBe(true);
    await journal.close();
    const after = await reopened();
    expect(after.ids).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(after.journal.torn).toBeNull();
    expect((await after.journal.verify()).fault).toBeNull();
    await after.journal.close();
  });

  it('of blocks that never reached the disk is mended too', async () => {
    await fill();
    appendFileSync(file(), Buffer.concat([Buffer.alloc(700), Buffer.from('{"half":\n')]));
    const { journal, ids } = await reopened();
    expect(ids).toHaveLength(5);
    expect(journal.torn).toMatchObject({ bytes: 709 });
    await journal.close();
  });

  it('is left alone by a reader', async () => {
    await fill();
    truncateSync(file(), readFileSync(file()).length - 3);
    const before = readFileSync(file());
    const { journal, ids } = await reopened('read');
    expect(ids).toEqual(['a1', 'a2', 'b1']);
    await journal.close();
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual([FIRST]);
  });
});

describe('other damage', () => {
  it('is found wherever one byte is flipped, and nothing is written any more', async () => {
    await fill();
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x04;
      writeFileSync(file(), flipped);
      const { journal } = await reopened();
      // A flip in the very last newline cannot be told from a torn tail; then the bytes are kept beside.
      const state = journal.fault ? journal.readOnly : journal.torn ? 'torn' : 'unnoticed';
      expect([at, at === whole.length - 1 ? 'torn' : 'journal-damaged']).toEqual([at, state]);
      const { ok } = await journal.append([operation('c', 1)]);
      expect(ok).toBe(state === 'torn');
      expect(readFileSync(file()).equals(flipped)).toBe(state !== 'torn');
      expect((await journal.verify()).fault).toEqual(journal.fault);
      await journal.close();
    }
  });

  it('by exchanged, missing and doubled lines is found', async () => {
    await fill();
    const [a1 = '', a2 = '', b1 = '', a3 = '', a4 = ''] = readFileSync(file(), 'utf8').split('\n');
    const faults = [];
    for (const lines of [
      [a2, a1, b1, a3, a4],
      [a1, b1, a3, a4],
      [a1, a2, a2, b1, a3, a4],
      [a1, a2, b1, a3, a4, 'not a record'],
    ]) {
      writeFileSync(file(), `${lines.join('\n')}\n`);
      const { journal } = await reopened();
      faults.push(journal.fault?.problem ?? null);
      await journal.close();
    }
    expect(faults).toEqual(['hash', 'hash', 'hash', 'unreadable']);
  });

  it('by a cut exactly between two records is found against the noted position', async () => {
    await fill();
    const { journal } = await reopened();
    await journal.append([operation('b', 2)]);
    await journal.close();
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), `${text.split('\n').slice(0, 3).join('\n')}\n`);
    const cut = await reopened();
    expect(cut.journal.fault).toEqual({ line: 4, problem: 'gap' });
    expect(cut.journal.readOnly).toBe('journal-damaged');
    await cut.journal.close();
  });

  it('by a whole journal put in its place is found against the noted position', async () => {
    await fill();
    const { journal } = await reopened();
    await journal.append([operation('b', 2)]);
    await journal.close();
    const mark = readFileSync(file('mark.json'));
    rmSync(file());
    rmSync(file('mark.json'));
    const other = await reopened();
    for (let seq = 1; seq <= 6; seq += 1) await other.journal.append([operation('z', seq)]);
    await other.journal.close();
    writeFileSync(file('mark.json'), mark);
    const replaced = await reopened();
    expect(replaced.journal.fault).toEqual({ line: 6, problem: 'hash' });
    await replaced.journal.close();
  });

  it('by a lost segment is found', async () => {
    await fill();
    writeFileSync(file('0000000009.log'), '');
    expect((await reopened()).journal.fault).toEqual({ line: 6, problem: 'gap' });
  });
});

describe('writing', () => {
  it('begins new segments and reads across them', async () => {
    const { journal } = await reopened();
    for (let seq = 1; seq <= 12; seq += 1) {
      expect((await journal.append([operation('a', seq, 1, 600_000)])).ok).toBe(true);
    }
    const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
    expect(names).toEqual([FIRST, '0000000008.log']);
    const seqs = (await journal.read(5, 4)).map(({ body }) => (JSON.parse(body) as { seq: number }).seq);
    expect(seqs).toEqual([6, 7, 8, 9]);
    expect(await journal.read(12, 4)).toEqual([]);
    await journal.close();
    const again = await reopened();
    expect(again.ids).toHaveLength(12);
    expect(await again.journal.verify()).toEqual({ records: 12, chains: 1, fault: null });
    await again.journal.close();
  });

  it('shares flushes between appends that come together, each acknowledged in order', async () => {
    const { journal } = await reopened();
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const result = await journal.append([operation('a', i + 1)]);
        order.push(result.ok ? i + 1 : -1);
      }),
    );
    expect(order).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(journal.position.count).toBe(200);
    await journal.close();
  });

  it.skipIf(process.platform !== 'linux')('stops for good when the disk refuses, and says so at once', async () => {
    await fill();
    const { journal } = await reopened();
    const { position } = journal;
    rmSync(file());
    symlinkSync('/dev/full', file());
    const failed = await journal.append([operation('a', 5)]);
    expect(failed).toMatchObject({ ok: false, error: { reason: 'disk', message: expect.stringContaining('ENOSPC') } });
    expect(await journal.append([operation('b', 2)])).toEqual({
      ok: false,
      error: { reason: 'read-only', cause: 'disk' },
    });
    expect(journal.position).toEqual(position);
    await journal.close();
  });
});

describe('kill -9', () => {
  it('loses nothing that was acknowledged, and no part of a group, in 20 kills', { timeout: 60_000 }, async () => {
    const report = await killJournal(20);
    expect(report).toMatchObject({ kills: 20, lost: 0, partial: 0, faults: 0 });
    expect(report.acknowledged).toBeGreaterThan(200);
  });
});
