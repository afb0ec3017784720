/** Rows and figures as the map wants them: plain paint values. */
import type { HouseholdPaint, TargetPaint, UnitPaint } from '../map/paint.ts';
import { lengthInMetres } from '../../shared/domain/target.ts';
import type { HouseholdBlock } from '../../shared/log/household-fold.ts';
import type { LitTarget, UnitFigures } from '../db/reader.ts';

/** Length of road that is drawn as one piece. */
const CELL_METRES = 100;
const NO_CELLS = new Uint8Array();

/** Highest stage reached at the middle of each cell: 0 none … n. */
function cellsOf(target: LitTarget): Uint8Array {
  const length = lengthInMetres(target);
  if (target.stretches.length === 0 || length <= 0) return NO_CELLS;
  const count = Math.max(1, Math.round(length / CELL_METRES));
  const cells = new Uint8Array(count);
  target.stretches.forEach((intervals, stage) => {
    for (const { from, to } of intervals) {
      // Cell i reaches from i to i+1 cells of equal length; its middle decides.
      const first = Math.max(0, Math.ceil((from / length) * count - 0.5));
      const last = Math.min(count - 1, Math.ceil((to / length) * count - 0.5) - 1);
      for (let i = first; i <= last; i += 1) cells[i] = Math.max(cells[i] ?? 0, stage + 1);
    }
  });
  return cells;
}

export const targetPaint = (target: LitTarget): TargetPaint => ({
  id: target.id,
  light: target.light,
  state: target.state,
  percent: target.percent,
  disputed: target.disputed,
  cells: cellsOf(target),
});

export const unitPaint = ({ unit, summary }: UnitFigures): UnitPaint => ({
  id: unit,
  light: summary.light,
  percent: summary.percent,
  povertyRate: summary.povertyRate,
  householdsLeft: summary.householdsLeft,
});

export const householdPaint = ({
  village,
  statuses,
}: Pick<HouseholdBlock, 'village' | 'statuses'>): HouseholdPaint => ({ village, statuses });
