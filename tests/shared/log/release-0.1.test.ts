/** A journal written by release 0.1 still amounts to what 0.1 said it did, and its county keeps the rules it had. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Batch, batchSchema } from '../../../shared/domain/batch.ts';
import type { Tally } from '../../../shared/domain/tally.ts';
import { parseBody } from '../../../shared/log/chain.ts';
import { type County, createCounty, settingsOf } from '../../../shared/log/county.ts';
import { checkDraft, headsOf } from '../../../shared/log/decide.ts';
import { BulkFold, streamOf } from '../../../shared/log/fold.ts';
import { judgeOn, talliesOf } from '../../../shared/log/tallies.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/release-0.1');
const unzipped = (path: string): string => gunzipSync(readFileSync(join(FIXTURE, path))).toString('utf8');
const batchOf = (sha256: string): Batch => batchSchema.parse(JSON.parse(unzipped(`batches/${sha256}.gz`)));

/** What 0.1 itself folded: tallies of county, war zones and townships, and `[id, state, percent, done]` of every row. */
const said = JSON.parse(readFileSync(join(FIXTURE, 'tallies.json'), 'utf8')) as {
  operations: number;
  tallies: Record<string, Tally>;
  rows: [string, string, number, number[]][];
};

let county: County;
beforeAll(() => {
  county = createCounty('2017-12-01');
  const fold = new BulkFold(county, batchOf);
  for (const body of unzipped('history.jsonl.gz').split('\n').filter(Boolean)) {
    const operation = parseBody(body);
    if (!operation.ok) throw new Error(operation.error);
    fold.apply(operation.value);
  }
  fold.finish();
  judgeOn(county, settingsOf(county)?.today ?? '');
});

describe('a store of release 0.1', () => {
  it('is read to the last operation', () => expect(county.count).toBe(said.operations));

  it('has every row as it was', () => {
    const rows = [...county.rows.values()].map(({ id, state, percent, done }) => [id, state, percent, done]);
    expect(rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual(said.rows);
  });

  it('has every tally as it was', () => {
    const tallies = talliesOf(county);
    expect(Object.keys(said.tallies).length).toBeGreaterThan(6);
    for (const [unit, tally] of Object.entries(said.tallies)) expect(tallies.get(unit)).toMatchObject(tally);
  });

  it('still clears in one step, as its county decided', () => {
    const open = [...county.rows.values()].find((row) => row.kind === 'pool' && row.state === 'open');
    if (!open) throw new Error('no open pool');
    const draft = {
      k: 'clearance',
      subject: open.id,
      stream: streamOf(county, open.id),
      user: '李文学',
      role: 'duty',
      base: headsOf(county, open.id, 'clearance'),
      payload: { to: 'cleared' },
    };
    expect(checkDraft(county, draft)).toBeNull();
    expect(checkDraft(county, { ...draft, role: 'zone' })).toMatchObject({ refusal: { reason: 'role' } });
  });
});
