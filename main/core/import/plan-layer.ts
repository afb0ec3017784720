/** From layers to plans: one door for a county's own data. Reads nothing from disk and writes nothing. */
import { importHouseholds } from './import-households.ts';
import { importOutline } from './import-outline.ts';
import { importPairings } from './import-pairings.ts';
import { importProgress } from './import-progress.ts';
import { importSources } from './import-sources.ts';
import { importTargets } from './import-targets.ts';
import { importUnits } from './import-units.ts';
import { importVisits } from './import-visits.ts';
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
  const { as, county, kind, layer, layout, source } = input;
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
      return importTargets(input, known, county, units);
    }
    case 'sources':
      return county && source ? importSources(layer, source, units, layout) : unfounded();
    case 'households':
      return county ? importHouseholds(layer, county, units, input) : unfounded();
    case 'pairings':
      return county ? importPairings(layer, county, units, input.on ?? county.settings.start, input) : unfounded();
    case 'visits':
      return county ? importVisits(layer, county, units, input) : unfounded();
    default:
      return {
        batches: [],
        problems: [{ severity: 'error', reason: 'sort-unsupported', as }],
        summary: emptySummary(),
      };
  }
}

const unfounded = (): ImportPlan => ({
  batches: [],
  problems: [{ severity: 'error', reason: 'county-unknown' }],
  summary: emptySummary(),
});

const nothingToHold = (county: HeldCounty | null, kind: string | undefined): ImportProblem =>
  county
    ? { severity: 'error', reason: 'kind-unknown', kind: kind ?? '' }
    : { severity: 'error', reason: 'county-unknown' };
