/** The history in the installed pack is what its manifest says and ends on the published figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../main/core/attachments/inspect.ts';
import { demoSeed } from '../../main/core/demo-pack.ts';
import { foldHistory, historyCounts, historyTotals } from '../../geodata/history/totals.ts';
import { type Batch, batchSchema } from '../../shared/domain/batch.ts';
import { inspectionsOf } from '../../shared/domain/entries/inspection.ts';
import { evaluationsOf } from '../../shared/domain/entries/evaluation.ts';
import { linesOf, roundsOf } from '../../shared/domain/entries/round.ts';
import { inspectionTotals } from '../../shared/domain/inspection.ts';
import { packManifestSchema } from '../../shared/domain/pack.ts';
import { cadreLoads, DEFAULT_PAIRING_RULE } from '../../shared/domain/pairing.ts';
import { duplicateNumbers } from '../../shared/domain/problem.ts';
import { imbalancesOf } from '../../shared/domain/rounds.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import { parseBody, sha256Hex } from '../../shared/log/chain.ts';
import { type County, createCounty, entriesOf, settingsOf } from '../../shared/log/county.ts';
import { checkDraft } from '../../shared/log/decide.ts';
import { digestOf } from '../../shared/log/digest.ts';
import { applyOperation } from '../../shared/log/fold.ts';

const PACK = join(import.meta.dirname, '../../geodata/pack/demo');
const manifest = packManifestSchema.parse(JSON.parse(readFileSync(join(PACK, 'manifest.json'), 'utf8')));
const seed = await demoSeed(PACK);
const bodies = [...seed.batches].map(([sha256, bytes]) => ({ sha256, bytes: gunzipSync(bytes) }));
const batches = new Map<string, Batch>(
  bodies.map(({ sha256, bytes }) => [sha256, batchSchema.parse(JSON.parse(bytes.toString('utf8')))]),
);

/** Folds the journal as a host would have written it: each operation judged before it is applied. */
function replay(): { county: County; refused: unknown[] } {
  const county = createCounty('2017-12-01');
  const refused: unknown[] = [];
  for (const { body } of seed.records) {
    const operation = parseBody(body);
    if (!operation.ok) throw new Error(operation.error);
    const refusal = checkDraft(county, operation.value);
    if (refusal) refused.push({ body, refusal });
    applyOperation(county, operation.value, (sha256) => batches.get(sha256) as Batch);
  }
  return { county, refused };
}

