/** Where a drawn line is labelled with its chainage: both ends and every whole kilometre of the ledger's length. */
import { chainageText } from '../domain/chainage.ts';
import type { Position } from '../domain/unit.ts';
import { lengthOf, pointAlong } from './line.ts';

export interface ChainageMark {
  readonly at: Position;
  /** K1+000 */
  readonly text: string;
}

/** A kilometre mark closer to the end than this would lie on the end's own. */
const LEAST_GAP_METRES = 100;
/** A county road has a hundred; more would cover the line. */
const MOST_MARKS = 200;

/** `stated` is the ledger's length in metres, over which chainage is spread; 0 is the drawn length itself. */
export function chainageMarks(line: readonly Position[], stated: number): ChainageMark[] {
  const drawn = lengthOf(line);
  const total = stated > 0 ? stated : drawn;
  if (drawn === 0) return [];
  const metres = [0];
  for (let at = 1000; at < total - LEAST_GAP_METRES && metres.length < MOST_MARKS; at += 1000) metres.push(at);
  metres.push(total);
  return metres.flatMap((each) => {
    const at = pointAlong(line, each / total);
    return at ? [{ at, text: chainageText(Math.round(each)) }] : [];
  });
}
