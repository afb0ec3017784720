/** One door for a county's own files: bytes in, plan out. Reads nothing and writes nothing. */
import { decodeText } from './decode-text.ts';
import { importOutline } from './import-outline.ts';
import { importProgress } from './import-progress.ts';
import { importSources } from './import-sources.ts';
import { importTargets } from './import-targets.ts';
import { importUnits } from './import-units.ts';
import { emptySummary, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';

/** Row or feature; what concerns the whole file comes first. */
const placeOf = (problem: ImportProblem): number => problem.row ?? problem.feature ?? 0;

/** The same file on the same county always gives the same plan, to the byte of its batches. Problems stand in file order. */
export function importFile(input: ImportInput): ImportPlan {
  const text = decodeText(input.bytes);
  const plan = text.ok ? planOf(text.value, input) : { batches: [], problems: [text.error], summary: emptySummary() };
  return { ...plan, problems: plan.problems.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

function planOf(text: string, { as, county, crs, kind, newCounty, source }: ImportInput): ImportPlan {
  switch (as) {
    case 'units':
      return importUnits(text, county, newCounty);
    case 'outline':
      return importOutline(text, crs, county, newCounty);
    case 'progress':
      return importProgress(text, county);
    case 'targets': {
      const known = county?.settings.kinds.find(({ id }) => id === kind);
      if (!county || !known) return { batches: [], problems: [nothingToHold(county, kind)], summary: emptySummary() };
      return importTargets(text, known, county, crs);
    }
    case 'sources':
      return county && source
        ? importSources(text, source, county)
        : { batches: [], problems: [{ severity: 'error', reason: 'county-unknown' }], summary: emptySummary() };
  }
}

const nothingToHold = (county: HeldCounty | null, kind: string | undefined): ImportProblem =>
  county
    ? { severity: 'error', reason: 'kind-unknown', kind: kind ?? '' }
    : { severity: 'error', reason: 'county-unknown' };
