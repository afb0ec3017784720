/**
 * War zones as somebody states them, all at once: which there are, what they are called, which townships each has. Every
 * township keeps everything else; a war zone that is stated no more is dissolved and its number is not given again.
 */
import { type Batch, type GeometryBatch, unitsBatchSchema } from '../../shared/domain/batch.ts';
import type { EntryRefusal } from '../../shared/domain/entries/entry.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { Input } from '../../shared/host/contract.ts';
import { geometryWith } from './import/outline-geometry.ts';
import { zoneAreas } from './import/zone-areas.ts';

export type ZonesWish = Input<'county.zones'>['zones'];

const refuse = (problem: string, facts: Readonly<Record<string, string>>): { ok: false; error: EntryRefusal } =>
  fail({ reason: 'entry', collection: 'zones', problem, facts });

const numberOf = (zone: string): number => Number(/\/Z(\d+)$/.exec(zone)?.[1] ?? 0);

/** What is wrong with the wish; null when nothing is. */
function faultOf(wish: ZonesWish, byId: ReadonlyMap<string, Unit>): ReturnType<typeof refuse> | null {
  const ids = new Set<string>();
  const names = new Set<string>();
  const zoneOf = new Map<string, string>();
  for (const { id, name, townships } of wish) {
    if (id !== null && byId.get(id)?.level !== 'zone') return refuse('unknown-zone', { zone: id });
    if (id !== null && ids.has(id)) return refuse('zone-twice', { name });
    if (id !== null) ids.add(id);
    const bare = name.trim();
    if (bare === '') return refuse('unnamed', {});
    if (names.has(bare)) return refuse('name-twice', { name: bare });
    names.add(bare);
    for (const township of townships) {
      const unit = byId.get(township);
      if (unit?.level !== 'township') return refuse('unknown-township', { township });
      const other = zoneOf.get(township);
      if (other !== undefined) return refuse('township-twice', { township: unit.name, one: other, two: bare });
      zoneOf.set(township, bare);
    }
  }
  return null;
}

/**
 * Batches to write: units that change, then the areas that war zones get where their townships have some. Empty when all is
 * as it was. `stated` are all units of the log, dissolved ones among them; `isInUse` tells whether something lies with a war
 * zone itself, which then may not be dissolved.
 */
export function zonesBatches(
  wish: ZonesWish,
  stated: readonly Unit[],
  geometry: GeometryBatch | null,
  isInUse: (zone: string) => boolean = () => false,
): Result<Batch[], EntryRefusal> {
  const standing = new Map(stated.filter((unit) => !unit.gone).map((unit) => [unit.id, unit]));
  const fault = faultOf(wish, standing);
  if (fault) return fault;
  const county = [...standing.values()].find(({ level }) => level === 'county');
  if (!county) return refuse('no-county', {});

  let last = Math.max(0, ...stated.map(({ id }) => numberOf(id)));
  const zones = wish.map(({ id, name, townships }) => {
    const held = id === null ? undefined : standing.get(id);
    const own = held?.id ?? `${county.id}/Z${(last += 1)}`;
    const unit: Unit = { posts: [], ...held, id: own, level: 'zone', name: name.trim(), parent: county.id };
    return { unit, townships };
  });
  const zoneOf = new Map(zones.flatMap(({ unit, townships }) => townships.map((township) => [township, unit.id])));
  const kept = new Set(zones.map(({ unit }) => unit.id));
  const needed = [...standing.values()].find((unit) => unit.level === 'zone' && !kept.has(unit.id) && isInUse(unit.id));
  if (needed) return refuse('zone-in-use', { name: needed.name });
  const after = [
    ...zones.map(({ unit }) => unit),
    ...[...standing.values()].flatMap((unit): Unit[] => {
      if (unit.level === 'zone') return kept.has(unit.id) ? [] : [{ ...unit, gone: true }];
      return unit.level === 'township' ? [{ ...unit, parent: zoneOf.get(unit.id) ?? county.id }] : [];
    }),
  ];
  const isChanged = (unit: Unit): boolean => {
    const before = standing.get(unit.id);
    return before?.name !== unit.name || before.parent !== unit.parent || unit.gone === true;
  };
  const units = after.filter(isChanged);
  if (units.length === 0) return ok([]);
  const all = [...new Map([...standing.values(), ...after].map((unit) => [unit.id, unit])).values()];
  const drawn = zoneGeometry(all, geometry);
  const batch = unitsBatchSchema.parse({ batch: 'units', version: 1, units });
  return ok(drawn ? [batch, drawn] : [batch]);
}

/** Areas and names of the war zones alone, with the borders of the whole county, because those are drawn from all areas. */
function zoneGeometry(units: readonly Unit[], geometry: GeometryBatch | null): GeometryBatch | null {
  if (!geometry) return null;
  const isZone = ({ properties }: { readonly properties: { readonly level: string } }): boolean =>
    properties.level === 'zone';
  const areas = zoneAreas(units, [], geometry);
  const drawn = new Set(areas.map(({ unit }) => unit.id));
  const removed = geometry.areas.features.filter(isZone).map(({ properties }) => properties.id);
  const ground: GeometryBatch = {
    ...geometry,
    areas: { ...geometry.areas, features: geometry.areas.features.filter((area) => !isZone(area)) },
    labels: { ...geometry.labels, features: geometry.labels.features.filter((label) => !isZone(label)) },
  };
  if (areas.length === 0 && removed.length === 0) return null;
  const whole = geometryWith(areas, ground);
  const gone = removed.filter((id) => !drawn.has(id));
  return {
    ...whole,
    ...(gone.length > 0 ? { removed: gone } : {}),
    areas: { ...whole.areas, features: whole.areas.features.filter(isZone) },
    labels: { ...whole.labels, features: whole.labels.features.filter(isZone) },
  };
}
