import { describe, expect, it } from 'vitest';
import { buildHistory } from '../../geodata/history/build-history.ts';
import { gunzipSync } from 'node:zlib';
import { historyFile } from '../../geodata/history/history-file.ts';
import { recordsOf } from '../../main/core/demo-pack.ts';
import { foldHistory } from '../../geodata/history/totals.ts';
import { type Batch, batchSchema } from '../../shared/domain/batch.ts';
import { coveredLength, isWithin } from '../../shared/domain/chainage.ts';
import { dayOfInstant } from '../../shared/domain/day.ts';
import { lengthInMetres } from '../../shared/domain/target.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import { clockMs } from '../../shared/log/clock.ts';
import { createCounty } from '../../shared/log/county.ts';
import { checkDraft, type DraftRefusal } from '../../shared/log/decide.ts';
import { applyOperation } from '../../shared/log/fold.ts';
import { type Operation, operationSchema, payloadSchemas } from '../../shared/log/operation.ts';
import { weekday } from '../../geodata/history/work-calendar.ts';
import { countyInput, FULL, SMALL } from './history-county.ts';

const input = countyInput(FULL, 11);
const history = buildHistory(input);
const operations: Operation[] = history.records.map((record) => operationSchema.parse(JSON.parse(record.body)));
const batches = new Map<string, Batch>(
  [input.units, input.targets, input.households, ...history.batches].map(({ sha256, batch }) => [sha256, batch]),
);

describe('history of the demonstration county', () => {
  it('adds up to the published figures on the fixed day, to the metre', () => {
    const { totals } = history;
    expect(totals.kinds['road']?.planned).toBe(2024);
    expect(totals.kinds['road']?.done).toEqual([1380.6, 806.7, 376.4]);
    expect(totals.households).toBe(39_400);
    expect(totals.people).toBe(101_100);
    const county = foldHistory(history.records, batches);
    const metres = [0, 1, 2].map((stage) =>
      [...county.rows.values()].reduce((sum, row) => sum + coveredLength(row.stretches[stage] ?? []), 0),
    );
    expect(metres).toEqual([1_380_600, 806_700, 376_400]);
  });

  it('shows a good mix of lights, clearances and late targets', () => {
    const { totals } = history;
    const share = (count: number): number => (count / totals.targets) * 100;
    expect(share(totals.lights.green)).toBeGreaterThan(45);
    expect(share(totals.lights.green)).toBeLessThan(63);
    expect(share(totals.lights.yellow)).toBeGreaterThan(17);
    expect(share(totals.lights.red)).toBeGreaterThan(12);
    expect(share(totals.lights.red)).toBeLessThan(25);
    expect(totals.overdue).toBeGreaterThan(100);
    expect(totals.kinds['road']?.states.reopened).toBeGreaterThan(0);
    expect(totals.relapsed).toBeGreaterThan(50);
    expect(totals.householdsLeft / totals.households).toBeLessThan(0.25);
    expect(totals.householdsLeft).toBeGreaterThan(1000);
  });

  it('consists of operations that the host would have accepted, each at its moment', () => {
    const county = createCounty('2017-12-01');
    const source = (sha256: string): Batch => batches.get(sha256) as Batch;
    const refused: { operation: Operation; refusal: DraftRefusal }[] = [];
    const unfit: Operation[] = [];
    for (const operation of operations) {
      const refusal = checkDraft(county, operation);
      if (refusal) refused.push({ operation, refusal });
      applyOperation(county, operation, source);
      const row = county.rows.get(operation.subject);
      if (!row || operation.k !== 'stretch') continue;
      let within = [{ from: 0, to: lengthInMetres(row) }];
      for (const stretches of row.stretches) {
        if (!isWithin(stretches, within)) unfit.push(operation);
        within = [...stretches];
      }
      // What is reported is what counts: nothing had to be cut off by the fold.
      const stage = payloadSchemas.stretch.parse(operation.payload);
      const index = ['subgrade', 'gravel', 'hardened'].indexOf(stage.stage);
      if (!isWithin([stage], row.stretches[index] ?? [])) unfit.push(operation);
    }
    expect(refused).toEqual([]);
    expect(unfit).toEqual([]);
  });

  it('keeps working hours, rests on Sundays and in the rains, and never lets the clock stand', () => {
    let before = '';
    const months = new Map<string, number>();
    let sundays = 0;
    let nightly = 0;
    const disordered: string[] = [];
    for (const { clock } of operations) {
      if (clock <= before) disordered.push(clock);
      before = clock;
      const local = new Date(clockMs(clock) + 8 * 3_600_000);
      const hour = local.getUTCHours();
      if (hour < 8 || hour >= 20) nightly += 1;
      else if (hour >= 18) disordered.push(clock);
      const day = dayOfInstant(clockMs(clock));
      months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
      if (weekday(Math.floor(local.getTime() / 86_400_000)) === 6) sundays += 1;
    }
    expect(disordered).toEqual([]);
    // Planted for the checks of plausibility.
    expect(nightly).toBe(4);
    expect(before.slice(0, 13) <= String(Date.parse('2017-12-01T18:00:00+08:00'))).toBe(true);
    expect(sundays / operations.length).toBeLessThan(0.05);
    const month = (name: string): number => months.get(name) ?? 0;
    expect(month('2017-06') + month('2017-07')).toBeLessThan(0.8 * month('2017-05'));
    expect(month('2017-11')).toBeGreaterThan(month('2017-10'));
    expect(month('2017-10')).toBeGreaterThan(month('2017-07') * 2);
  });

  it('is small, and reads back with the same hashes', () => {
    expect(operations.length).toBeGreaterThan(15_000);
    expect(operations.length).toBeLessThan(40_000);
    const bytes = historyFile(history.records);
    expect(bytes.length).toBeLessThan(1_500_000);
    const bodies = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
    expect(recordsOf(bodies)).toEqual(history.records);
  });

  it('names its batches by their exact text and reviews each week once', () => {
    for (const { batch, json, sha256 } of history.batches) {
      expect(sha256Hex(json)).toBe(sha256);
      expect(batchSchema.parse(JSON.parse(json))).toEqual(batch);
    }
    const days = history.batches.flatMap(({ batch }) => (batch.batch === 'household-review' ? [batch.on] : []));
    expect(new Set(days).size).toBe(days.length);
    expect(days.at(-1)).toBe('2017-12-01');
  });
});

describe('history of a small county', () => {
  it('is the same every time and keeps the published proportions', () => {
    const once = buildHistory(countyInput(SMALL, 3));
    const again = buildHistory(countyInput(SMALL, 3));
    expect(again.records).toEqual(once.records);
    expect(again.totals).toEqual(once.totals);
    const metres = SMALL.roadMetres;
    expect(once.totals.kinds['road']?.done).toEqual(
      [1_380_600, 806_700, 376_400].map((sum) => Math.round((sum / 2_024_000) * metres) / 1000),
    );
    expect(buildHistory(countyInput(SMALL, 4)).totals.digest).not.toBe(once.totals.digest);
  });
});
