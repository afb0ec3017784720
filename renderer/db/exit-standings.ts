/**
 * Exit standards for the interface: gathers rows, households, marks and the map of the reader's day. The judging itself is
 * `shared/domain/standards`, the same that the command line uses.
 */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { Result } from '../../shared/domain/result.ts';
import { ExitStandings, type ExitStanding, type ExitRefusal } from '../../shared/domain/standards/exit-standing.ts';
import { ownerUnit } from '../../shared/domain/entries/entry.ts';
import { type Standard, standardOn } from '../../shared/domain/standard.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { placesIn, exitSources } from '../../shared/geo/exit-sources.ts';
import { WorkMap } from '../../shared/geo/work-map.ts';
import { type CountyValue, useAnswer, useCounty } from './county-store.tsx';
import type { CountyReader, LitTarget } from './reader.ts';

/** ExitStandings of a unit and of everything below it, with the rows that they speak of. */
export interface KnownExitStandings {
  readonly standings: ExitStandings;
  readonly rows: ReadonlyMap<string, LitTarget>;
}

const maps = new WeakMap<object, WorkMap>();
const NOWHERE = {};

/** One index of works per geometry: it outlives every question. */
function workMapOf(geometry: GeometryBatch | null): WorkMap {
  const key = geometry ?? NOWHERE;
  const known = maps.get(key) ?? new WorkMap(geometry);
  maps.set(key, known);
  return known;
}

export function villagesIn(units: UnitIndex, unit: string): Unit[] {
  const own = units.get(unit);
  if (own?.level === 'village') return [own];
  return units.childrenOf(unit).flatMap((child) => villagesIn(units, child.id));
}

/** Kinds whose works the standards measure distances to. */
const distanceKinds = (standards: readonly Standard[]): string[] => [
  ...new Set(standards.flatMap(({ items }) => items.flatMap(({ rule }) => (rule.by === 'distance' ? rule.to : [])))),
];

type Frame = Pick<CountyValue, 'settings' | 'units' | 'geometry' | 'householdBlocks'>;

/** Everything needed to judge the unit (or the household's village) and what lies below it. */
export async function readExitStandings(
  reader: CountyReader,
  frame: Frame,
  subject: string,
): Promise<KnownExitStandings> {
  const { settings, units, geometry, householdBlocks } = frame;
  const unit = ownerUnit(subject);
  const villages = villagesIn(units, unit);
  const [own, blocks, marks] = await Promise.all([
    reader.targetsOf(unit),
    reader.households(villages.map(({ id }) => id)),
    reader.entries('mark'),
  ]);
  const rows = new Map(own.map((row) => [row.id, row]));
  const columns = new Map(blocks.map((block) => [block.village, block]));
  const standards = settings.standards ?? [];
  const parts = {
    standards,
    kinds: settings.kinds,
    units,
    on: reader.on,
    marks,
    geometry,
    placed: householdBlocks,
    households: (village: string) => columns.get(village),
  };
  const map = workMapOf(geometry);
  const places = villages.flatMap(({ id }) => placesIn(id, parts));
  const outside = [...map.idsNear(places, distanceKinds(standards))].filter((id) => !rows.has(id));
  // In the county itself nothing lies outside; what is still missing there has no row at all.
  const around = unit === units.county?.id ? [] : await Promise.all(outside.map((id) => reader.target(id)));
  for (const row of around) if (row) rows.set(row.id, row);
  const sources = exitSources({ ...parts, rows: own, rowOf: (id) => rows.get(id) }, map);
  return { standings: new ExitStandings(sources), rows };
}

export type ExitAnswer = {
  readonly standing: Result<ExitStanding, ExitRefusal>;
  readonly rows: ReadonlyMap<string, LitTarget>;
};

/** Why a unit or household cannot exit yet, on the day being looked at; undefined while loading. */
export function useExitStanding(subject: string): ExitAnswer | undefined {
  const county = useCounty();
  return useAnswer(`standing ${subject}`, async (reader) => {
    const { standings, rows } = await readExitStandings(reader, county, subject);
    return { standing: standings.of(subject), rows };
  });
}

/** Whether the county has a checklist for such a unit on that day. */
export const hasStandard = (standards: readonly Standard[] | undefined, unit: Unit, on: string): boolean =>
  (unit.level === 'village' || unit.level === 'township') && standardOn(standards ?? [], unit.level, on) !== undefined;
