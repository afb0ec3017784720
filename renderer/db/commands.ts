/** What a person can do to the campaign: each writes through the host's journal first and answers when it is safe. */
import type { Role, State } from '../../shared/domain/clearance.ts';
import { dayOfInstant } from '../../shared/domain/day.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import type { AppendResult, WriteRefusal } from '../../shared/host/contract.ts';
import type { Draft } from '../../shared/log/operation.ts';
import { HostFault } from '../host/transport.ts';
import type { TargetRecord } from './database.ts';
import type { Projection } from './projection.ts';

export interface Actor {
  readonly user: string;
  readonly role: Role;
}

export type CommandRefusal =
  | WriteRefusal
  | { readonly reason: 'nothing' }
  | { readonly reason: 'gone-on'; readonly operation: string; readonly subject: string }
  /** The host did not answer: it is not known to be saved, so it counts as not saved. */
  | { readonly reason: 'unreachable' };

/** The ids of the targets or other subjects that the written operations concern. */
export type CommandResult = Result<{ subjects: string[] }, CommandRefusal>;

export interface Commands {
  clear(id: string, note?: string): Promise<CommandResult>;
  reopen(id: string, why: string): Promise<CommandResult>;
  /** Metres from the road's start. */
  recordStretch(id: string, stage: string, from: number, to: number): Promise<CommandResult>;
  /** Cumulative percentage reached today, 0–100. */
  recordAmount(id: string, percent: number): Promise<CommandResult>;
  undo(): Promise<CommandResult>;
}

type Change = Pick<Draft, 'k' | 'payload'> & { readonly base: (record: TargetRecord) => string[] };

/** Tries again once when another window has written to the same target in between. */
const ATTEMPTS = 2;

export function commandsFor(projection: Projection, index: UnitIndex, actor: Actor): Commands {
  const step = (id: string, to: State, words: { note?: string; why?: string }): Promise<CommandResult> =>
    write(id, { k: 'clearance', payload: { to, ...words }, base: clearanceHeads });
  return {
    clear: (id, note) => step(id, 'cleared', note ? { note } : {}),
    reopen: (id, why) => step(id, 'reopened', { why }),
    recordStretch: (id, stage, from, to) => write(id, { k: 'stretch', payload: { stage, from, to }, base: () => [] }),
    recordAmount: (id, percent) => {
      const asOf = dayOfInstant(projection.now());
      return write(id, { k: 'amount', payload: { percent, asOf }, base: amountHeads });
    },
    undo: () => settle(() => projection.host['journal.undo']({ ...actor })),
  };

  async function write(id: string, change: Change): Promise<CommandResult> {
    for (let attempt = 1; ; attempt += 1) {
      const record = await projection.db.targets.get(id);
      if (!record) return fail({ reason: 'unknown-subject', subject: id });
      const { k, payload } = change;
      const draft: Draft = {
        ...actor,
        k,
        payload,
        stream: index.streamOf(record.row.unit),
        base: change.base(record),
        subject: id,
      };
      const result = await settle(() => projection.host['journal.append']({ drafts: [draft] }));
      if (result.ok || result.error.reason !== 'stale' || attempt >= ATTEMPTS) return result;
      await projection.follow();
    }
  }

  type Answer = AppendResult | { ok: false; refusal: CommandRefusal };

  /** Folds what the host acknowledged into the projection before answering. */
  async function settle(ask: () => Promise<Answer>): Promise<CommandResult> {
    let answer: Answer;
    try {
      answer = await ask();
    } catch (error) {
      if (error instanceof HostFault) return fail({ reason: 'unreachable' });
      throw error;
    }
    if (!answer.ok) return fail(answer.refusal);
    const { records, position } = answer;
    await projection.accept(position.count - records.length, records);
    const subjects = records.map((record) => String((JSON.parse(record.body) as { subject: unknown }).subject));
    return ok({ subjects });
  }
}

const clearanceHeads = (record: TargetRecord): string[] => record.fold.clearance.heads.map((head) => head.id);
const amountHeads = (record: TargetRecord): string[] => record.fold.amount.heads.map((head) => head.id);
