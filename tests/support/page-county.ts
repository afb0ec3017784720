/**
 * The small county behind a host that lives in the page: the real rules, operations and chains of the product, with the journal
 * kept in memory instead of on a disk. For what is tested in a browser, where there is no Node.
 */
import { copyOf, decide, type Seat } from '../../main/core/write-rules.ts';
import type { HostClient } from '../../renderer/host/host-client.ts';
import type { Batch } from '../../shared/domain/batch.ts';
import { callsNotMade } from './calls-not-made.ts';
import type { AppendResult, JournalPosition } from '../../shared/host/answers.ts';
import type { HostEvent, Input } from '../../shared/host/contract.ts';
import { nextHash } from '../../shared/log/chain.ts';
import { createCounty } from '../../shared/log/county.ts';
import {
  bodyOf,
  chainKey,
  type Draft,
  type LogRecord,
  type Operation,
  operationId,
} from '../../shared/log/operation.ts';
import { planUndo } from '../../shared/log/undo.ts';
import { batchName, foundingDrafts, smallBatches } from './small-county.ts';

const DEVICE = 'd0000000001';
const NOW = Date.parse('2017-12-01T10:00:00+08:00');

export class PageCounty {
  readonly store: string;
  readonly records: LogRecord[] = [];
  readonly #operations: Operation[] = [];
  readonly #joined = new Set<string>();
  readonly #heads = new Map<string, { seq: number; h: string }>();
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly #batches = new Map(smallBatches.map((batch): [string, Batch] => [batchName(batch), batch]));
  #county = createCounty('2017-12-01');

  /** `isEmpty`: nothing has been said about the county yet. */
  constructor(store: string, isEmpty = false) {
    this.store = store;
    if (isEmpty) return;
    const founded = this.#append(foundingDrafts(), false);
    if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
  }

  get position(): JournalPosition {
    return { count: this.records.length, last: this.records.at(-1)?.h ?? '' };
  }

  /** Takes the newest records away, as a folder restored from an older backup has it. */
  forget(count: number): void {
    this.records.length -= count;
  }

  /** A client as each window has one. */
  client(): HostClient {
    return {
      ...callsNotMade(),
      'host.info': async () => ({
        shell: 'http',
        version: 'test',
        dataFolder: '/data',
        capabilities: { chooseFolder: false, displays: false, keepAwake: false, systemKeystore: false },
        archives: [],
        store: this.store,
        position: this.position,
        notices: [],
        now: NOW,
      }),
      'journal.read': async ({ after, limit }: Input<'journal.read'>) => ({
        records: this.records.slice(after, after + limit),
        position: this.position,
        done: after + limit >= this.records.length,
      }),
      'journal.append': async ({ drafts }) => this.#append(drafts, false),
      'journal.undo': async ({ user, role }) => {
        const together = { joined: this.#joined, copyOf };
        const plan = planUndo(this.#county, this.#operations, { device: DEVICE, user, role }, together);
        return plan.ok ? this.#append(plan.value, true) : { ok: false, refusal: plan.error };
      },
      'journal.verify': async () => ({ ok: true, records: this.records.length, chains: this.#heads.size }),
      'picture.save': async () => ({ saved: false, cause: 'read-only' }),
      'file.save': async () => ({ saved: false, cause: 'read-only' }),
      'attachment.put': async () => ({ stored: false, refusal: { reason: 'read-only', cause: 'test' } }),
      'person.masked': async () => ({ ok: true, rows: [] }),
      'person.reveal': async ({ household }) => ({ ok: false, refusal: { reason: 'no-record', household } }),
      'person.edit': async ({ household }) => ({ ok: false, refusal: { reason: 'no-record', household } }),
      listen: (onEvent) => {
        this.#listeners.add(onEvent);
        return () => this.#listeners.delete(onEvent);
      },
      assetHeaders: {},
      batch: async (sha256) => this.#batch(sha256),
    };
  }

  #batch(sha256: string): Batch {
    const batch = this.#batches.get(sha256);
    if (!batch) throw new Error(`no batch ${sha256}`);
    return batch;
  }

  #append(drafts: readonly Draft[], trusted: boolean): AppendResult {
    const seat: Seat = {
      device: DEVICE,
      seqOf: (chain) => this.#heads.get(chain)?.seq ?? 0,
      now: NOW,
      batchKind: (name) => this.#batches.get(name)?.batch ?? null,
      batches: (name) => this.#batch(name),
    };
    const decision = decide(this.#county, drafts, seat, trusted);
    if (!decision.ok) return { ok: false, refusal: decision.error };
    this.#county = decision.value.county;
    const records = decision.value.operations.map((operation) => {
      const chain = chainKey(operation);
      const body = bodyOf(operation);
      const h = nextHash(this.#heads.get(chain)?.h ?? '', body);
      this.#heads.set(chain, { seq: operation.seq, h });
      return { h, body };
    });
    this.#operations.push(...decision.value.operations);
    for (const operation of decision.value.operations.slice(1)) this.#joined.add(operationId(operation));
    this.records.push(...records);
    for (const listener of this.#listeners) listener({ event: 'journal.appended', position: this.position });
    return { ok: true, records, position: this.position };
  }
}
