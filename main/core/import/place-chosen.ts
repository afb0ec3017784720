/** A layer placed by the system that a person has chosen or that is known for sure; otherwise the question stands as an error. */
import { type CrsId, needsShift } from '../../../shared/geo/crs.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import type { Layer } from './layer.ts';
import { CrsAssessor, type CrsFinding } from './place-crs.ts';
import { placeLayer, type PlacedLayer } from './place-layer.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';

export interface ChosenPlace {
  /** What a person said; without it the file has to be clear. */
  readonly crs?: CrsId | undefined;
  /** The shift of an old datum, as a surveying office states it. */
  readonly shift?: DatumShift | undefined;
}

/** What was decided about the system, for the list of problems. */
function saying({ crs, stated, why }: CrsFinding): ImportProblem {
  const named = stated?.name ?? null;
  switch (why.why) {
    case 'fits':
    case 'unchecked':
      return { severity: 'note', reason: 'crs-from-file', named: named ?? '', isChecked: why.why === 'fits' };
    case 'silent':
      return {
        severity: 'error',
        reason: 'crs-missing',
        ...(why.likely === undefined ? {} : { likely: why.likely }),
      };
    case 'needs-shift':
      return { severity: 'error', reason: 'crs-needs-shift', crs: stated?.id ?? 'xian80' };
    case 'unknown':
      if (why.likely === undefined) return { severity: 'error', reason: 'crs-unsupported', named: named ?? '' };
  }
  return { severity: crs === null ? 'error' : 'note', reason: 'crs-assessed', crs, named, why };
}

/** The system to read the layer in; null with an error among the problems where nobody knows it. */
function chosenCrs(
  layer: Layer,
  { crs, shift }: ChosenPlace,
  held: HeldCounty | null,
  problems: ImportProblem[],
): CrsId | null {
  const assessor = new CrsAssessor(layer, held);
  if (crs === undefined) {
    const finding = assessor.find();
    const [old] = finding.choices;
    if (finding.why.why === 'needs-shift' && shift && old !== undefined) return old;
    problems.push(saying(finding));
    return finding.crs;
  }
  if (needsShift(crs) && !shift) {
    problems.push({ severity: 'error', reason: 'crs-needs-shift', crs });
    return null;
  }
  const why = assessor.against(crs, shift);
  if (why) problems.push({ severity: 'note', reason: 'crs-doubtful', used: crs, why });
  return crs;
}

/**
 * The layer in WGS 84, with everything that was found among `problems`. `ground` is the county that its features have to
 * lie in; null for outlines, which may be those of other counties too.
 */
export function placedAsChosen(
  layer: Layer,
  chosen: ChosenPlace,
  county: HeldCounty | null,
  ground: HeldCounty | null,
  problems: ImportProblem[],
): (PlacedLayer & { readonly crs: CrsId }) | null {
  const crs = chosenCrs(layer, chosen, county, problems);
  if (crs === null) return null;
  const placed = placeLayer(layer, crs, ground, chosen.shift);
  problems.push(...placed.problems);
  return { ...placed, crs };
}
