/**
 * The command line: every command, its JSON, its exit codes, and how it says no. What counts up is asked of the demonstration
 * county; the rest is shown on a county of three villages, which opens in a tenth of the time.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepAnswer, TallyAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import { DEMO_ORIGINAL, newFolder, tinyCounty } from './driver/data-folders.ts';
import { ask, guatu } from './driver/guatu.ts';
import { HostProcess } from './driver/host-process.ts';
import { expectOneSentence, expectRefused } from './driver/one-sentence.ts';

const county = tinyCounty();
const data = county.path;
/** One pool that is complete and one that is half done, in the first village. */
const READY = '520299/F1';
const HALF = '520299/F2';
const VILLAGE = '520299001201';

beforeAll(() => county.found());
afterAll(() => county.remove());

describe('the campaign by command', () => {
  it('tallies the county with the published totals', async () => {
    const { unit, summary, kinds, poor, children, asOf } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
    expect(asOf).toBe('2017-12-01');
    expect(unit.level).toBe('county');
    expect(children).toHaveLength(4);
    const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
    const totals = ['road', 'pool', 'cellar', 'plant', 'pump'].map((kind) => byKind.get(kind)?.total);
    expect(totals).toEqual([991, 1305, 786, 14, 113]);
    expect(byKind.get('road')?.planned).toBeCloseTo(2024.0, 6);
    const [subgrade, gravel, hardened] = byKind.get('road')?.done.map((stage) => stage.done) ?? [];
    expect([subgrade, gravel, hardened].map((km) => km?.toFixed(1))).toEqual(['1380.6', '806.7', '376.4']);
    expect(byKind.get('pipe')?.planned).toBeCloseTo(768.09, 6);
    expect(poor).toMatchObject({ households: 39_400, people: 101_100 });
    expect(summary.cleared).toBeLessThan(summary.total);
    expect(children.reduce((sum, child) => sum + child.summary.cleared, 0)).toBe(summary.cleared);
  });

  it('tallies a past day and lists what burns red', async () => {
    const spring = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--as-of', '2017-06-30', '--unit', 'Z1');
    expect(spring).toMatchObject({ asOf: '2017-06-30', unit: { level: 'zone' } });
    const today = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', 'Z1');
    expect(spring.summary.cleared).toBeLessThan(today.summary.cleared);
    const red = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--light', 'red', '--unit', 'Z1');
    expect(red.count).toBe(today.summary.lights.red);
    expect(red.targets.every((target) => target.light === 'red')).toBe(true);
  });

  it('applies, verifies and clears by two people, undoes, clears again and reopens, and the totals follow', async () => {
    const clearedIn = async (): Promise<number> =>
      (await ask<TallyAnswer>(data, 'tally', '--unit', VILLAGE)).summary.cleared;
    const before = await clearedIn();
    await expectRefused(['clear', READY, '--by', '张主任', '--data', data], 1, 'rule');
    const asVillage = ['--by', '罗村长', '--role', 'village', '--unit', VILLAGE];
    expect(await ask<StepAnswer>(data, 'apply', READY, ...asVillage)).toMatchObject({ state: 'applied' });
    await expectRefused(['verify', READY, '--by', '罗村长', '--data', data], 1, 'rule');
    await expectRefused(['verify', READY, ...asVillage, '--data', data], 1, 'rule');
    const township = ['--role', 'township', '--unit', '520299002'];
    const { stderr } = await expectRefused(['verify', READY, '--by', '龙镇长', ...township, '--data', data], 1, 'rule');
    expect(stderr).toContain('只能办理“西镇”范围内的事项');
    expect(
      await ask<StepAnswer>(data, 'verify', READY, '--by', '龙镇长', '--role', 'township@520299001'),
    ).toMatchObject({
      state: 'verified',
    });
    const cleared = await ask<StepAnswer>(data, 'clear', READY, '--by', '张主任', '--note', '现场核实');
    expect(cleared).toMatchObject({ id: READY, state: 'cleared', percent: 100 });
    expect(await clearedIn()).toBe(before + 1);
    expect(await ask<StepAnswer>(data, 'undo')).toMatchObject({ id: READY });
    expect(await clearedIn()).toBe(before);
    await ask(data, 'clear', READY, '--by', '张主任');
    expect(await ask(data, 'reopen', READY, '--by', '张主任', '--reason', '漏水')).toMatchObject({ state: 'reopened' });
    expect(await clearedIn()).toBe(before);
    expect(await ask<VerifyAnswer>(data, 'verify')).toMatchObject({ ok: true });
  });

  it('speaks to people without --json', async () => {
    const tally = await guatu(['tally', '--data', data]);
    expect(tally.code).toBe(0);
    expect(tally.stderr).toBe('');
    expect(tally.stdout).toContain('销号');
    expect(tally.stdout).not.toContain('undefined');
    const help = await guatu(['help']);
    expect([help.code, help.stdout.includes('guatu tally')]).toEqual([0, true]);
  });
});

