/** May this progress be recorded? Stretches, percentages, amounts of stages and taking stretches back. */
import { chainageText, isWithin } from '../domain/chainage.ts';
import { isDay } from '../domain/day.ts';
import type { Kind } from '../domain/kind.ts';
import { lengthInMetres, type TargetRow } from '../domain/target.ts';
import { type Draft, payloadSchemas } from './operation.ts';
import { aheadOfStageBefore, stagesReached, type SubjectFold } from './subject-fold.ts';

/** Progress that cannot be true. Source: PRODUCT "invariant hardened ≤ gravel ≤ subgrade ≤ length". */
export type ProgressRefusal =
  | { readonly reason: 'beyond-length'; readonly length: number }
  | { readonly reason: 'empty-stretch' }
  | { readonly reason: 'unknown-stage'; readonly stage: string }
  | {
      readonly reason: 'stage-order';
      readonly stage: string;
      readonly before: string;
      readonly metres: number;
      readonly reached: readonly string[];
    }
  /** A stage's amount beyond that of the stage before it, in the kind's measure. */
  | {
      readonly reason: 'stage-amount';
      readonly stage: string;
      readonly before: string;
      readonly reached: number;
      readonly measure: string;
    }
  | { readonly reason: 'not-reported-so'; readonly progress: Kind['progress'] }
  | { readonly reason: 'settled'; readonly state: string }
  | { readonly reason: 'bad-day'; readonly day: string }
  | { readonly reason: 'later-stage'; readonly stage: string };

interface Known {
  readonly row: TargetRow;
  readonly kind: Kind;
  readonly fold: SubjectFold;
}
type Answer = ProgressRefusal | { readonly reason: 'form' } | null;

/** A target that is done or gone takes no more progress until it is reopened. */
const settledRefusal = ({ state }: TargetRow): ProgressRefusal | null =>
  state === 'cleared' || state === 'removed' ? { reason: 'settled', state } : null;

export function checkAmount({ row, kind }: Known, draft: Draft): Answer {
  if (kind.progress !== 'amount') return { reason: 'not-reported-so', progress: kind.progress };
  const { asOf } = payloadSchemas.amount.parse(draft.payload);
  return isDay(asOf) ? settledRefusal(row) : { reason: 'bad-day', day: asOf };
}

/** In a sequence no stage gets further than the one before, nor falls behind the one after. */
export function checkReach({ row, kind }: Known, draft: Draft): Answer {
  if (kind.progress !== 'stages') return { reason: 'not-reported-so', progress: kind.progress };
  const { stage: id, asOf, reached } = payloadSchemas.reach.parse(draft.payload);
  if (!isDay(asOf)) return { reason: 'bad-day', day: asOf };
  const i = kind.stages.findIndex((stage) => stage.id === id);
  const stage = kind.stages[i];
  if (!stage) return { reason: 'unknown-stage', stage: id };
  const settled = settledRefusal(row);
  if (settled || kind.order === 'parallel') return settled;
  const before = kind.stages[i - 1];
  const limit = row.done[i - 1] ?? 0;
  if (before && reached > limit)
    return { reason: 'stage-amount', stage: stage.name, before: before.name, reached: limit, measure: kind.measure };
  const after = kind.stages[i + 1];
  return after && reached < (row.done[i + 1] ?? 0) ? { reason: 'later-stage', stage: after.name } : null;
}

export function checkStretch({ row, kind, fold }: Known, draft: Draft): Answer {
  if (kind.progress !== 'chainage') return { reason: 'not-reported-so', progress: kind.progress };
  const settled = settledRefusal(row);
  if (settled) return settled;
  const stretch = payloadSchemas.stretch.parse(draft.payload);
  const index = kind.stages.findIndex((stage) => stage.id === stretch.stage);
  const stage = kind.stages[index];
  if (!stage) return { reason: 'unknown-stage', stage: stretch.stage };
  if (stretch.to <= stretch.from) return { reason: 'empty-stretch' };
  const length = lengthInMetres(row);
  if (stretch.to > length) return { reason: 'beyond-length', length };
  const metres = aheadOfStageBefore(row, kind, fold, stage.id, stretch);
  const before = kind.stages[index - 1];
  if (metres === 0 || !before) return null;
  const reached = (row.stretches[index - 1] ?? []).map(({ from, to }) => `${chainageText(from)}–${chainageText(to)}`);
  return { reason: 'stage-order', stage: stage.name, before: before.name, metres, reached };
}

/** A stretch may be taken back unless a later stage stands on it. */
export function checkStretchRevoke({ row, kind, fold }: Known, operations: readonly string[]): Answer {
  const settled = settledRefusal(row);
  if (settled) return settled;
  const revoked = fold.stretches.filter((entry) => operations.includes(entry.id));
  const rest = { ...fold, stretches: fold.stretches.filter((entry) => !revoked.includes(entry)) };
  const remaining = stagesReached(row, kind, rest);
  const later = kind.stages.find(
    (stage, i) =>
      !isWithin(row.stretches[i] ?? [], remaining[i] ?? []) && !revoked.some((entry) => entry.stage === stage.id),
  );
  return later ? { reason: 'later-stage', stage: later.name } : null;
}
