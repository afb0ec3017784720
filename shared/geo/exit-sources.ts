/** Puts rows, households, marks and the map together for judging exit standards; page and command line both use it. */
import type { GeometryBatch } from '../domain/batch.ts';
import { HOUSEHOLD_STATUSES } from '../domain/household-batch.ts';
import type { PlacedHouseholds } from '../domain/placed-households.ts';
import type { JobFact } from '../domain/standards/facts.ts';
import { type FactSources, jobOf } from '../domain/standards/exit-standing.ts';
import type { TargetRow } from '../domain/target.ts';
import { type Place, WorkMap } from './work-map.ts';

export interface ExitParts extends Omit<FactSources, 'rowsOf' | 'places'> {
  /** Targets of the units that will be asked about, and works around them. */
  readonly rows: Iterable<TargetRow>;
  readonly rowOf: (id: string) => TargetRow | undefined;
  readonly geometry: Pick<GeometryBatch, 'points' | 'lines'> | null;
  readonly placed: readonly PlacedHouseholds[];
}

const REMOVED = HOUSEHOLD_STATUSES.indexOf('removed');

/** Where a village's people live: its poor households, those lifted among them, else its seat. */
export function placesIn(village: string, parts: Pick<ExitParts, 'placed' | 'households' | 'units'>): Place[] {
  const placed = parts.placed.find((block) => block.village === village);
  const statuses = parts.households(village)?.statuses;
  const homes = (placed?.members ?? []).flatMap((members, row): Place[] => {
    // A row without a status has been added after the day that is looked at.
    if (members === 0 || statuses?.[row] === undefined || statuses[row] === REMOVED) return [];
    const at = [(placed?.at[row * 2] ?? 0) / 1e5, (placed?.at[row * 2 + 1] ?? 0) / 1e5] as const;
    return [{ id: `${village}/${String(row + 1).padStart(4, '0')}`, at: [...at], weight: 1 }];
  });
  const seat = parts.units.get(village)?.at;
  return homes.length > 0 || !seat ? homes : [{ id: village, at: seat, weight: 1 }];
}

export function exitSources(parts: ExitParts, map = new WorkMap(parts.geometry)): FactSources {
  const byUnit = new Map<string, TargetRow[]>();
  for (const row of parts.rows) {
    const known = byUnit.get(row.unit);
    if (known) known.push(row);
    else byUnit.set(row.unit, [row]);
  }
  const jobs = new Map<string, JobFact | undefined>();
  const job = (id: string): JobFact | undefined => {
    if (!jobs.has(id)) {
      const row = parts.rowOf(id);
      jobs.set(id, row && jobOf(row));
    }
    return jobs.get(id);
  };
  const places = new Map<string, ReturnType<WorkMap['placesOf']>>();
  return {
    ...parts,
    rowsOf: (unit) => byUnit.get(unit) ?? [],
    places: (village) => {
      const known = places.get(village) ?? map.placesOf(placesIn(village, parts), job);
      places.set(village, known);
      return known;
    },
  };
}
