/**
 * Points that do not lie in the village they are counted for. Source: PRODUCT "What nobody else has" 9: points outside their
 * village.
 */
import type { Position } from '../unit.ts';
import type { Suspicion } from './suspicion.ts';

export interface PlacedPoint {
  readonly subject: string;
  readonly unit: string;
  readonly at: Position;
}

/**
 * One suspicion per point at least `metres` outside. `outsideBy` gives metres from the place to the unit's area, 0 within,
 * null when the unit has no area: what cannot be judged is not accused.
 */
export function outsideVillage(
  points: Iterable<PlacedPoint>,
  outsideBy: (unit: string, at: Position) => number | null,
  metres: number,
): Suspicion[] {
  const found: Suspicion[] = [];
  for (const { subject, unit, at } of points) {
    const distance = outsideBy(unit, at);
    if (distance === null || distance <= 0 || distance < metres) continue;
    const facts = { metres: Math.round(distance), lon: at[0], lat: at[1] };
    found.push({ rule: 'outside-village', subject, unit, facts, at: null });
  }
  return found;
}