describe('history of the installed pack', () => {
  const { county, refused } = replay();
  const totals = historyTotals(county, manifest.county);

  it('is accepted operation by operation by the rules of the campaign', () => {
    expect(refused).toEqual([]);
    expect(digestOf(county)).toBe(digestOf(foldHistory(seed.records, batches)));
  });

  it('is counted truly in the manifest and small enough', () => {
    const reviews = [...batches.values()].filter((batch) => batch.batch === 'household-review').length;
    expect(manifest.history?.counts).toEqual({ reviews, ...historyCounts(totals) });
    const file = manifest.files.find(({ path }) => path === manifest.history?.file);
    expect(file?.bytes).toBeLessThan(1_500_000);
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
    expect(totals.kinds['industry']).toMatchObject({ planned: 10_000, done: [10_130.7, 5942.3] });
    expect(totals.kinds['housing']?.total).toBe(1600);
    expect([totals.kinds['network']?.planned, totals.kinds['environment']?.planned]).toEqual([40_000, 350_309]);
  });

  it('is worth looking at: some ahead, some behind, some late', () => {
    const share = (count: number): number => count / totals.targets;
    expect(share(totals.lights.green)).toBeLessThan(0.63);
    expect(share(totals.lights.yellow)).toBeGreaterThan(0.15);
    expect(share(totals.lights.red)).toBeGreaterThan(0.12);
    expect(totals.overdue).toBeGreaterThan(200);
  });

  it('lets every step be tried in nearly every township', () => {
    const townships = [...county.units.keys()].filter((id) => /^\d{9}$/.test(id));
    const has = (township: string, fits: (row: TargetRow) => boolean): boolean =>
      [...county.rows.values()].some(
        (row) => ['pool', 'cellar'].includes(row.kind) && row.unit.startsWith(township) && fits(row),
      );
    const wanted: readonly ((row: TargetRow) => boolean)[] = [
      (row) => row.state === 'underway' && row.percent === 100,
      (row) => row.state === 'applied',
      (row) => row.state === 'verified' && row.evidence !== undefined,
      (row) => row.state === 'verified' && row.evidence === undefined,
      (row) => row.state === 'rejected',
    ];
    // A street or a small township may have fewer finished works than there are steps.
    const short = townships.filter((township) => !wanted.every((fits) => has(township, fits)));
    expect(short.length).toBeLessThanOrEqual(2);
  });

  it('has the proof of every cleared target, and the applicant never cleared it', () => {
    const kinds = settingsOf(county)?.kinds ?? [];
    for (const row of county.rows.values()) {
      if (row.state !== 'cleared') continue;
      const demanded = kinds.find((kind) => kind.id === row.kind)?.evidence?.filter((rule) => rule.needs === 'record');
      const brought = (row.evidence ?? []).map((proof) => proof.item);
      expect((demanded ?? []).filter((rule) => !brought.includes(rule.id))).toEqual([]);
      expect(row.appliedBy).not.toBe('县值班室');
    }
  });

  it('has every picture that evidence names, just as a data folder keeps it, and one of them for two houses', () => {
    const shown = [...county.rows.values()].flatMap((row) => (row.evidence ?? []).flatMap((proof) => proof.file ?? []));
    const used = shown.map((file) => file.sha256);
    expect([...new Set(used)].sort()).toEqual([...(seed.attachments ?? new Map()).keys()].sort());
    expect(used.length - new Set(used).size).toBe(1);
    for (const { sha256, bytes, type } of shown) {
      const kept = inspect(seed.attachments?.get(sha256) ?? Buffer.alloc(0));
      if (!kept.ok) throw new Error(kept.error.reason);
      expect({ sha256: sha256Hex(kept.value.bytes), bytes: kept.value.bytes.length, type: kept.value.type }).toEqual({
        sha256,
        bytes,
        type,
      });
    }
  });

  it('has problems of four levels in every state, numbered by quarter', () => {
    const problems = [...county.rows.values()].filter((row) => row.problem);
    expect(problems.length).toBeGreaterThan(150);
    expect(new Set(problems.map((row) => row.problem?.level)).size).toBe(4);
    expect(new Set(problems.map((row) => row.problem?.aspect)).size).toBe(17);
    expect(duplicateNumbers(problems.map((row) => ({ id: row.id, number: row.problem?.number ?? '' }))).size).toBe(0);
    for (const state of ['cleared', 'underway', 'applied', 'reopened'])
      expect(problems.some((row) => row.state === state)).toBe(true);
  });

  it('has 4 inspections of 12 groups with 91 people, and 2 evaluations of every township and village', () => {
    const inspections = inspectionsOf(entriesOf(county, 'inspection'));
    expect(new Set(inspections.map((inspection) => inspection.kind)).size).toBe(4);
    expect(inspectionTotals(inspections)).toMatchObject({ groups: 12, people: 91 });
    expect(inspections[0]?.rechecks.map((recheck) => recheck.result)).toEqual(
      expect.arrayContaining(['holds', 'relapsed', 'unclear']),
    );
    const rounds = evaluationsOf(entriesOf(county, 'evaluation'));
    expect(rounds.map((round) => round.scores.length)).toEqual([489, 489]);
  });

  it('has two closed rounds whose lines close, one of them beside what the register says', () => {
    const rounds = roundsOf(entriesOf(county, 'round'));
    expect(rounds.map((round) => round.closed)).toEqual([true, true]);
    for (const round of rounds) {
      const lines = [...linesOf(entriesOf(county, 'round-line'), round.id).values()];
      expect(lines.length).toBe(27);
      expect(lines.flatMap((line) => imbalancesOf(line))).toEqual([]);
    }
  });

  it('pairs 15,000 cadres, two a household, at least five households each but for a few', () => {
    const found = [...batches.values()].find((batch) => batch.batch === 'pairings');
    if (found?.batch !== 'pairings') throw new Error('no pairings');
    const pairs = found.villages.flatMap(({ cadre, second = [] }) => [...cadre, ...second]);
    const loads = cadreLoads(
      DEFAULT_PAIRING_RULE,
      found.cadres.map(({ id }) => id),
      pairs.flatMap((place) => found.cadres[place]?.id ?? []),
    );
    const off = loads.filter((load) => load.off > 0).length;
    expect(found.cadres.length).toBeGreaterThan(14_500);
    expect(off).toBeGreaterThan(20);
    expect(off).toBeLessThan(500);
  });
});
