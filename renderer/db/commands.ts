/** What a person can do to the campaign: each writes through the host's journal first and answers when it is safe. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import type { State } from '../../shared/domain/clearance.ts';
import { dayOfInstant } from '../../shared/domain/day.ts';
import { entrySubject, type Json, ownerUnit } from '../../shared/domain/entries/entry.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type Capacity, roleText } from '../../shared/domain/role.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import type { AppendResult, WriteRefusal } from '../../shared/host/answers.ts';
import type { Input } from '../../shared/host/contract.ts';
import { canonical } from '../../shared/log/canonical.ts';
import { headsIn } from '../../shared/log/decide.ts';
import { householdRow } from '../../shared/log/household-fold.ts';
import { type Draft, type Operation, operationSchema, type Payload } from '../../shared/log/operation.ts';
import { emptyFold, type SubjectFold } from '../../shared/log/subject-fold.ts';
import { HostFault } from '../host/transport.ts';
import type { Projection } from './projection.ts';

/** Who writes: the name, and the role with the unit that it is held for. */
export interface Actor extends Capacity {
  readonly user: string;
}

export type CommandRefusal =
  | WriteRefusal
  | { readonly reason: 'nothing' }
  | { readonly reason: 'gone-on'; readonly operation: string; readonly subject: string }
  /** The host did not answer: it is not known to be saved, so it counts as not saved. */
  | { readonly reason: 'unreachable' };

export interface Done {
  /** The ids of the targets or other subjects that the written operations concern. */
  readonly subjects: string[];
  readonly written: readonly Pick<Operation, 'subject' | 'k' | 'payload'>[];
}
export type CommandResult = Result<Done, CommandRefusal>;

export interface StepWords {
  readonly note?: string;
  readonly why?: string;
}

export interface EntryChange {
  readonly collection: string;
  readonly id: string;
  readonly set: Readonly<Record<string, Json>>;
}

export interface Commands {
  /** A step of a target or household through its states. */
  step(id: string, to: State, words?: StepWords): Promise<CommandResult>;
  /** The same step for many, all or none; the refusal names the first that may not. */
  steps(ids: readonly string[], to: State, words?: StepWords): Promise<CommandResult>;
  clear(id: string, note?: string): Promise<CommandResult>;
  reopen(id: string, why: string): Promise<CommandResult>;
  /** Metres from the road's start. */
  recordStretch(id: string, stage: string, from: number, to: number): Promise<CommandResult>;
  /** Cumulative percentage reached today, 0–100. */
  recordAmount(id: string, percent: number): Promise<CommandResult>;
  /** Cumulative amount of one stage reached today, in the kind's measure. */
  recordReach(id: string, stage: string, reached: number): Promise<CommandResult>;
  createTarget(spec: TargetSpec): Promise<CommandResult>;
  /** Fields as in `shared/log/edits.ts`; null goes back to what the ledger said. */
  editTarget(id: string, set: Readonly<Record<string, Json>>): Promise<CommandResult>;
  /** Creates an entry or changes fields of it. `id` begins with `<unit>|` where it belongs to a unit. */
  writeEntry(collection: string, id: string, set: Readonly<Record<string, Json>>): Promise<CommandResult>;
  /** Several entries as one write, each judged with the ones before it: all of them or none. */
  writeEntries(entries: readonly EntryChange[]): Promise<CommandResult>;
  addEvidence(id: string, evidence: Payload<'evidence'>): Promise<CommandResult>;
  addNote(subject: string, text: string): Promise<CommandResult>;
  /** Takes back proofs, remarks or stretches by the ids of their operations. */
  revoke(subject: string, operations: readonly string[]): Promise<CommandResult>;
  /** Replaces the settings that were looked at while editing; refuses as stale when others stand by now. */
  saveSettings(settings: CountySettings, over: CountySettings): Promise<CommandResult>;
  /** Which war zones there are and which townships each has, all at once; writes nothing where all is as it was. */
  stateZones(zones: Input<'county.zones'>['zones']): Promise<CommandResult>;
  /** What was drawn on the map, new targets among it: all of it or nothing. */
  draw(drawn: Omit<Input<'geometry.put'>, 'user' | 'role'>): Promise<CommandResult>;
  undo(): Promise<CommandResult>;
}

type Change = Pick<Draft, 'k' | 'payload' | 'subject'>;

/** Tries again once when another window has written to the same subject in between. */
const ATTEMPTS = 2;

