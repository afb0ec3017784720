/** What a plan would change in the county, counted by what changes, and which of its batches change anything at all. */
import type { Batch, BatchKind, GeometryBatch } from '../../../shared/domain/batch.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { PlanReport } from '../../../shared/host/import-calls.ts';
import type { HeldCounty } from '../import/plan.ts';

export type Change = PlanReport['changes'][number];

/** More than this share of what is held would go: the commit asks twice. Source: RELIABILITY rule 5. */
const MANY = 0.1;

/** The same value whatever the order of its fields. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left).filter((key) => left[key] !== undefined);
  return (
    keys.length === Object.keys(right).filter((key) => right[key] !== undefined).length &&
    keys.every((key) => same(left[key], right[key]))
  );
}

const SHAPES = ['areas', 'labels', 'lines', 'points'] as const;

/** Features by layer and id, without the numbers that drawing gives them. */
function shapesOf(geometry: GeometryBatch | null): Map<string, unknown> {
  const shapes = new Map<string, unknown>();
  for (const name of SHAPES)
    for (const { geometry: shape, properties } of geometry?.[name].features ?? [])
      shapes.set(`${name} ${properties.id}`, { shape, ...properties, fid: 0 });
  return shapes;
}

export interface Held {
  readonly county: HeldCounty | null;
  readonly states: Readonly<Record<string, State>>;
  readonly standing: Readonly<Partial<Record<BatchKind, readonly string[]>>>;
}

/** Whether a batch says anything that the county does not hold already. `name` is its SHA-256. */
export function saysAnything(batch: Batch, name: string, held: Held): boolean {
  const { county, standing } = held;
  if (batch.batch === 'units') {
    const units = new Map((county?.units ?? []).map((unit) => [unit.id, unit]));
    return batch.units.some((unit) => !same(unit, units.get(unit.id)));
  }
  if (batch.batch === 'targets') {
    const targets = new Map((county?.targets ?? []).map((target) => [target.id, target]));
    return batch.targets.some((target) => !same(target, targets.get(target.id)));
  }
  if (batch.batch === 'geometry') {
    const shapes = shapesOf(county?.geometry ?? null);
    if (batch.removed?.some((id) => SHAPES.some((name) => shapes.has(`${name} ${id}`)))) return true;
    if ([...shapesOf(batch)].some(([key, shape]) => !same(shape, shapes.get(key)))) return true;
    return batch.borders.features.length > 0 && !same(batch.borders, county?.geometry?.borders);
  }
  return standing[batch.batch]?.at(-1) !== name;
}

class Count {
  added = 0;
  changed = 0;
  same = 0;
  missing = 0;
  removed = 0;
  add(before: unknown, after: unknown): void {
    if (before === undefined) this.added += 1;
    else if (same(before, after)) this.same += 1;
    else this.changed += 1;
  }
}

export interface ChangesInput {
  readonly held: Held;
  readonly batches: readonly Batch[];
  /** Kinds of targets whose layer says that what it does not have goes. */
  readonly removing: ReadonlySet<string>;
  /** Units that go. */
  readonly goneUnits: readonly Unit[];
  /** What a kind is called; the household and unit titles under `unit`, `area` and `household`. */
  readonly titleOf: (of: string) => string;
}

export interface Changes {
  readonly changes: readonly Change[];
  readonly removed: readonly string[];
  readonly asksTwice: boolean;
}

/** Targets in these states do not go: they are cleared, or gone already. */
const STAYS: readonly State[] = ['cleared', 'reopened', 'removed'];

export function changesOf({ held, batches, goneUnits, removing, titleOf }: ChangesInput): Changes {
  const counts = new Map<string, Count>();
  const countOf = (of: string): Count => {
    const known = counts.get(of);
    if (known) return known;
    const fresh = new Count();
    counts.set(of, fresh);
    return fresh;
  };
  const county = held.county;
  const heldShapes = shapesOf(county?.geometry ?? null);
  const units = new Map((county?.units ?? []).map((unit) => [unit.id, unit]));
  const targets = new Map((county?.targets ?? []).map((target) => [target.id, target]));
  const newUnits = new Map(
    batches.flatMap((batch) => (batch.batch === 'units' ? batch.units : [])).map((unit) => [unit.id, unit]),
  );
  const newTargets = new Map(
    batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : [])).map((target) => [target.id, target]),
  );
  const newShapes = new Map(batches.flatMap((batch) => (batch.batch === 'geometry' ? [...shapesOf(batch)] : [])));

  for (const [id, unit] of newUnits) countOf('unit').add(units.get(id), unit);
  const gone = new Set(goneUnits.map(({ id }) => id));
  if (newUnits.size > 1)
    for (const id of units.keys()) if (!newUnits.has(id)) countOf('unit')[gone.has(id) ? 'removed' : 'missing'] += 1;
  for (const [key, shape] of newShapes) if (key.startsWith('areas ')) countOf('area').add(heldShapes.get(key), shape);
  for (const [id, target] of newTargets) {
    const places = ['points', 'lines'].map((name) => `${name} ${id}`);
    const moved = places.some((key) => newShapes.has(key) && !same(newShapes.get(key), heldShapes.get(key)));
    const before = targets.get(id);
    countOf(target.kind).add(before, moved && before ? { moved } : target);
  }
  const removed: string[] = [];
  const kinds = new Set([...newTargets.values()].map(({ kind }) => kind));
  for (const { id, kind } of targets.values()) {
    if (!kinds.has(kind) || newTargets.has(id) || held.states[id] === 'removed') continue;
    const goes = removing.has(kind) && !STAYS.includes(held.states[id] ?? 'open');
    if (goes) removed.push(id);
    countOf(kind)[goes ? 'removed' : 'missing'] += 1;
  }
  countHouseholds(batches, countOf);
  const isMany = [...kinds].some((kind) => {
    const before = [...targets.values()].filter((target) => target.kind === kind).length;
    return countOf(kind).removed > before * MANY;
  });
  const asksTwice = isMany || gone.size > units.size * MANY;
  const changes = [...counts].map(([of, count]): Change => ({ of, title: titleOf(of), ...count }));
  return { changes, removed, asksTwice };
}

function countHouseholds(batches: readonly Batch[], countOf: (of: string) => Count): void {
  for (const batch of batches)
    if (batch.batch === 'households')
      countOf('household').added += batch.villages.reduce((sum, { members }) => sum + members.length, 0);
}
