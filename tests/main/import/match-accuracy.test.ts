/** How often the village that was meant is among the suggestions: 2,000 misspelt names of the demonstration county. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { suggest } from '../../../main/core/import/match-suggest.ts';
import { UnitFinder } from '../../../main/core/import/unit-finder.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { openPackFolder } from '../../geodata/pack-reader.ts';
import { type Perturbed, perturbedNames, WAYS } from './perturbed-names.ts';

const NAMES = 2000;
let units: readonly Unit[] = [];
let names: readonly Perturbed[] = [];

beforeAll(() => {
  const pack = openPackFolder(fileURLToPath(new URL('../../../geodata/pack/demo', import.meta.url)));
  units = pack.batches().flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  const townships = new Map(units.filter((unit) => unit.level === 'township').map((unit) => [unit.id, unit]));
  const villages = units.filter((unit) => unit.level === 'village');
  names = perturbedNames(villages, townships, NAMES, 20171201);
});

interface Rates {
  readonly top1: number;
  readonly top3: number;
  /** Names followed without a question, and to another village than was meant. */
  readonly wrong: number;
}

/** Shares of the names for which the village meant is found without asking or suggested first, or among the first three. */
function ratesOf(withTownship: boolean): Rates {
  const finder = new UnitFinder(units);
  let [top1, top3, wrong] = [0, 0, 0];
  for (const { written, village, township } of names) {
    const said = withTownship ? finder.byName(township).unit : null;
    const found = finder.byName(written, { within: said ?? undefined });
    const suggested = found.unit
      ? [found.unit.id]
      : suggest(finder, { name: written, ...(withTownship ? { township } : {}) }).map(({ unit }) => unit.id);
    if (found.unit && found.unit.id !== village.id) wrong += 1;
    if (suggested[0] === village.id) top1 += 1;
    if (suggested.slice(0, 3).includes(village.id)) top3 += 1;
  }
  return { top1: top1 / NAMES, top3: top3 / NAMES, wrong };
}

describe('2,000 misspelt names of 462 villages', () => {
  it('are misspelt in every way, and never another village’s name', () => {
    expect(units.filter((unit) => unit.level === 'village')).toHaveLength(462);
    expect(new Set(names.map(({ way }) => way)).size).toBe(WAYS.length);
    expect(names).toHaveLength(NAMES);
  });

  it('find their village by name alone, and never another one without a question', () => {
    const { top1, top3, wrong } = ratesOf(false);
    expect(wrong).toBe(0);
    expect(top1).toBeGreaterThan(0.84);
    expect(top3).toBeGreaterThan(0.89);
  });

  it('find their village with the township of the row', () => {
    const { top1, top3, wrong } = ratesOf(true);
    expect(wrong).toBe(0);
    expect(top1).toBeGreaterThan(0.96);
    expect(top3).toBeGreaterThan(0.99);
  });
});