describe('what it refuses', () => {
  it('arguments that do not fit, with exit 2', async () => {
    await expectRefused(['tally', '--wrong', '--data', data], 2, 'unknown-flag');
    await expectRefused(['tally', '--unit', '--data', data], 2, 'flag-without-value');
    await expectRefused(['frobnicate', '--data', data], 2, 'unknown-command');
    await expectRefused(['tally', '--unit', '123456', '--data', data], 2, 'unknown-unit');
    await expectRefused(['tally', '--as-of', '2017-02-30', '--data', data], 2, 'bad-value');
    await expectRefused(['targets', '--light', 'blue', '--data', data], 2, 'bad-value');
    await expectRefused(['clear', 'NOPE', '--by', '张主任', '--data', data], 2, 'unknown-target');
    await expectRefused(['clear', READY, '--data', data], 2, 'missing-flag');
    await expectRefused(['reject', READY, '--by', '张主任', '--data', data], 2, 'missing-flag');
    await expectRefused(['apply', READY, '--by', '张主任', '--unit', '999', '--data', data], 2, 'unknown-unit');
    await expectRefused(['apply', READY, '--by', '张主任', '--role', 'king', '--data', data], 2, 'bad-value');
    await expectRefused(
      ['evidence', READY, '--by', '张主任', '--number', '1', '--issued', '昨天', '--data', data],
      2,
      'bad-value',
    );
    await expectRefused(['clear', '--by', '张主任', '--data', data], 2, 'missing-word');
    await expectRefused(['snapshot', '--data', data], 2, 'missing-flag');
    await expectRefused(['snapshot', '--out', 'a.png', '--size', 'big', '--data', data], 2, 'bad-value');
    await expectRefused(['snapshot', '--out', 'a.png', '--as-of', '1. Mai', '--data', data], 2, 'bad-value');
    await expectRefused(
      ['import', 'nothing.csv', '--as', 'units', '--data', join(county.inside, 'new')],
      2,
      'unreadable-file',
    );
    await expectRefused(['import', 'a.csv', '--as', 'tea', '--data', data], 2, 'bad-value');
  });

  it('steps that the campaign does not allow, with exit 1', async () => {
    const { stderr } = await expectRefused(['apply', HALF, '--by', '张主任', '--data', data], 1, 'rule');
    expect(stderr).toMatch(/剩余：.+处/);
    const early = await expectRefused(['clear', HALF, '--by', '张主任', '--data', data], 1, 'rule');
    expect(early.stderr).toContain('请按申请、核验、销号的顺序办理');
    await expectRefused(['reopen', HALF, '--by', '张主任', '--reason', '塌方', '--data', data], 1, 'rule');
    await expectRefused(
      ['evidence', HALF, '--by', '张主任', '--item', 'x', '--number', '1', '--data', data],
      1,
      'rule',
    );
    await expectRefused(['clear', READY, '--by', '李组长', '--role', 'viewer', '--data', data], 1, 'rule');
  });

  it('data folders that it cannot use, with exit 1', async () => {
    const file = join(county.inside, 'a-file');
    writeFileSync(file, 'x');
    await expectRefused(['tally', '--data', file], 1, 'not-a-folder');
    const others = join(county.inside, 'others');
    mkdirSync(others);
    writeFileSync(join(others, 'letter.txt'), 'x');
    await expectRefused(['tally', '--data', others], 1, 'not-guatu');
    expect(readdirSync(others)).toEqual(['letter.txt']);
    const damaged = tinyCounty();
    await damaged.found();
    writeFileSync(join(damaged.path, 'store.json'), '{"format":');
    await expectRefused(['tally', '--data', damaged.path], 1, 'store-file-damaged');
    damaged.remove();
  });

  // Root may read everything: there is nothing to be refused.
  it.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
    const closed = join(county.inside, 'closed');
    mkdirSync(closed, { mode: 0o000 });
    await expectRefused(['tally', '--data', closed], 1, 'no-permission');
    chmodSync(closed, 0o700);
  });

  it('a port in use, a port that is none, an unknown flag of the launcher', async () => {
    const taken = createServer();
    const port = await new Promise<number>((done) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const refused = await guatu(['--no-open', '--data', data, '--port', String(port)]);
    taken.close();
    expect(refused.code).toBe(1);
    expectOneSentence(refused.stderr);
    expect(refused.stderr).toContain(String(port));
    expect(existsSync(join(data, 'lock'))).toBe(false);
    for (const args of [['--port', '99999'], ['--port'], ['--colour']]) {
      const answer = await guatu(args);
      expect([answer.code, args]).toEqual([2, args]);
      expectOneSentence(answer.stderr);
    }
  });

  it('a second start on the same data: one writer, and the first shows its window', async () => {
    const host = await HostProcess.start(data);
    try {
      const second = await guatu(['--no-open', '--data', data]);
      expect(second.code).toBe(0);
      expectOneSentence(second.stderr);
      // Commands work through the running host: nobody is locked out and nobody writes beside it.
      expect(await ask<StepAnswer>(data, 'apply', READY, '--by', '张主任')).toMatchObject({ state: 'applied' });
      await ask(data, 'undo');
      const units = join(county.inside, 'units.csv');
      writeFileSync(units, '区划代码,名称\n110101,别的县\n');
      await expectRefused(['import', units, '--as', 'units', '--data', data], 1, 'import-problems');
    } finally {
      await host.stop();
    }
    expect(host.said()).toContain('已结束，数据已保存。');
  });
});

