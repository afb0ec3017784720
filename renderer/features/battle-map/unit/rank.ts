/** Order of a ranking: the furthest behind plan first. */
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { UnitFigures } from '../../../db/reader.ts';

export interface RankedUnit {
  readonly unit: Unit;
  readonly figures: UnitFigures;
  /** Points behind plan; negative when ahead; null without targets. */
  readonly lag: number | null;
}

/** Worst first; units without targets last; equals by code. */
export function rank(units: readonly Unit[], figures: readonly UnitFigures[]): RankedUnit[] {
  const byId = new Map(figures.map((it) => [it.unit, it]));
  return units
    .flatMap((unit): RankedUnit[] => {
      const own = byId.get(unit.id);
      if (!own) return [];
      const { percent: reached, plannedPercent } = own.summary;
      return [
        { unit, figures: own, lag: reached === null || plannedPercent === null ? null : plannedPercent - reached },
      ];
    })
    .sort(
      (a, b) =>
        (b.lag ?? Number.NEGATIVE_INFINITY) - (a.lag ?? Number.NEGATIVE_INFINITY) || (a.unit.id < b.unit.id ? -1 : 1),
    );
}
