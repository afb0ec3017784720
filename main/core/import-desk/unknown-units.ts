/** Decisions about names that give a code which no unit has: said with the codes that come nearest to it. */
import type { Unit } from '../../../shared/domain/unit.ts';
import type { PlanReport } from '../../../shared/host/import-calls.ts';

/** So many are read in one sentence. */
const MOST_NEAR = 5;

const codeOf = ({ code, id }: Unit): string => code ?? id;

/** Digits that two codes have alike: first those from the left, then those in their places. */
function likeness(a: string, b: string): number {
  const alike = [...a].map((digit, i) => digit === b[i]);
  const first = alike.indexOf(false);
  return (first < 0 ? a.length : first) * 100 + alike.filter(Boolean).length;
}

export function unknownUnits(
  decisions: Readonly<Record<string, string | null>>,
  units: readonly Unit[],
): PlanReport['unknownUnits'] {
  const known = new Set(units.flatMap((unit) => [unit.id, codeOf(unit)]));
  return Object.entries(decisions).flatMap(([written, unit]) => {
    if (unit === null || known.has(unit)) return [];
    const near = units
      .filter(({ level }) => level !== 'zone')
      .map((each) => ({ each, score: likeness(unit, codeOf(each)) }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_NEAR)
      .map(({ each }) => ({ unit: codeOf(each), name: each.name }));
    return [{ written, unit, near }];
  });
}
