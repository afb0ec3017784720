/** What was written at once is taken back at once, also by a host that was started anew in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFolderCounty } from '../../support/running-county.ts';
import {
  batchBytes,
  foundingDrafts,
  PIPE,
  POOL,
  POOL_B,
  smallBatches,
  TOWN_A,
  TOWN_B,
} from '../../support/small-county.ts';

const who = { user: '县值班室', role: 'duty' };
const step = (subject: string, stream: string) => ({
  ...who,
  k: 'clearance',
  stream,
  base: [],
  subject,
  payload: { to: 'underway' },
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guatu-together-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('is known from the journal after a start', async () => {
  const first = await openFolderCounty(root);
  for (const batch of smallBatches) await first.parts.batches.put(batchBytes(batch));
  await first.contract['journal.append']({ drafts: foundingDrafts() });
  await first.contract['journal.append']({ drafts: [step(POOL, TOWN_A)] });
  await first.contract['journal.append']({ drafts: [step(POOL_B, TOWN_A), step(PIPE, TOWN_B)] });
  await first.shut();

  const host = await openFolderCounty(root);
  const state = (id: string) => host.county.rows.get(id)?.state;
  const undone = await host.contract['journal.undo'](who);
  expect(undone.ok && undone.records).toHaveLength(2);
  expect([POOL, POOL_B, PIPE].map(state)).toEqual(['underway', 'open', 'open']);
  expect((await host.contract['journal.undo'](who)).ok).toBe(true);
  expect(state(POOL)).toBe('open');
  expect((await host.contract['journal.verify']({})).ok).toBe(true);
  await host.shut();
});
