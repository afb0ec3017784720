/** The history in the installed pack is what its manifest says and ends on the published figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { demoSeed } from '../../main/core/demo-pack.ts';
import { foldHistory, historyCounts, historyTotals } from '../../geodata/history/totals.ts';
import { type Batch, batchSchema } from '../../shared/domain/batch.ts';
import { packManifestSchema } from '../../shared/domain/pack.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import { settingsOf } from '../../shared/log/county.ts';

const PACK = join(import.meta.dirname, '../../geodata/pack/demo');
const manifest = packManifestSchema.parse(JSON.parse(readFileSync(join(PACK, 'manifest.json'), 'utf8')));
const seed = await demoSeed(PACK);
const bodies = [...seed.batches].map(([sha256, bytes]) => ({ sha256, bytes: gunzipSync(bytes) }));
const batches = new Map<string, Batch>(
  bodies.map(({ sha256, bytes }) => [sha256, batchSchema.parse(JSON.parse(bytes.toString('utf8')))]),
);

describe('history of the installed pack', () => {
  const county = foldHistory(seed.records, batches);
  const totals = historyTotals(county, manifest.county);

  it('is counted truly in the manifest and small enough', () => {
    const reviews = [...batches.values()].filter((batch) => batch.batch === 'household-review').length;
    expect(manifest.history?.counts).toEqual({ reviews, ...historyCounts(totals) });
    const file = manifest.files.find(({ path }) => path === manifest.history?.file);
    expect(file?.bytes).toBeLessThan(1_200_000);
    expect(totals.operations).toBeGreaterThan(10_000);
  });

  it('imports every batch of the pack and nothing else', () => {
    for (const { sha256, bytes } of bodies) expect(sha256Hex(bytes)).toBe(sha256);
    expect([...county.imports.values()].map((entry) => entry.batch).sort()).toEqual([...batches.keys()].sort());
    expect(settingsOf(county)).toMatchObject({ county: manifest.county, today: '2017-12-01', mark: manifest.mark });
  });

  it('ends on the published figures', () => {
    expect(totals.kinds['road']).toMatchObject({ total: 991, planned: 2024, done: [1380.6, 806.7, 376.4] });
    expect(totals.kinds['pipe']?.planned).toBe(768.09);
    expect([totals.kinds['pool'], totals.kinds['cellar'], totals.kinds['plant'], totals.kinds['pump']]).toMatchObject([
      { total: 1305 },
      { total: 786 },
      { total: 14 },
      { total: 113 },
    ]);
    expect([totals.households, totals.people]).toEqual([39_400, 101_100]);
  });

  it('is worth looking at: some ahead, some behind, some late', () => {
    const share = (count: number): number => count / totals.targets;
    expect(share(totals.lights.green)).toBeLessThan(0.63);
    expect(share(totals.lights.yellow)).toBeGreaterThan(0.15);
    expect(share(totals.lights.red)).toBeGreaterThan(0.12);
    expect(totals.overdue).toBeGreaterThan(200);
  });
});
