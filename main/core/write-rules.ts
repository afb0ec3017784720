/** Turns drafts into operations of this seat: every one is judged against the state that the ones before it leave behind. */
import { entrySubject } from '../../shared/domain/entries/entry.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { WriteRefusal } from '../../shared/host/answers.ts';
import { tick } from '../../shared/log/clock.ts';
import type { County } from '../../shared/log/county.ts';
import { checkDraft } from '../../shared/log/decide.ts';
import { checkRoundBatch } from '../../shared/log/decide-round.ts';
import { applyOperation, type BatchSource } from '../../shared/log/fold.ts';
import { chainKey, type Draft, type Operation, OPERATION_VERSION, payloadSchemas } from '../../shared/log/operation.ts';

export interface Seat {
  readonly device: string;
  /** Newest sequence number of a chain. */
  readonly seqOf: (chain: string) => number;
  /** Milliseconds in the county's time. */
  readonly now: number;
  /** Kind of a batch that is in the store and whole; null otherwise. */
  readonly batchKind: (batch: string) => string | null;
  readonly batches: BatchSource;
}

export interface Decision {
  /** The county with the operations applied: a new one, or the old one changed in place. */
  readonly county: County;
  readonly operations: Operation[];
}

function importRefusal(draft: Draft, seat: Seat): WriteRefusal | null {
  if (draft.k !== 'import') return null;
  const parsed = payloadSchemas.import.safeParse(draft.payload);
  if (!parsed.success) return { reason: 'rule', subject: draft.subject, refusal: { reason: 'form' } };
  const { batch, as } = parsed.data;
  if (draft.subject === `batch:${batch}` && seat.batchKind(batch) === as) return null;
  return { reason: 'rule', subject: draft.subject, refusal: { reason: 'batch', batch } };
}

/** A part of a round is held against the households as they stand. */
function roundRefusal(county: County, draft: Draft, seat: Seat): WriteRefusal | null {
  const parsed = draft.k === 'import' ? payloadSchemas.import.safeParse(draft.payload) : undefined;
  const batch = parsed?.success && parsed.data.as === 'household-round' ? seat.batches(parsed.data.batch) : undefined;
  const refusal = batch?.batch === 'household-round' ? checkRoundBatch(county, batch) : null;
  return refusal && { reason: 'rule', subject: draft.subject, refusal };
}

/** Several entries at once, such as the end of a post and the beginning of the next: each is judged with the ones before it. */
const areEntries = (drafts: readonly Draft[]): boolean =>
  drafts.length > 1 && drafts.every((draft) => draft.k === 'edit' && entrySubject(draft.subject) !== null);

/** A county whose entries may change without the first one's changing: everything else stays shared. */
const forkEntries = (county: County): County => ({
  ...county,
  seen: new Map(county.seen),
  pending: new Map(county.pending),
  folds: new Map(county.folds),
  entries: new Map(county.entries),
});

/** A later draft can only be judged by the first one's outcome when both may touch the same thing. */
const isEntangled = (drafts: readonly Draft[]): boolean =>
  new Set(drafts.map((draft) => draft.subject)).size < drafts.length ||
  (drafts.length > 1 && drafts.some((draft) => draft.k === 'settings' || draft.subject.startsWith('batch:')));

/** The same county, to be changed apart. */
export const copyOf = (county: County): County => ({ ...structuredClone({ ...county, index: null }), index: null });

/** Bodies of the batches that drafts import, read before anything changes: a lost one throws here. */
function bodiesOf(drafts: readonly Draft[], seat: Seat): BatchSource {
  const bodies = new Map<string, ReturnType<BatchSource>>();
  for (const draft of drafts) {
    const parsed = draft.k === 'import' ? payloadSchemas.import.safeParse(draft.payload) : undefined;
    if (parsed?.success) bodies.set(parsed.data.batch, seat.batches(parsed.data.batch));
  }
  return (batch) => bodies.get(batch) ?? seat.batches(batch);
}

/**
 * All drafts become operations, or the first refusal is answered and the county is as it was. `trusted` drafts are made by
 * the host itself (undo, imports) and need no judgement: nothing is refused half way, so nothing has to be copied first.
 */
export function decide(
  county: County,
  drafts: readonly Draft[],
  seat: Seat,
  trusted = false,
): Result<Decision, WriteRefusal> {
  const entriesOnly = areEntries(drafts);
  const entangled = !trusted && (entriesOnly || isEntangled(drafts));
  const judged = (state: County, draft: Draft): WriteRefusal | null =>
    trusted ? null : (importRefusal(draft, seat) ?? roundRefusal(state, draft, seat) ?? checkDraft(state, draft));
  if (!entangled) {
    for (const draft of drafts) {
      const refusal = judged(county, draft);
      if (refusal) return fail(refusal);
    }
  }
  const copied = (): County =>
    entriesOnly ? forkEntries(county) : { ...structuredClone({ ...county, index: null }), index: null };
  const batches = bodiesOf(drafts, seat);
  const target = entangled ? copied() : county;
  const seqs = new Map<string, number>();
  const operations: Operation[] = [];
  for (const draft of drafts) {
    const refusal = entangled ? judged(target, draft) : null;
    if (refusal) return fail(refusal);
    const chain = chainKey({ device: seat.device, stream: draft.stream });
    const seq = (seqs.get(chain) ?? seat.seqOf(chain)) + 1;
    seqs.set(chain, seq);
    const operation: Operation = {
      v: OPERATION_VERSION,
      k: draft.k,
      device: seat.device,
      stream: draft.stream,
      seq,
      clock: tick(target.lastClock, seat.now),
      user: draft.user,
      role: draft.role,
      base: draft.base,
      subject: draft.subject,
      payload: draft.payload,
    };
    applyOperation(target, operation, batches);
    operations.push(operation);
  }
  return ok({ county: target, operations });
}
