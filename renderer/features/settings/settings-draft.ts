/** What the settings page works out from a draft: what is wrong with it, what it would change. Pure. */
import { type CountySettings, countySettingsSchema } from '../../../shared/domain/campaign.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { type Light, LIGHTS, type Thresholds } from '../../../shared/domain/light.ts';
import { isCounted } from '../../../shared/domain/clearance.ts';
import { type TargetRow, targetLight } from '../../../shared/domain/target.ts';
import type { Day } from '../../../shared/domain/unit.ts';

export const sameSettings = (a: CountySettings, b: CountySettings): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Issue {
  readonly path: readonly (string | number)[];
  /** Name of a contradiction, or the form's own code. */
  readonly what: string;
  /** Bound that was missed. */
  readonly bound?: number;
}

export const pathKey = (path: readonly (string | number)[]): string => path.join('.');

/** Ids go into files, commands and the log. */
const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** Everything that keeps a draft from being saved; ids only of kinds that `base` does not have yet. */
export function issuesOf(draft: CountySettings, base: CountySettings): Issue[] {
  const parsed = countySettingsSchema.safeParse(draft);
  const known = new Set(base.kinds.map((kind) => kind.id));
  const found = (parsed.error?.issues ?? []).map((issue): Issue => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'custom') return { path, what: issue.message };
    if (issue.code === 'too_small') return { path, what: 'too_small', bound: Number(issue.minimum) };
    if (issue.code === 'too_big') return { path, what: 'too_big', bound: Number(issue.maximum) };
    return { path, what: issue.code };
  });
  // A blank is as little as nothing; a field is named once.
  const add = (what: string, ...path: (string | number)[]): void => {
    if (!found.some((issue) => pathKey(issue.path) === pathKey(path))) found.push({ path, what, bound: 1 });
  };
  draft.kinds.forEach((kind, i) => {
    if (!known.has(kind.id) && !ID.test(kind.id)) add('kind-id', 'kinds', i, 'id');
    if (kind.name.trim() === '') add('too_small', 'kinds', i, 'name');
    if (kind.measure.trim() === '') add('too_small', 'kinds', i, 'measure');
    kind.stages.forEach((stage, s) => {
      if (stage.name.trim() === '') add('too_small', 'kinds', i, 'stages', s, 'name');
    });
  });
  return found;
}

export interface LightShift {
  readonly before: Readonly<Record<Light, number>>;
  readonly after: Readonly<Record<Light, number>>;
  /** Targets whose light changes. */
  readonly changed: number;
}

/** What other thresholds would do to the lights of a day. */
export function lightShift(rows: Iterable<TargetRow>, on: Day, now: Thresholds, next: Thresholds): LightShift {
  const none = (): Record<Light, number> =>
    Object.fromEntries(LIGHTS.map((light) => [light, 0])) as Record<Light, number>;
  const [before, after] = [none(), none()];
  let changed = 0;
  for (const row of rows) {
    if (!isCounted(row.state)) continue;
    const [was, is] = [targetLight(row, on, now), targetLight(row, on, next)];
    before[was] += 1;
    after[is] += 1;
    if (was !== is) changed += 1;
  }
  return { before, after, changed };
}

/** An id that no kind has yet. */
export function freeId(taken: readonly string[], stem: string): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** A kind to begin with: single works that are points, cleared by statement. */
export const newKind = (kinds: readonly Kind[], sector: string): Kind => ({
  id: freeId(
    kinds.map((kind) => kind.id),
    'kind',
  ),
  name: '',
  sector,
  geometry: 'point',
  measure: '',
  progress: 'amount',
  clears: 'statement',
  stages: [{ id: 'stage-1', name: '', weight: 1 }],
});

/** Stages that weigh the same, to four decimals; the last takes what is left. */
export function evenWeights(stages: Kind['stages']): Kind['stages'] {
  const weight = Math.floor(10_000 / stages.length) / 10_000;
  const last = Math.round((1 - weight * (stages.length - 1)) * 10_000) / 10_000;
  return stages.map((stage, i) => ({ ...stage, weight: i === stages.length - 1 ? last : weight }));
}

/** Without the optional parts that are empty. */
export function tidyKind(kind: Kind): Kind {
  const { amounts, works, evidence, symbol, order, ...rest } = kind;
  return {
    ...rest,
    ...(order && rest.stages.length > 1 ? { order } : {}),
    ...(amounts && amounts.length > 0 ? { amounts } : {}),
    ...(works && works.length > 0 ? { works } : {}),
    ...(evidence && evidence.length > 0 ? { evidence } : {}),
    ...(symbol ? { symbol } : {}),
  };
}
