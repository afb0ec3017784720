/** An invented county as a held one, for what is compared with it. */
import type { HeldCounty } from '../../../main/core/import/plan.ts';
import { geometryWith } from '../../../main/core/import/outline-geometry.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { RandomUnit } from '../../shared/geo/random-county.ts';

const unitOf = ({ at, id, level, name, parent }: RandomUnit): Unit => ({ id, level, name, parent, posts: [], at });

/** `areas`: the levels whose areas are held. */
export function heldOf(
  units: readonly RandomUnit[],
  areas: readonly string[] = ['county', 'township', 'village'],
): HeldCounty {
  const county = units[0];
  if (!county) throw new Error('no county');
  const drawn = units.filter(({ level }) => areas.includes(level));
  return {
    settings: {
      county: county.id,
      name: county.name,
      campaign: '作战图',
      start: '2017-03-01',
      deadline: '2017-12-31',
      thresholds: { yellow: 10, red: 30 },
      kinds: [...DEFAULT_KINDS],
    },
    units: units.map(unitOf),
    geometry:
      drawn.length === 0
        ? null
        : geometryWith(
            drawn.map((unit) => ({ unit: unitOf(unit), polygons: unit.polygons })),
            null,
          ),
  };
}
