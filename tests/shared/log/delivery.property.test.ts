/** However operations arrive, seats agree: shuffled, repeated, split, with gaps that fill later. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../shared/domain/tally.ts';
import { createCounty, type County } from '../../../shared/log/county.ts';
import { canonical } from '../../../shared/log/canonical.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { applyOperation } from '../../../shared/log/fold.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { talliesOf } from '../../../shared/log/tallies.ts';
import { Random } from '../../../geodata/lib/random.ts';
import { deed, run } from './random-seats.ts';
import { batches, folded, ON } from './world.ts';

/** All operations in any order, some twice; tallies are asked for early, so that they are kept up to date on the way. */
function deliver(operations: readonly Operation[], seed: number): County {
  const random = new Random(seed);
  const repeated = operations.filter(() => random.next() < 0.3);
  const county = createCounty(ON);
  talliesOf(county);
  for (const operation of random.shuffled([...operations, ...repeated])) {
    applyOperation(county, operation, batches);
    if (random.next() < 0.3) talliesOf(county);
  }
  return county;
}

/** Empty tallies say nothing: a unit that nobody knows any more may leave one behind. */
function talliesText(county: County): string {
  const empty = canonical(emptyTally());
  const filled = [...talliesOf(county)].filter(([, tally]) => canonical(tally) !== empty);
  return canonical(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('delivery', () => {
  it('does not matter: digest and tallies are the same in every order', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 60, size: 'max' }),
        fc.array(fc.integer(), { minLength: 3, maxLength: 3 }),
        (deeds, seeds) => {
          const { operations } = run(deeds);
          const plain = folded(operations);
          for (const seed of seeds) {
            const county = deliver(operations, seed);
            expect(county.pending.size).toBe(0);
            expect(digestOf(county)).toBe(digestOf(plain));
            expect(talliesText(county)).toBe(talliesText(plain));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is made good by exchanging everything at the end, whatever each seat had heard before', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: 'max' }), (deeds) => {
        const { seats, operations } = run(deeds);
        for (const at of seats) for (const operation of [...operations].reverse()) at.hear(operation);
        expect(new Set(seats.map((at) => digestOf(at.county))).size).toBe(1);
        expect(new Set(seats.map((at) => talliesText(at.county))).size).toBe(1);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps tallies equal to those counted from scratch, after every single operation', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25, size: 'max' }), fc.integer(), (deeds, seed) => {
        const { operations } = run(deeds);
        const county = createCounty(ON);
        for (const operation of new Random(seed).shuffled(operations)) {
          talliesOf(county);
          applyOperation(county, operation, batches);
          const kept = talliesText(county);
          county.tallies = null;
          expect(kept).toBe(talliesText(county));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps hardened within gravel within subgrade within the length, whoever said what at the same time', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: 'max' }), (deeds) => {
        for (const row of folded(run(deeds).operations).rows.values()) {
          const [subgrade = 0, gravel = 0, hardened = 0] = row.kind === 'road' ? row.done : [];
          expect(hardened <= gravel && gravel <= subgrade && subgrade <= row.quantity).toBe(true);
          expect(row.percent).toBeGreaterThanOrEqual(0);
          expect(row.percent).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 80 },
    );
  });
});
