/**
 * An import that is killed anywhere in its commit has happened whole or not at all. `CUTS` kills more often; a few are enough
 * to see that the pieces hold.
 */
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openCounty } from '../../../main/core/open-county.ts';
import { openSmall, SETTINGS, temporaryFolder, TRAITS } from '../fixtures/small-county.ts';

const CUTS = Number(process.env['CUTS'] ?? 3);
const TARGETS = 3000;
/** A commit takes about this long, ms. */
const COMMIT_MS = Number(process.env['COMMIT_MS'] ?? 250);
const pool = SETTINGS.kinds.find((kind) => kind.sector === 'water' && kind.geometry === 'point')?.id ?? '';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Kills the import `after` ms after its commit began; answers what it had said by then. */
function cutImport(root: string, after: number): Promise<string> {
  const program = join(import.meta.dirname, 'cut-import.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, root, pool, String(TARGETS)]);
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    if (said.includes('ready')) setTimeout(() => child.kill('SIGKILL'), after);
  });
  return new Promise((done) => child.on('close', () => done(said)));
}

it(
  `is whole or has not happened, cut ${CUTS} times`,
  async () => {
    const original = join(folder.path, 'original');
    await (await openSmall(original)).close();
    const outcomes = { nothing: 0, whole: 0, acknowledged: 0 };
    for (let i = 0; i < CUTS; i += 1) {
      const root = join(folder.path, `cut-${i}`);
      cpSync(original, root, { recursive: true });
      const said = await cutImport(root, (i / Math.max(1, CUTS - 1)) * COMMIT_MS);
      expect(said).toContain('ready false');
      const opened = await openCounty({ root, mode: 'write', traits: TRAITS });
      if (!opened.ok) throw new Error(opened.error.reason);
      const { host } = opened.value;
      const removed = [...host.county.rows.values()].filter(({ state }) => state === 'removed').length;
      // Targets, their places, and twelve that are removed: fourteen operations or none.
      const isWhole = host.county.rows.size === TARGETS + 13;
      expect([host.parts.journal.position.count, host.county.rows.size, removed, host.readOnly]).toEqual(
        isWhole ? [17, TARGETS + 13, 12, null] : [3, 13, 0, null],
      );
      expect(await host.contract['journal.verify']({})).toMatchObject({ ok: true });
      // What was acknowledged is there.
      expect(isWhole || !said.includes('done true')).toBe(true);
      outcomes[said.includes('done true') ? 'acknowledged' : isWhole ? 'whole' : 'nothing'] += 1;
      await opened.value.close();
      rmSync(root, { recursive: true });
    }
    if (CUTS > 3) console.info('commits cut', outcomes);
    expect(outcomes.nothing + outcomes.whole + outcomes.acknowledged).toBe(CUTS);
  },
  CUTS * 60_000,
);
