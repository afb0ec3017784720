/** From layers to plans: one door for a county's own data. Reads nothing from disk and writes nothing. */
import { importOutline } from './import-outline.ts';
import { importProgress } from './import-progress.ts';
import { importSources } from './import-sources.ts';
import { importTargets } from './import-targets.ts';
import { importUnits } from './import-units.ts';
import { UnitMatcher } from './match-units.ts';
import { emptySummary, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';

/** Row or feature; what concerns the whole file comes first. */
const placeOf = (problem: ImportProblem): number => problem.row ?? problem.feature ?? 0;

/** The same layer on the same county always gives the same plan, to the byte of its batches. Problems stand in file order. */
export function planLayer(input: ImportInput): ImportPlan {
  const units = new UnitMatcher(input.county?.units ?? [], input.decisions);
  const plan = planOf(input, units);
  const { unmatched } = units;
  return {
    ...plan,
    ...(unmatched.length > 0 ? { unmatched } : {}),
    problems: plan.problems.toSorted((a, b) => placeOf(a) - placeOf(b)),
  };
}

function planOf(input: ImportInput, units: UnitMatcher): ImportPlan {
  const { as, county, crs, kind, layer, layout, source } = input;
  switch (as) {
    case 'units':
      return importUnits(input, units);
    case 'outline':
      return importOutline(input, units);
    case 'progress':
      return importProgress(layer, county, units, layout);
    case 'targets': {
      const known = county?.settings.kinds.find(({ id }) => id === kind);
      if (!county || !known) return { batches: [], problems: [nothingToHold(county, kind)], summary: emptySummary() };
      return importTargets(layer, known, county, units, crs, layout);
    }
    case 'sources':
      return county && source
        ? importSources(layer, source, units, layout)
        : { batches: [], problems: [{ severity: 'error', reason: 'county-unknown' }], summary: emptySummary() };
    default:
      return {
        batches: [],
        problems: [{ severity: 'error', reason: 'sort-unsupported', as }],
        summary: emptySummary(),
      };
  }
}

const nothingToHold = (county: HeldCounty | null, kind: string | undefined): ImportProblem =>
  county
    ? { severity: 'error', reason: 'kind-unknown', kind: kind ?? '' }
    : { severity: 'error', reason: 'county-unknown' };
