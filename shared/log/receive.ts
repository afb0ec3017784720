/**
 * What a seat takes out of another seat's package: operations whose chains go on from what is here. Nothing is judged again by
 * the campaign's rules, which were held where it was written; checked are form, clock, place and capacity, and that nobody
 * speaks for another. What cannot be taken is answered with why. Source: SYNC rules 2, 5, 9.
 */
import type { Batch } from '../domain/batch.ts';
import { entrySubject } from '../domain/entries/entry.ts';
import { ENTRY_KINDS } from '../domain/entries/registry.ts';
import { parseRole } from '../domain/role.ts';
import { nextHash } from './chain.ts';
import { clockMs, MAX_AHEAD_MS } from './clock.ts';
import { type County, kindOf, unitIndex } from './county.ts';
import { mayWrite } from './decide-record.ts';
import { streamOf } from './fold.ts';
import { householdRow } from './household-fold.ts';
import { chainKey, type LogRecord, type Operation, OPERATION_VERSION, payloadOf, payloadSchemas } from './operation.ts';

export interface Received {
  readonly record: LogRecord;
  readonly operation: Operation;
}

export type HeldWhy =
  | { readonly why: 'gap'; readonly missing: number; readonly after: number }
  | { readonly why: 'fork'; readonly seq: number }
  | { readonly why: 'batch'; readonly batch: string }
  | { readonly why: 'unknown-subject'; readonly subject: string }
  | { readonly why: 'clock-ahead'; readonly aheadMs: number }
  | { readonly why: 'form'; readonly k: string }
  | { readonly why: 'outside'; readonly subject: string }
  | { readonly why: 'county-only'; readonly k: string }
  | { readonly why: 'capacity'; readonly role: string }
  | { readonly why: 'foreign-device' }
  | { readonly why: 'device-frozen' };

export interface Held {
  readonly device: string;
  readonly stream: string;
  readonly first: number;
  readonly last: number;
  readonly why: HeldWhy;
}

export interface ReceiveInput {
  readonly county: County;
  /** Newest number and hash of a chain here. */
  readonly head: (chain: string) => { readonly seq: number; readonly h: string };
  /** Hash of an older record here; asked only about numbers up to the head's. */
  readonly hashAt: (chain: string, seq: number) => string | undefined;
  readonly own: string;
  /** The sender and the unit that it was accepted for: a township, or the county. */
  readonly sender: { readonly device: string; readonly unit: string };
  /** Units of accepted devices. */
  readonly accepted: ReadonlyMap<string, string>;
  readonly frozen: ReadonlySet<string>;
  /** Milliseconds in the county's time. */
  readonly now: number;
  /** A batch that is here or comes with the package; null for neither. */
  readonly batch: (sha256: string) => Batch | null;
}

export interface ReceivePlan {
  /** In the order of the package; each continues its chain. */
  readonly fresh: readonly Received[];
  readonly duplicates: number;
  readonly held: readonly Held[];
}

/** Records of one chain in the package, ascending; their hashes have been found to follow each other. */
type Chain = readonly Received[];

