/** Files with bytes changed at random: never a throw, never a row that vanishes without a word, never a half import. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportInput, ImportPlan } from '../../../main/core/import/plan.ts';
import type { ImportProblem } from '../../../main/core/import/problem.ts';
import { batchSchema } from '../../../shared/domain/batch.ts';
import { gbkBytes, HELD, planOf, unitsOf } from './held.ts';

const read = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/panzhou/${name}`, import.meta.url));
const COUNTY = { ...HELD, units: [...unitsOf(planOf('units', read('units.csv')))] };

/** A file cut short, with bytes replaced, put in or taken out. */
const brokenFrom = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({
        at: fc.nat(bytes.length - 1),
        byte: fc.oneof(fc.nat(255), fc.constantFrom(...[...',;\t"\n\r0９-'].map((mark) => mark.charCodeAt(0) & 0xff))),
        how: fc.constantFrom('replace', 'insert', 'remove', 'cut'),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((changes) => {
      const copy = [...bytes];
      for (const { at, byte, how } of changes) {
        if (how === 'replace') copy[at % copy.length] = byte;
        else if (how === 'insert') copy.splice(at, 0, byte);
        else if (how === 'remove') copy.splice(at, 1);
        else if (at > bytes.length * 0.9) copy.length = Math.min(copy.length, at);
      }
      return Uint8Array.from(copy);
    });

/** What is wrong with a plan as such; nothing ever should be. */
function flawsOf(plan: ImportPlan): string[] {
  const { read: seen, taken } = plan.summary;
  const told = plan.problems.filter((problem) => problem.severity !== 'repaired');
  const places = new Set(told.flatMap(({ row, feature }) => row ?? feature ?? []));
  const isBlocked = told.some((problem) => problem.severity === 'error');
  const flaws: Record<string, boolean> = {
    'takes more than it read': taken > seen,
    'drops a row without a word': places.size < seen - taken && !told.some(isAboutAll),
    'writes in spite of an error': isBlocked && (plan.batches.length > 0 || plan.settings !== undefined),
    'writes nothing and gives no reason': plan.batches.length === 0 && told.length === 0,
    'writes a malformed batch': plan.batches.some((batch) => !batchSchema.safeParse(batch).success),
  };
  return Object.keys(flaws).filter((flaw) => flaws[flaw]);
}

/** Problems that concern every row alike, so that rows are not named one by one. */
const isAboutAll = ({ reason }: ImportProblem): boolean =>
  [
    'other-county',
    'crs-missing',
    'crs-unsupported',
    'several-counties',
    'feature-unnamed',
    'county-unnamed',
    'county-code-missing',
  ].includes(reason);

const text = new TextDecoder().decode(read('units.csv')).split('\n').slice(0, 40).join('\n');
const FILES: readonly (readonly [string, ImportInput['as'], Uint8Array])[] = [
  ['a list of units', 'units', new TextEncoder().encode(text)],
  ['a list of units in GBK', 'units', gbkBytes(text)],
  ['a ledger', 'progress', read('progress.csv')],
  ['a ledger in GBK', 'progress', gbkBytes(new TextDecoder().decode(read('progress.csv')))],
  [
    'an outline',
    'outline',
    new TextEncoder().encode(
      new TextDecoder()
        .decode(read('outline.geojson'))
        .slice(0, 20_000)
        .replace(/,[^,]*,[^,]*$/, ']]}}]}'),
    ),
  ],
];

describe.each(FILES)('%s with broken bytes', (_name, as, bytes) => {
  it('is planned or refused with reasons', () => {
    fc.assert(
      fc.property(brokenFrom(bytes), (broken) => {
        expect(flawsOf(planOf(as, broken, { county: as === 'units' ? null : COUNTY, crs: 'gcj02' }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any bytes at all', () => {
  it('are planned or refused with reasons', () => {
    const sort = fc.constantFrom<ImportInput['as']>('units', 'outline', 'progress');
    fc.assert(
      fc.property(sort, fc.uint8Array({ maxLength: 200 }), (as, bytes) => {
        expect(flawsOf(planOf(as, bytes, { county: COUNTY, crs: 'wgs84' }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused as GeoJSON of any shape', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: 70, max: 140 }), fc.constant(null), fc.string());
    const nested = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, number, fc.array(tie('value'), { maxLength: 5 })),
    })).value;
    const type = fc.constantFrom('Polygon', 'MultiPolygon', 'Point', 'GeometryCollection');
    fc.assert(
      fc.property(type, nested, fc.boolean(), (geometryType, coordinates, isCompressed) => {
        const geometry = { type: geometryType, coordinates, encodeOffsets: coordinates };
        const features = [{ type: 'Feature', properties: { adcode: 520281 }, geometry }];
        const file = JSON.stringify({ type: 'FeatureCollection', UTF8Encoding: isCompressed, features });
        expect(flawsOf(planOf('outline', file, { county: COUNTY, crs: 'wgs84' }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
