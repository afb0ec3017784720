/** Who stands first in a ranking: the furthest behind plan. */
import { describe, expect, it } from 'vitest';
import { emptyTally, type Summary } from '../../../shared/domain/tally.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { UnitFigures } from '../../../renderer/db/reader.ts';
import { rank } from '../../../renderer/features/battle-map/unit/rank.ts';

const unit = (id: string): Unit => ({ id, level: 'township', name: id, parent: 'z', posts: [] });
const figures = (id: string, percent: number | null, plannedPercent: number | null): UnitFigures => {
  const summary: Summary = {
    total: 1,
    cleared: 0,
    overdue: 0,
    lights: { red: 0, yellow: 0, green: 0, none: 0 },
    percent,
    plannedPercent,
    light: 'none',
    povertyRate: null,
    leftPeople: 0,
    registeredPeople: null,
    householdsLeft: 0,
  };
  return { unit: id, tally: emptyTally(), summary };
};

describe('ranking', () => {
  it('orders by points behind plan, not by progress; units without targets last', () => {
    const units = ['a', 'b', 'c', 'd'].map(unit);
    const ranked = rank(units, [
      figures('a', 30, 40),
      figures('b', 80, 99),
      figures('c', null, null),
      figures('d', 90, 85),
    ]);
    expect(ranked.map((it) => [it.unit.id, it.lag])).toEqual([
      ['b', 19],
      ['a', 10],
      ['d', -5],
      ['c', null],
    ]);
  });

  it('keeps equals in order of code and leaves out units without figures', () => {
    expect(
      rank(['b', 'a', 'x'].map(unit), [figures('b', 50, 60), figures('a', 40, 50)]).map((it) => it.unit.id),
    ).toEqual(['a', 'b']);
  });
});