export function receivePlan(input: ReceiveInput, records: readonly Received[]): ReceivePlan {
  const chains = new Map<string, Received[]>();
  for (const received of records) {
    const chain = chainKey(received.operation);
    const known = chains.get(chain);
    if (known) known.push(received);
    else chains.set(chain, [received]);
  }
  const held: Held[] = [];
  /** Chains that nothing more is taken from, and the first number that is not. */
  const stopped = new Map<string, number>();
  const stop = (chain: string, from: Received, why: HeldWhy): void => {
    if (stopped.has(chain)) return;
    const { device, seq, stream } = from.operation;
    stopped.set(chain, seq);
    held.push({ device, stream, first: seq, last: chains.get(chain)?.at(-1)?.operation.seq ?? seq, why });
  };
  let duplicates = 0;
  for (const [chain, list] of chains) {
    const found = atHead(input, chain, list);
    if (found) stop(chain, found.from, found.why);
    duplicates += list.filter(({ operation }) => operation.seq <= input.head(chain).seq).length;
  }
  const created = new Map<string, string>();
  const fresh: Received[] = [];
  for (const received of records) {
    const { operation } = received;
    const chain = chainKey(operation);
    if (operation.seq <= input.head(chain).seq || operation.seq >= (stopped.get(chain) ?? Infinity)) continue;
    const why = notTaken(input, operation, created);
    if (why) stop(chain, received, why);
    else {
      fresh.push(received);
      const spec = payloadOf(operation, 'target')?.spec;
      if (spec) created.set(operation.subject, spec.unit);
    }
  }
  const order = ({ device, first, stream }: Held): string => `${device}/${stream}/${String(first).padStart(9, '0')}`;
  return { fresh, duplicates, held: held.sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** Why nothing new of a chain can follow what is here, and from which record on; null when it goes on or has nothing new. */
function atHead(input: ReceiveInput, chain: string, list: Chain): { from: Received; why: HeldWhy } | null {
  const head = input.head(chain);
  const [first] = list;
  if (!first) return null;
  const common = list.findLast(({ operation }) => operation.seq <= head.seq);
  const next = list.find(({ operation }) => operation.seq > head.seq);
  if (common) {
    const seq = common.operation.seq;
    const ours = seq === head.seq ? head.h : input.hashAt(chain, seq);
    if (ours !== undefined && ours !== common.record.h) {
      const from = list.find(({ operation, record }) => {
        const here = operation.seq <= head.seq ? input.hashAt(chain, operation.seq) : undefined;
        return here !== undefined && here !== record.h;
      });
      return { from: from ?? common, why: { why: 'fork', seq: (from ?? common).operation.seq } };
    }
  }
  if (!next) return null;
  if (input.frozen.has(next.operation.device)) return { from: next, why: { why: 'device-frozen' } };
  // Its own number given by another computer, or by this one before its folder was put back to an older copy.
  if (next.operation.device === input.own) return { from: next, why: { why: 'fork', seq: next.operation.seq } };
  const missing = next.operation.seq - head.seq - 1;
  if (missing > 0) return { from: next, why: { why: 'gap', missing, after: head.seq } };
  if (nextHash(head.h, next.record.body) !== next.record.h)
    return { from: next, why: { why: 'fork', seq: next.operation.seq } };
  return null;
}

function notTaken(input: ReceiveInput, operation: Operation, created: ReadonlyMap<string, string>): HeldWhy | null {
  const { accepted, now, own, sender } = input;
  const county = unitIndex(input.county).county?.id;
  const aheadMs = clockMs(operation.clock) - now;
  if (aheadMs > MAX_AHEAD_MS) return { why: 'clock-ahead', aheadMs };
  const { k, payload, role, v } = operation;
  const schema = k in payloadSchemas ? payloadSchemas[k as keyof typeof payloadSchemas] : undefined;
  if (v <= OPERATION_VERSION && schema && !schema.safeParse(payload).success) return { why: 'form', k };
  const imported = payloadOf(operation, 'import');
  if (imported) {
    const body = input.batch(imported.batch);
    if (!body) return { why: 'batch', batch: imported.batch };
    if (body.batch !== imported.as || operation.subject !== `batch:${imported.batch}`) return { why: 'form', k };
  }
  if (sender.unit === county || county === undefined) return null;
  if (operation.device !== sender.device && operation.device !== own && accepted.get(operation.device) !== sender.unit)
    return { why: 'foreign-device' };
  if (k === 'settings' || k === 'import' || operation.subject.startsWith('batch:')) return { why: 'county-only', k };
  return outside(input, operation, created) ?? (hasCapacity(input, operation) ? null : { why: 'capacity', role });
}

/** A township speaks only about what is its own. */
function outside(
  { county, sender }: ReceiveInput,
  operation: Operation,
  created: ReadonlyMap<string, string>,
): HeldWhy | null {
  const { stream, subject } = operation;
  const index = unitIndex(county);
  const isWithin = (unit: string): boolean => index.streamOf(unit) === sender.unit;
  if (stream !== sender.unit) return { why: 'outside', subject };
  const spec = payloadOf(operation, 'target')?.spec;
  if (spec) return isWithin(spec.unit) ? null : { why: 'outside', subject };
  const entry = entrySubject(subject);
  const about = entry?.owner ?? subject;
  if (entry && entry.owner === null) return { why: 'outside', subject };
  const unit = created.get(about);
  if (unit !== undefined) return null;
  // A ledger may have moved a target meanwhile: any township that it has been said to lie in may have spoken about it.
  const stated = county.specs.get(about);
  if (stated) return stated.some(({ value }) => isWithin(value.unit)) ? null : { why: 'outside', subject };
  const place = householdRow(about)?.village ?? about;
  if (index.get(place)) return streamOf(county, place) === sender.unit ? null : { why: 'outside', subject };
  return { why: 'unknown-subject', subject };
}

/** Somebody at a township's seat acts for a unit of that township, and writes what his role may write. */
function hasCapacity({ county, sender }: ReceiveInput, { k, role, subject }: Operation): boolean {
  const capacity = parseRole(role);
  if (!capacity?.unit || !unitIndex(county).pathUp(capacity.unit).includes(sender.unit)) return false;
  const entry = entrySubject(subject);
  if (entry && k === 'edit') return ENTRY_KINDS[entry.collection]?.roles.includes(capacity.role) ?? true;
  const kind = county.rows.get(subject)?.kind;
  const isProblem = kind !== undefined && kindOf(county, kind)?.sector === 'problem';
  // Steps have their own rules, which were held where they were taken.
  return k === 'clearance' ? capacity.role !== 'viewer' : mayWrite(capacity.role, k, isProblem || k === 'target');
}
