/** May this draft be written? The campaign's rules and the freshness of its base, checked where the journal is owned. */
import { type Refusal, refusalOf } from '../domain/clearance.ts';
import { entrySubject } from '../domain/entries/entry.ts';
import type { Kind } from '../domain/kind.ts';
import { parseRole } from '../domain/role.ts';
import type { TargetRow } from '../domain/target.ts';
import { scopeRefusal, stepRefusal } from '../domain/target-step.ts';
import { type County, kindOf, settingsOf, unitIndex } from './county.ts';
import { checkAmount, checkReach, checkStretch, checkStretchRevoke, type ProgressRefusal } from './decide-progress.ts';
import {
  checkCreation,
  checkEdit,
  checkEvidence,
  checkSettings,
  isKnownSubject,
  type RecordRefusal,
  roleRefusal,
} from './decide-record.ts';
import { streamOf, unitOf } from './fold.ts';
import { householdRow, stateOfStatus } from './household-fold.ts';
import { type Draft, type OperationId, payloadSchemas } from './operation.ts';
import { emptyFold, standingState, type SubjectFold } from './subject-fold.ts';

export type RuleRefusal = Refusal | ProgressRefusal | RecordRefusal;

export type DraftRefusal =
  | { readonly reason: 'stale'; readonly subject: string; readonly heads: OperationId[] }
  | { readonly reason: 'rule'; readonly subject: string; readonly refusal: RuleRefusal }
  | { readonly reason: 'unknown-subject'; readonly subject: string };

/** Heads that the next operation of kind `k` about what has been folded to `fold` must name; `payload` tells which registers. */
export function headsIn(fold: SubjectFold, k: string, payload: Draft['payload'] = {}): OperationId[] {
  const ids = (register: { heads: readonly { id: OperationId }[] } | undefined): OperationId[] =>
    register?.heads.map((head) => head.id) ?? [];
  if (k === 'clearance') return ids(fold.clearance);
  if (k === 'amount') return ids(fold.amount);
  if (k === 'reach') return ids(fold.reaches[String(payload['stage'])]);
  if (k === 'edit') return [...new Set(Object.keys(payload['set'] ?? {}).flatMap((field) => ids(fold.edits[field])))];
  return [];
}

/** The same for a subject of a county. */
export const headsOf = (county: County, subject: string, k: string, payload?: Draft['payload']): OperationId[] =>
  headsIn(county.folds.get(subject) ?? emptyFold, k, payload);

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');

/** Null when the draft may be written. */
export function checkDraft(county: County, draft: Draft): DraftRefusal | null {
  const { subject, k } = draft;
  const rule = (refusal: RuleRefusal): DraftRefusal => ({ reason: 'rule', subject, refusal });
  const capacity = parseRole(draft.role);
  if (!capacity) return rule({ reason: 'form' });
  if (k === 'settings') {
    const unwritten = roleRefusal(county, draft, capacity.role) ?? checkSettings(county, draft);
    return unwritten ? rule(unwritten) : settingsStale(county, draft);
  }
  const schema = k in payloadSchemas ? payloadSchemas[k as keyof typeof payloadSchemas] : undefined;
  if (!schema?.safeParse(draft.payload).success) return rule({ reason: 'form' });
  const mayNot = roleRefusal(county, draft, capacity.role);
  if (mayNot) return rule(mayNot);
  if (k === 'import') return null;
  if (k === 'revoke' && subject.startsWith('batch:')) return checkImportRevoke(county, draft);
  const isNew = k === 'target' || (k === 'edit' && entrySubject(subject) !== null);
  if (!isNew && !isKnownSubject(county, subject)) return { reason: 'unknown-subject', subject };
  const unit = k === 'target' ? payloadSchemas.target.parse(draft.payload).spec.unit : unitOf(county, subject);
  const stream = k === 'target' ? unitIndex(county).streamOf(unit) : streamOf(county, subject);
  if (draft.stream !== stream) return rule({ reason: 'form' });
  const index = unitIndex(county);
  const outside = scopeRefusal(capacity, index.pathUp(unit), (id) => index.get(id)?.name);
  if (outside) return rule(outside);
  const heads = headsOf(county, subject, k, draft.payload);
  if (!sameIds(heads, draft.base)) return { reason: 'stale', subject, heads };
  const refusal = checkByKind(county, draft);
  return refusal && rule(refusal);
}

