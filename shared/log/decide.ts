/** May this draft be written? The campaign's rules and the freshness of its base, checked where the journal is owned. */
import { chainageText, isWithin } from '../domain/chainage.ts';
import { type Refusal, refusalOf, roleSchema } from '../domain/clearance.ts';
import { isDay } from '../domain/day.ts';
import type { Kind } from '../domain/kind.ts';
import { leftOf, lengthInMetres, type TargetRow } from '../domain/target.ts';
import { type County, kindOf } from './county.ts';
import { streamOf } from './fold.ts';
import { householdRow, stateOfStatus } from './household-fold.ts';
import { type Draft, type OperationId, payloadSchemas } from './operation.ts';
import { aheadOfStageBefore, emptyFold, stagesReached, type SubjectFold } from './subject-fold.ts';

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
  | { readonly reason: 'not-reported-so'; readonly progress: 'chainage' | 'amount' }
  | { readonly reason: 'settled'; readonly state: string }
  | { readonly reason: 'bad-day'; readonly day: string }
  | { readonly reason: 'later-stage'; readonly stage: string };

export type DraftRefusal =
  | { readonly reason: 'stale'; readonly subject: string; readonly heads: OperationId[] }
  | {
      readonly reason: 'rule';
      readonly subject: string;
      readonly refusal: Refusal | ProgressRefusal | { readonly reason: 'form' };
    }
  | { readonly reason: 'unknown-subject'; readonly subject: string };

/** Heads that the next operation of kind `k` about `subject` must name. */
export function headsOf(county: County, subject: string, k: string): OperationId[] {
  const fold = county.folds.get(subject) ?? emptyFold;
  if (k === 'clearance') return fold.clearance.heads.map((head) => head.id);
  if (k === 'amount') return fold.amount.heads.map((head) => head.id);
  return [];
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');

/** Null when the draft may be written. */
export function checkDraft(county: County, draft: Draft): DraftRefusal | null {
  const { subject, k } = draft;
  const rule = (refusal: Refusal | ProgressRefusal | { reason: 'form' }): DraftRefusal => ({
    reason: 'rule',
    subject,
    refusal,
  });
  const schema = k in payloadSchemas ? payloadSchemas[k as keyof typeof payloadSchemas] : undefined;
  if (!schema?.safeParse(draft.payload).success) return rule({ reason: 'form' });
  if (k === 'settings' || k === 'import') return null;
  if (k === 'revoke' && subject.startsWith('batch:')) return checkImportRevoke(county, draft);
  if (!isKnown(county, subject)) return { reason: 'unknown-subject', subject };
  if (draft.stream !== streamOf(county, subject)) return rule({ reason: 'form' });
  const heads = headsOf(county, subject, k);
  if (!sameIds(heads, draft.base)) return { reason: 'stale', subject, heads };
  const refusal =
    k === 'clearance'
      ? checkClearance(county, draft)
      : k === 'amount'
        ? checkAmount(county, draft)
        : checkStretch(county, draft);
  return refusal && rule(refusal);
}

function isKnown(county: County, subject: string): boolean {
  const household = householdRow(subject);
  if (!household) return county.rows.has(subject);
  return household.row >= 0 && household.row < (county.blocks.get(household.village)?.members.length ?? 0);
}

function checkImportRevoke(county: County, draft: Draft): DraftRefusal | null {
  const { operations } = payloadSchemas.revoke.parse(draft.payload);
  const isUnknown = operations.some((id) => !county.imports.has(id) || county.revokedImports.has(id));
  return isUnknown ? { reason: 'unknown-subject', subject: draft.subject } : null;
}

function checkClearance(county: County, draft: Draft): Refusal | { reason: 'form' } | null {
  const step = payloadSchemas.clearance.parse(draft.payload);
  const role = roleSchema.safeParse(draft.role);
  if (!role.success) return { reason: 'form' };
  const row = county.rows.get(draft.subject);
  const kind = row && kindOf(county, row.kind);
  const household = row ? null : householdRow(draft.subject);
  const status = household ? county.blocks.get(household.village)?.statuses[household.row] : undefined;
  const from = row?.state ?? stateOfStatus(status ?? 0);
  return refusalOf(from, {
    to: step.to,
    by: draft.user,
    role: role.data,
    ...(step.why ? { why: step.why } : {}),
    left: row && kind ? leftOf(kind, row) : [],
    measure: kind?.measure ?? '',
  });
}

/** A target that is done or gone takes no more progress until it is reopened. */
function settledRefusal(state: string): ProgressRefusal | null {
  return state === 'cleared' || state === 'removed' ? { reason: 'settled', state } : null;
}

function checkAmount(county: County, draft: Draft): ProgressRefusal | { reason: 'form' } | null {
  const row = county.rows.get(draft.subject);
  const kind = row && kindOf(county, row.kind);
  if (!row || !kind) return { reason: 'form' };
  if (kind.progress !== 'amount') return { reason: 'not-reported-so', progress: kind.progress };
  const { asOf } = payloadSchemas.amount.parse(draft.payload);
  return isDay(asOf) ? settledRefusal(row.state) : { reason: 'bad-day', day: asOf };
}

function checkStretch(county: County, draft: Draft): ProgressRefusal | { reason: 'form' } | null {
  const row = county.rows.get(draft.subject);
  const kind = row && kindOf(county, row.kind);
  if (!row || !kind) return { reason: 'form' };
  if (kind.progress !== 'chainage') return { reason: 'not-reported-so', progress: kind.progress };
  const settled = settledRefusal(row.state);
  if (settled) return settled;
  const fold = county.folds.get(draft.subject) ?? emptyFold;
  if (draft.k === 'revoke') return checkRevoke(row, kind, fold, draft);
  const stretch = payloadSchemas.stretch.parse(draft.payload);
  const index = kind.stages.findIndex((stage) => stage.id === stretch.stage);
  const stage = kind.stages[index];
  if (!stage) return { reason: 'unknown-stage', stage: stretch.stage };
  if (stretch.to <= stretch.from) return { reason: 'empty-stretch' };
  if (stretch.to > lengthInMetres(row)) return { reason: 'beyond-length', length: lengthInMetres(row) };
  const metres = aheadOfStageBefore(row, kind, fold, stage.id, stretch);
  if (metres <= 0) return null;
  const reached = (row.stretches[index - 1] ?? []).map(({ from, to }) => `${chainageText(from)}–${chainageText(to)}`);
  return { reason: 'stage-order', stage: stage.name, before: kind.stages[index - 1]?.name ?? '', metres, reached };
}

/** A stretch may be taken back unless a later stage stands on it. */
function checkRevoke(
  row: TargetRow,
  kind: Kind,
  fold: SubjectFold,
  draft: Draft,
): ProgressRefusal | { reason: 'form' } | null {
  const { operations } = payloadSchemas.revoke.parse(draft.payload);
  const revoked = fold.stretches.filter((entry) => operations.includes(entry.id));
  if (revoked.length !== operations.length) return { reason: 'form' };
  const rest = { ...fold, stretches: fold.stretches.filter((entry) => !revoked.includes(entry)) };
  const remaining = stagesReached(row, kind, rest);
  const later = kind.stages.find(
    (stage, i) =>
      !isWithin(row.stretches[i] ?? [], remaining[i] ?? []) && !revoked.some((entry) => entry.stage === stage.id),
  );
  return later ? { reason: 'later-stage', stage: later.name } : null;
}
