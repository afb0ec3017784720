/** War zones while somebody arranges them: which there are, which townships each has, what is still wrong. Pure. */
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { Input } from '../../../../shared/host/contract.ts';

export interface DraftZone {
  /** Names the war zone while it is arranged; its id where it has one. */
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
}

export interface ZonesDraft {
  readonly zones: readonly DraftZone[];
  /** Key of the war zone by township; a township that is missing is the county's own. */
  readonly zoneOf: ReadonlyMap<string, string>;
}

/** As the county has them now. */
export function heldZones(units: UnitIndex): ZonesDraft {
  const all = [...units.all()];
  const zones = all.filter(({ level }) => level === 'zone').sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Set(zones.map(({ id }) => id));
  const townships = all.filter(({ level, parent }) => level === 'township' && parent !== null && ids.has(parent));
  return {
    zones: zones.map(({ id, name }) => ({ key: id, id, name })),
    zoneOf: new Map(townships.map(({ id, parent }) => [id, parent ?? ''])),
  };
}

export const withZone = (draft: ZonesDraft, key: string, name: string): ZonesDraft => ({
  ...draft,
  zones: [...draft.zones, { key, id: null, name }],
});

export const renamed = (draft: ZonesDraft, key: string, name: string): ZonesDraft => ({
  ...draft,
  zones: draft.zones.map((zone) => (zone.key === key ? { ...zone, name } : zone)),
});

/** Its townships are the county's own from then on. */
export const withoutZone = (draft: ZonesDraft, key: string): ZonesDraft => ({
  zones: draft.zones.filter((zone) => zone.key !== key),
  zoneOf: new Map([...draft.zoneOf].filter(([, zone]) => zone !== key)),
});

/** Null takes the township out of every war zone. */
export function assigned(draft: ZonesDraft, township: string, key: string | null): ZonesDraft {
  const zoneOf = new Map(draft.zoneOf);
  if (key === null) zoneOf.delete(township);
  else zoneOf.set(township, key);
  return { ...draft, zoneOf };
}

export const townshipsOf = (draft: ZonesDraft, key: string): string[] =>
  [...draft.zoneOf].filter(([, zone]) => zone === key).map(([township]) => township);

/** As the host is told. */
export const wishOf = (draft: ZonesDraft): Input<'county.zones'>['zones'] =>
  draft.zones.map(({ key, id, name }) => ({ id, name: name.trim(), townships: townshipsOf(draft, key).sort() }));

export const isSame = (a: ZonesDraft, b: ZonesDraft): boolean =>
  JSON.stringify(wishOf(a)) === JSON.stringify(wishOf(b));

export type ZonesFault = { readonly fault: 'unnamed' } | { readonly fault: 'name-twice'; readonly name: string };

/** The first thing that keeps the draft from being saved. */
export function faultOf(draft: ZonesDraft): ZonesFault | null {
  const names = draft.zones.map(({ name }) => name.trim());
  if (names.includes('')) return { fault: 'unnamed' };
  const twice = names.find((name, i) => names.indexOf(name) < i);
  return twice === undefined ? null : { fault: 'name-twice', name: twice };
}
