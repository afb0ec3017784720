/** War zones of a list of units: they have no national code and are known by the name in the column 战区. */
import type { Unit } from '../../../shared/domain/unit.ts';
import type { ImportProblem } from './problem.ts';
import type { UnitRow } from './unit-rows.ts';

export interface ZonePlan {
  readonly zones: readonly Unit[];
  /** Parent of a township: its war zone, or what the township had before, or the county. */
  readonly parentOf: (township: string) => string;
}

const zoneNumber = (id: string): number => Number(/\/Z(\d+)$/.exec(id)?.[1] ?? 0);

/** `rows` are sound rows of one county. Without the column every township keeps the zone that it has. */
export function planZones(
  rows: readonly UnitRow[],
  county: string,
  held: readonly Unit[],
  heading: string,
  problems: ImportProblem[],
): ZonePlan {
  const heldParents = new Map(held.filter((unit) => unit.level === 'township').map((unit) => [unit.id, unit.parent]));
  const said = rows.some((unit) => unit.zone !== '');
  if (!said) return { zones: [], parentOf: (township) => heldParents.get(township) ?? county };

  const known = new Map(held.filter((unit) => unit.level === 'zone').map((unit) => [unit.name, unit]));
  let last = Math.max(0, ...[...known.values()].map((zone) => zoneNumber(zone.id)));
  const zones = new Map<string, Unit>();
  const zoneOf = new Map<string, string>();
  const idOf = (name: string): string => {
    const zone = zones.get(name) ??
      known.get(name) ?? { id: `${county}/Z${++last}`, level: 'zone', name, parent: county, posts: [] };
    zones.set(name, zone);
    return zone.id;
  };
  for (const unit of rows) {
    if (unit.level !== 'township') continue;
    if (unit.zone === '') problems.push({ severity: 'error', reason: 'zone-missing', row: unit.row, column: heading });
    else zoneOf.set(unit.code, unit.zone);
  }
  for (const unit of rows) {
    const township = unit.level === 'village' ? zoneOf.get(unit.code.slice(0, 9)) : undefined;
    if (unit.level === 'village' && unit.zone !== '' && township !== undefined && township !== unit.zone)
      problems.push({
        severity: 'error',
        reason: 'zone-differs',
        row: unit.row,
        column: heading,
        says: unit.zone,
        township,
      });
  }
  const parents = new Map([...zoneOf].map(([township, name]) => [township, idOf(name)]));
  return {
    zones: [...zones.values()],
    parentOf: (township) => parents.get(township) ?? heldParents.get(township) ?? county,
  };
}