export function commandsFor(projection: Projection, index: UnitIndex, actor: Actor): Commands {
  const { user } = actor;
  const role = roleText(actor);
  const { db, host } = projection;
  const today = (): string => dayOfInstant(projection.now());
  const stepOf = (id: string, to: State, words: StepWords): Change => ({
    k: 'clearance',
    subject: id,
    payload: { to, ...words },
  });
  const one = (k: string, subject: string, payload: Draft['payload']): Promise<CommandResult> =>
    write([{ k, subject, payload }]);
  return {
    step: (id, to, words = {}) => write([stepOf(id, to, words)]),
    steps: (ids, to, words = {}) => write(ids.map((id) => stepOf(id, to, words))),
    clear: (id, note) => write([stepOf(id, 'cleared', note ? { note } : {})]),
    reopen: (id, why) => write([stepOf(id, 'reopened', { why })]),
    recordStretch: (id, stage, from, to) => one('stretch', id, { stage, from, to }),
    recordAmount: (id, percent) => one('amount', id, { percent, asOf: today() }),
    recordReach: (id, stage, reached) => one('reach', id, { stage, reached, asOf: today() }),
    createTarget: (spec) => one('target', spec.id, { spec }),
    editTarget: (id, set) => one('edit', id, { set }),
    writeEntry: (collection, id, set) => one('edit', `${collection}:${id}`, { set }),
    writeEntries: (entries) =>
      write(
        entries.map(({ collection, id, set }) => ({ k: 'edit', subject: `${collection}:${id}`, payload: { set } })),
      ),
    addEvidence: (id, evidence) => one('evidence', id, { ...evidence }),
    addNote: (subject, text) => one('note', subject, { text }),
    revoke: (subject, operations) => one('revoke', subject, { operations: [...operations] }),
    saveSettings,
    stateZones: (zones) => settle(() => host['county.zones']({ zones, user, role })),
    draw: (drawn) => settle(() => host['geometry.put']({ ...drawn, user, role })),
    undo: () => settle(() => host['journal.undo']({ user, role })),
  };

  async function saveSettings(settings: CountySettings, over: CountySettings): Promise<CommandResult> {
    const state = await projection.state();
    const base = state.settingsId === null ? [] : [state.settingsId];
    const subject = settings.county;
    if (state.settings !== null && canonical(state.settings) !== canonical(over))
      return fail({ reason: 'stale', subject, heads: base });
    const stream = index.county?.id ?? subject;
    const draft: Draft = { k: 'settings', subject, payload: { settings }, stream, base, user, role };
    return settle(() => host['journal.append']({ drafts: [draft] }));
  }

  async function write(changes: readonly Change[]): Promise<CommandResult> {
    for (let attempt = 1; ; attempt += 1) {
      const drafts: Draft[] = [];
      for (const change of changes) {
        const known = await whereabouts(change);
        if (!known) return fail({ reason: 'unknown-subject', subject: change.subject });
        drafts.push({ ...change, ...known, user, role });
      }
      const result = await settle(() => host['journal.append']({ drafts }));
      if (result.ok || result.error.reason !== 'stale' || attempt >= ATTEMPTS) return result;
      await projection.follow();
    }
  }

  /** The stream of a change and the heads that it replaces; null when there is no such subject. */
  async function whereabouts({ k, subject, payload }: Change): Promise<Pick<Draft, 'stream' | 'base'> | null> {
    const county = index.county?.id ?? subject;
    if (k === 'target') return { stream: index.streamOf((payload as Payload<'target'>).spec.unit), base: [] };
    const based = (unit: string, fold: SubjectFold): Pick<Draft, 'stream' | 'base'> => ({
      stream: index.streamOf(unit),
      base: headsIn(fold, k, payload),
    });
    const entry = entrySubject(subject);
    if (entry) {
      const record = await db.entries.get(subject);
      const owner =
        entry.owner === null ? null : ((await db.targets.get(entry.owner))?.row.unit ?? ownerUnit(entry.owner));
      return based(owner ?? county, record?.fold ?? emptyFold);
    }
    const record = await db.targets.get(subject);
    if (record) return based(record.row.unit, record.fold);
    const household = householdRow(subject);
    if (household) return based(household.village, (await householdFold(subject)) ?? emptyFold);
    return index.get(subject) ? based(subject, emptyFold) : null;
  }

  /** Households have no rows of their own: what has been said about one is read from the journal. */
  async function householdFold(subject: string): Promise<SubjectFold | undefined> {
    return (await projection.timeline()).county.folds.get(subject);
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
    const written = records.map((record) => operationSchema.parse(JSON.parse(record.body)));
    return ok({ subjects: written.map((operation) => operation.subject), written });
  }
}
