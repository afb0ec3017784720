/** A map layer of units in WGS 84: in the system that somebody said or, without that, the file itself. */
import { type CrsId, needsShift } from '../../../shared/geo/crs.ts';
import { parseCrs } from '../../../shared/geo/crs-parse.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import type { Layer } from './layer.ts';
import { type PlacedLayer, placeLayer } from './place-layer.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';

/** Null with an entry among the problems where nobody says which coordinates these are. */
export function placedUnits(
  layer: Layer,
  { crs: said, shift }: { readonly crs?: CrsId | undefined; readonly shift?: DatumShift | undefined },
  held: HeldCounty | null,
  problems: ImportProblem[],
): PlacedLayer | null {
  problems.push(...layer.problems);
  const stated = layer.crs && parseCrs(layer.crs.text);
  const crs = said ?? stated?.id ?? null;
  if (crs === null) {
    if (stated) problems.push({ severity: 'error', reason: 'crs-unsupported', named: stated.name });
    else problems.push({ severity: 'error', reason: 'crs-missing', ...(layer.looksShifted ? { likely: 'gcj02' } : {}) });
    return null;
  }
  if (needsShift(crs) && !shift) {
    problems.push({ severity: 'error', reason: 'crs-needs-shift', crs });
    return null;
  }
  if (said === undefined && stated) problems.push({ severity: 'note', reason: 'crs-from-file', named: stated.name });
  const placed = placeLayer(layer, crs, held, shift);
  problems.push(...placed.problems);
  return placed;
}