function checkByKind(county: County, draft: Draft): RuleRefusal | null {
  if (draft.k === 'target') return checkCreation(county, draft);
  if (draft.k === 'edit') return checkEdit(county, draft);
  if (draft.k === 'evidence') return checkEvidence(county, draft);
  if (draft.k === 'note' || draft.k === 'reveal') return null;
  if (draft.k === 'clearance') return checkClearance(county, draft);
  if (draft.k === 'revoke') return checkRevoke(county, draft);
  const known = knownTarget(county, draft.subject);
  if (!known) return { reason: 'form' };
  if (draft.k === 'amount') return checkAmount(known, draft);
  return draft.k === 'reach' ? checkReach(known, draft) : checkStretch(known, draft);
}

function knownTarget(county: County, subject: string): { row: TargetRow; kind: Kind; fold: SubjectFold } | null {
  const row = county.rows.get(subject);
  const kind = row && kindOf(county, row.kind);
  return row && kind ? { row, kind, fold: county.folds.get(subject) ?? emptyFold } : null;
}

/** Settings are one value: whoever names what they replace must name what stands. */
function settingsStale(county: County, draft: Draft): DraftRefusal | null {
  const standing = county.settings.at(-1)?.id;
  if (draft.base.length === 0 || standing === undefined || sameIds([standing], draft.base)) return null;
  return { reason: 'stale', subject: draft.subject, heads: [standing] };
}

function checkImportRevoke(county: County, draft: Draft): DraftRefusal | null {
  const { operations } = payloadSchemas.revoke.parse(draft.payload);
  const isUnknown = operations.some((id) => !county.imports.has(id) || county.revokedImports.has(id));
  return isUnknown ? { reason: 'unknown-subject', subject: draft.subject } : null;
}

function checkClearance(county: County, draft: Draft): RuleRefusal | null {
  const step = payloadSchemas.clearance.parse(draft.payload);
  const capacity = parseRole(draft.role);
  if (!capacity) return { reason: 'form' };
  const known = knownTarget(county, draft.subject);
  const signing = settingsOf(county)?.signing;
  if (known) return stepRefusal(known.row, known.kind, { ...step, by: draft.user, capacity, signing });
  // Households go by reviews and rounds, where a household's exit is signed as a whole.
  const household = householdRow(draft.subject);
  const status = household ? county.blocks.get(household.village)?.statuses[household.row] : undefined;
  return refusalOf(stateOfStatus(status ?? 0), {
    to: step.to,
    by: draft.user,
    role: capacity.role,
    ...(step.why ? { why: step.why } : {}),
    left: [],
    measure: '',
  });
}

/** Stretches, proofs, remarks and the creation of a target may be taken back; a target only while nothing has been done to it. */
function checkRevoke(county: County, draft: Draft): RuleRefusal | null {
  const { operations } = payloadSchemas.revoke.parse(draft.payload);
  const known = knownTarget(county, draft.subject);
  const fold = county.folds.get(draft.subject) ?? emptyFold;
  const has = (list: readonly { id: string }[], id: string): boolean => list.some((entry) => entry.id === id);
  const created = county.specs.get(draft.subject) ?? [];
  const isStanding = (id: string): boolean =>
    [fold.stretches, fold.evidence, fold.notes, created].some((list) => has(list, id));
  if (!operations.every(isStanding)) return { reason: 'form' };
  if (known && operations.some((id) => has(created, id))) {
    if (operations.some((id) => county.imports.has(id))) return { reason: 'form' };
    return fold.last ? { reason: 'settled', state: known.row.state } : null;
  }
  // Proof on which a clearance rests stays; what was brought after it may go.
  const settledAt = standingState(fold)?.clock ?? '';
  const restsOn = fold.evidence.some(({ id, clock }) => operations.includes(id) && clock < settledAt);
  if (known && restsOn && ['cleared', 'removed'].includes(known.row.state))
    return { reason: 'settled', state: known.row.state };
  return known && operations.some((id) => has(fold.stretches, id)) ? checkStretchRevoke(known, operations) : null;
}
