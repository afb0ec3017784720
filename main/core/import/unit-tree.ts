/**
 * Units from drafts: the county, its townships in the order of the file, its villages below them. What is held already is
 * recognised by its code or, below the same parent, by its name, and keeps its id; what nobody knows a code of gets one of
 * the program's own.
 */
import { lacksCode } from '../../../shared/domain/made-up-code.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { levelOfName, stemOf } from './match-stem.ts';
import type { UnitMatcher } from './match-units.ts';
import { countyOf, currentName, readCode } from './national-code.ts';
import type { HeldCounty, NewCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { CodeMaker } from './unit-codes.ts';
import type { UnitDraft } from './unit-draft.ts';

export interface GrownUnit {
  readonly unit: Unit;
  /** Null for townships that the file names only above their villages. */
  readonly draft: UnitDraft | null;
}

export interface UnitTree {
  readonly county: { readonly id: string; readonly name: string };
  /** County, townships and villages; parents of townships are the county, war zones come after. */
  readonly grown: readonly GrownUnit[];
  /** Units that have no official code. */
  readonly made: number;
}

export interface Ground {
  readonly held: HeldCounty | null;
  readonly newCounty: NewCounty;
  readonly matcher: UnitMatcher;
  /** Township in which a draft lies by its place; null where that is not told. `townships` are ids by the drafts that named them. */
  readonly townshipAt?: (draft: UnitDraft, townships: ReadonlyMap<UnitDraft, string>) => string | null;
}

/** Code and name of the county; null with an entry among the problems. */
function countyFor(
  drafts: readonly UnitDraft[],
  { held, newCounty }: Ground,
  problems: ImportProblem[],
): UnitTree['county'] | null {
  const codes = [...new Set(drafts.map(({ code }) => readCode(code).code).filter((code) => code !== null))];
  const named = drafts.find(({ level }) => level === 'county')?.name ?? drafts.find(({ county }) => county)?.county;
  const id = held?.settings.county ?? (codes[0] === undefined ? newCounty.code : countyOf(codes[0]));
  const name = held?.settings.name ?? (named === undefined ? newCounty.name : currentName(named));
  if (id === undefined) problems.push({ severity: 'error', reason: 'county-code-missing' });
  if (name === undefined) problems.push({ severity: 'error', reason: 'county-name-missing' });
  for (const draft of drafts) {
    const { code } = readCode(draft.code);
    if (id !== undefined && code !== null && countyOf(code) !== id)
      problems.push({ severity: 'error', ...draft.place, reason: 'other-county', code, county: id });
  }
  return id === undefined || name === undefined ? null : { id, name };
}

/** What the file says about a unit goes before what is held; what it does not say stays. */
function unitOf(
  held: Unit | undefined,
  own: { id: string; level: Unit['level']; name: string; parent: string | null; code: string | null },
  draft: UnitDraft | null,
): Unit {
  const { at, households, people, hamlets } = draft ?? {};
  const official = own.code !== null && own.code !== own.id ? own.code : undefined;
  return {
    posts: [],
    ...held,
    id: own.id,
    level: own.level,
    name: own.name,
    parent: own.parent,
    ...(official === undefined ? {} : { code: official }),
    ...(at === undefined ? {} : { at: [at[0], at[1]] as Position }),
    ...(households === undefined ? {} : { households }),
    ...(people === undefined ? {} : { people }),
    ...(hamlets === undefined ? {} : { hamlets }),
  };
}

/**
 * The whole name of a township that rows name loosely, 红果 or 红果乡 for 红果街道; the written name where none or several fit,
 * or where the file has both: 城关镇 and 城关乡 are two townships.
 */
function townshipNames(drafts: readonly UnitDraft[], held: readonly Unit[]): (written: string) => string {
  const named = new Set([...held, ...drafts].filter(({ level }) => level === 'township').map(({ name }) => name));
  const above = new Set(drafts.map(({ township }) => township).filter((name) => levelOfName(name) === 'township'));
  const ofStem = (names: ReadonlySet<string>, written: string): string[] =>
    [...names].filter((name) => name !== written && stemOf(name) === stemOf(written));
  const known = new Map<string, string>();
  const whole = (written: string): string => {
    if (named.has(written)) return written;
    const fitting = ofStem(named, written).filter((name) => !above.has(name) || !above.has(written));
    const [only, other] = fitting.length > 0 || above.has(written) ? fitting : ofStem(above, written);
    return only !== undefined && other === undefined ? only : written;
  };
  return (written) => {
    const name = known.get(written) ?? whole(written);
    known.set(written, name);
    return name;
  };
}

/** Null where the county cannot be told; faults of single drafts are among the problems, and the others go on. */
export function growUnits(drafts: readonly UnitDraft[], ground: Ground, problems: ImportProblem[]): UnitTree | null {
  const county = countyFor(drafts, ground, problems);
  if (!county) return null;
  const heldUnits = ground.held?.units ?? [];
  const byId = new Map(heldUnits.map((unit) => [unit.id, unit]));
  const codes = new CodeMaker(byId.keys());
  const grown: GrownUnit[] = [];
  let made = 0;

  const below = new Map<string, Map<string, Unit>>();
  for (const unit of heldUnits) {
    // Townships count as below the county, whichever war zone they are in.
    const parent = unit.level === 'township' ? county.id : (unit.parent ?? '');
    if (unit.level === 'township' || unit.level === 'village')
      below.set(parent, (below.get(parent) ?? new Map<string, Unit>()).set(unit.name, unit));
  }
  /** Id of a unit by what is known of it, or a new one; null when there is no code left. */
  const idOf = (level: 'township' | 'village', name: string, code: string | null, parent: string): string | null => {
    const byName = below.get(parent)?.get(name);
    // Of two official codes neither is changed for the other: that would be another unit of the same name.
    const isFree = byName !== undefined && (code === null || lacksCode(byName));
    const known = (code === null ? undefined : ground.matcher.byCode(code)) ?? (isFree ? byName : undefined);
    const decided = known ? undefined : ground.matcher.decided(name, level === 'village' ? byId.get(parent)?.name : '');
    const held = known ?? (decided?.level === level ? decided : undefined);
    if (held) return held.id;
    if (code !== null) return code;
    const next = codes.next(parent, level, name);
    if (next === null)
      problems.push({ severity: 'error', reason: 'codes-used-up', parent: byId.get(parent)?.name ?? parent });
    else made += 1;
    return next;
  };
  /** A unit named again in the same file is the same one. */
  const remember = (unit: Unit, parent: string): void => {
    below.set(parent, (below.get(parent) ?? new Map<string, Unit>()).set(unit.name, unit));
  };

  const countyDraft = drafts.find(({ level }) => level === 'county') ?? null;
  const countyUnit = { id: county.id, level: 'county' as const, name: county.name, parent: null, code: null };
  grown.push({ unit: unitOf(byId.get(county.id), countyUnit, countyDraft), draft: countyDraft });

  const ids = new Map<UnitDraft, string>();
  const townships = new Map<string, string>();
  const townshipName = townshipNames(drafts, heldUnits);
  const first = new Map<string, UnitDraft>();
  const addTownship = (name: string, code: string | null, draft: UnitDraft | null): string | null => {
    const id = idOf('township', name, code, county.id);
    if (id === null) return null;
    townships.set(name, id);
    const at = grown.findIndex(({ unit }) => unit.id === id);
    if (at >= 0 && !draft) return id;
    const own = { id, level: 'township' as const, name, parent: byId.get(id)?.parent ?? county.id, code };
    const entry = { unit: unitOf(byId.get(id), own, draft), draft };
    if (at >= 0) grown[at] = entry;
    else grown.push(entry);
    remember(entry.unit, county.id);
    return id;
  };
  const isRepeated = (id: string, draft: UnitDraft): boolean => {
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, draft);
      return false;
    }
    const { row, feature } = draft.place;
    if (row !== undefined && earlier.place.row !== undefined)
      problems.push({ severity: 'note', row, reason: 'name-twice', name: draft.name, firstRow: earlier.place.row });
    else
      problems.push({
        severity: 'error',
        ...(feature === undefined ? {} : { feature }),
        reason: 'unit-repeated',
        name: draft.name,
        first: earlier.place.feature ?? 1,
      });
    return true;
  };

  // Townships first: a village may stand above the row or feature of its own.
  for (const draft of drafts) {
    if (draft.level === 'township') {
      const id = addTownship(draft.name, readCode(draft.code).code, draft);
      if (id === null || isRepeated(id, draft)) continue;
      ids.set(draft, id);
    }
  }
  for (const draft of drafts) {
    if (draft.level === 'village' && draft.township !== '') {
      const name = townshipName(draft.township);
      if (!townships.has(name)) addTownship(name, null, null);
    }
  }
  let placed = 0;
  for (const draft of drafts) {
    if (draft.level !== 'village') continue;
    const { code } = readCode(draft.code);
    const byCode = code === null ? undefined : ground.matcher.byCode(code.slice(0, 9))?.id;
    const coded = code === null ? undefined : grown.find(({ unit }) => unit.id === code.slice(0, 9))?.unit.id;
    const said = draft.township === '' ? undefined : townships.get(townshipName(draft.township));
    const there = byCode ?? coded ?? said ?? ground.townshipAt?.(draft, ids) ?? null;
    if (there === null) {
      problems.push({ severity: 'error', ...draft.place, reason: 'township-untold', name: draft.name });
      continue;
    }
    if (byCode === undefined && coded === undefined && said === undefined) placed += 1;
    const id = idOf('village', draft.name, code, there);
    if (id === null || isRepeated(id, draft)) continue;
    ids.set(draft, id);
    const own = { id, level: 'village' as const, name: draft.name, parent: there, code };
    const unit = unitOf(byId.get(id), own, draft);
    grown.push({ unit, draft });
    remember(unit, there);
  }
  if (placed > 0) problems.push({ severity: 'note', reason: 'townships-by-place', units: placed });
  return { county, grown, made };
}