describe('verify', () => {
  it('finds a flipped byte, names the record and leaves the file alone', async () => {
    const copy = tinyCounty();
    await copy.found();
    await ask(copy.path, 'apply', READY, '--by', '张主任');
    const journal = join(copy.path, 'journal');
    const [segment = ''] = readdirSync(journal).filter((name) => name.endsWith('.log'));
    const path = join(journal, segment);
    const bytes = readFileSync(path);
    const at = bytes.lastIndexOf('applied');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { stdout } = await expectRefused(['verify', '--data', copy.path], 1, 'verify-failed');
    const { fault } = JSON.parse(stdout) as { fault: { line: number; problem: string } };
    expect(fault.line).toBe(bytes.subarray(0, at).toString('latin1').split('\n').length);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await expectRefused(['clear', READY, '--by', '张主任', '--data', copy.path], 1, 'read-only');
    copy.remove();
  });

  it('repairs a torn tail and loses nothing before it', async () => {
    const copy = tinyCounty();
    await copy.found();
    const before = await ask<VerifyAnswer>(copy.path, 'verify');
    const journal = join(copy.path, 'journal');
    const segment =
      readdirSync(journal)
        .filter((name) => name.endsWith('.log'))
        .sort()
        .at(-1) ?? '';
    writeFileSync(join(journal, segment), `${'0'.repeat(64)} {"v":1,"k":"clear`, { flag: 'a' });
    const host = await HostProcess.start(copy.path);
    // Said after the address, at which the start is taken as made.
    await expect.poll(() => host.said(), { timeout: 60_000 }).toContain('没有写完');
    await host.stop();
    expect(await ask<VerifyAnswer>(copy.path, 'verify')).toMatchObject({
      records: before.records,
      digest: before.digest,
    });
    copy.remove();
  });
});

describe('a fresh folder', () => {
  it('starts with the demonstration county, also when the first start is the one that reads', async () => {
    const fresh = newFolder();
    const tally = await ask<TallyAnswer>(fresh.path, 'tally');
    expect(tally).toMatchObject({ asOf: '2017-12-01', unit: { name: '示范县' } });
    fresh.remove();
  });
});
