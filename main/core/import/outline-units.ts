/** Which unit an outline belongs to: by its code, by an old code, or by its name. */
import { type Unit, type UnitLevel, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { countyOf, currentName, readCode } from './national-code.ts';
import { type Matched, UnitMatcher } from './match-units.ts';
import type { HeldCounty, NewCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { OutlineFeature } from './outline-features.ts';

export interface OwnedOutline {
  readonly feature: OutlineFeature;
  readonly unit: Unit;
}

export interface OwnedOutlines {
  /** Highest level first, then by id. */
  readonly outlines: readonly OwnedOutline[];
  /** The county when this file names it for the first time. */
  readonly county?: Unit;
}

interface Coded {
  readonly feature: OutlineFeature;
  /** Null when the file has none that is a code; the name has to do. */
  readonly code: string | null;
  readonly level: UnitLevel | null;
}

function coded(feature: OutlineFeature, problems: ImportProblem[]): Coded {
  const cell = readCode(feature.code);
  if (cell.code === null) return { feature, code: null, level: null };
  if (cell.renamed) {
    const { from, to, name, since } = cell.renamed;
    problems.push({ severity: 'repaired', ...feature.place, reason: 'code-changed', from, to, name, since });
  }
  return { feature, code: cell.code, level: cell.level };
}

/** A county that the file itself names, where none is held. */
function namedCounty(entries: readonly Coded[], start: NewCounty, problems: ImportProblem[]): Unit | null {
  const codes = [...new Set(entries.flatMap(({ code }) => (code === null ? [] : [countyOf(code)])))].sort();
  const [code] = codes;
  if (code === undefined) {
    problems.push({ severity: 'error', ...entries[0]?.feature.place, reason: 'feature-unnamed' });
    return null;
  }
  if (codes.length > 1) {
    problems.push({ severity: 'error', reason: 'several-counties', codes });
    return null;
  }
  const own = entries.find((entry) => entry.code === code);
  const name = currentName(own?.feature.name ?? '') || start.name;
  if (name === undefined) {
    problems.push({ severity: 'error', reason: 'county-unnamed', code });
    return null;
  }
  return { id: code, level: 'county', name, parent: null, posts: [] };
}

/** The unit of one feature; null with an entry among the problems when it has none here. */
function ownerOf(entry: Coded, county: string, units: UnitMatcher, problems: ImportProblem[]): Unit | null {
  const { feature, code } = entry;
  if (code !== null && countyOf(code) !== county) {
    problems.push({ severity: 'note', ...feature.place, reason: 'feature-of-other-county', code });
    return null;
  }
  if (code !== null) {
    return settled(code, units.matchCode(code), feature, problems);
  }
  if (feature.name === '') {
    problems.push({ severity: 'error', ...feature.place, reason: 'feature-unnamed' });
    return null;
  }
  return settled(feature.name, units.match(feature.name), feature, problems);
}

/** Names that wait for a decision block the import; features that a person left out are only told. */
function settled(written: string, found: Matched, { place }: OutlineFeature, problems: ImportProblem[]): Unit | null {
  if (found.unit) return found.unit;
  if (found.why === 'left-out') problems.push({ severity: 'note', ...place, reason: 'row-left-out', name: written });
  else if (found.why === 'unknown')
    problems.push({ severity: 'error', ...place, reason: 'unit-unknown', code: written });
  else problems.push({ severity: 'error', ...place, reason: 'unit-ambiguous', name: written, codes: found.candidates });
  return null;
}

const byLevelAndId = (a: OwnedOutline, b: OwnedOutline): number =>
  UNIT_LEVELS.indexOf(a.unit.level) - UNIT_LEVELS.indexOf(b.unit.level) || (a.unit.id < b.unit.id ? -1 : 1);

/** Every feature that belongs to a unit of the county, once. */
export function ownersOf(
  features: readonly OutlineFeature[],
  held: HeldCounty | null,
  start: NewCounty,
  problems: ImportProblem[],
  matcher?: UnitMatcher,
): OwnedOutlines {
  const entries = features.map((feature) => coded(feature, problems));
  const county = held ? null : namedCounty(entries, start, problems);
  if (!held && !county) return { outlines: [] };
  const id = held?.settings.county ?? county?.id ?? '';
  const units = (held && matcher) ?? new UnitMatcher(held?.units ?? (county ? [county] : []));
  const first = new Map<string, number>();
  const outlines: OwnedOutline[] = [];
  for (const entry of entries) {
    const unit = ownerOf(entry, id, units, problems);
    if (!unit) continue;
    const earlier = first.get(unit.id);
    const number = entry.feature.place.feature ?? 0;
    if (earlier === undefined) {
      first.set(unit.id, number);
      outlines.push({ feature: entry.feature, unit });
    } else
      problems.push({
        severity: 'error',
        ...entry.feature.place,
        reason: 'feature-twice',
        unit: unit.id,
        first: earlier,
      });
  }
  if (outlines.length === 0 && features.length > 0)
    problems.push({ severity: 'error', reason: 'feature-none-of-county', county: id });
  return { outlines: outlines.sort(byLevelAndId), ...(county ? { county } : {}) };
}
