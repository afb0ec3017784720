/** One thing written about one target by command: a step, proof. Written through whoever owns the journal. */
import type { State } from '../../../shared/domain/clearance.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Capacity, parseRole, ROLES, roleText } from '../../../shared/domain/role.ts';
import type { Host } from '../../../shared/host/contract.ts';
import { parseBody } from '../../../shared/log/chain.ts';
import type { County } from '../../../shared/log/county.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import { streamOf } from '../../../shared/log/fold.ts';
import { type Draft, operationId } from '../../../shared/log/operation.ts';
import { stepText } from '../../text/tally-zh.ts';
import { dataFolderOf, findSubject, findUnit, openToRead, openToWrite } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';

/** Who acts: a name, a role, and the unit that the role is held for. */
export const ACTOR_FLAGS = { by: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' } } as const;
export const STEP_FLAGS = { ...ACTOR_FLAGS, reason: { type: 'string' }, note: { type: 'string' } } as const;

/** Another writer may come in between reading the heads and writing. */
const ATTEMPTS = 3;

/** `--role township --unit 990101005`, or both in one as operations have it: `--role township@990101005`. */
export function capacityOf(args: Arguments): Result<Capacity, UsageFault> {
  const asked = args.text('role') ?? 'duty';
  const capacity = parseRole(asked);
  if (!capacity) return fail({ reason: 'bad-value', flag: '--role', value: asked, expected: ROLES.join(' | ') });
  const unit = args.text('unit') ?? capacity.unit;
  return ok({ role: capacity.role, ...(unit === undefined ? {} : { unit }) });
}

/** What is to be written, made from the county as it stands; a command may refuse before anything is written. */
export type Compose = (
  county: County,
  subject: string,
  contract: Host,
) => Promise<Result<Pick<Draft, 'k' | 'payload'>, Outcome>>;

export async function writeAbout(args: Arguments, compose: Compose): Promise<Outcome> {
  const user = args.text('by')?.trim();
  if (!user) return misused({ reason: 'missing-flag', flag: '--by' });
  const capacity = capacityOf(args);
  if (!capacity.ok) return misused(capacity.error);
  const root = dataFolderOf(args);
  const before = await openToRead(root);
  if (!before.ok) return refused(before.error);
  const found = findSubject(before.value.host.county, args.words[0] ?? '');
  const unit = findUnit(before.value.host.county, capacity.value.unit);
  await before.value.close();
  if (!found.ok) return misused(found.error);
  if (!unit.ok) return misused(unit.error);
  const isHeld = capacity.value.unit !== undefined && unit.value !== null;
  const role = roleText({ role: capacity.value.role, ...(isHeld ? { unit: unit.value.id } : {}) });
  const subject = found.value;

  const writer = await openToWrite(root);
  if (!writer.ok) return refused(writer.error);
  const { contract } = writer.value;
  const drafted = async (): Promise<Result<Draft, Outcome>> => {
    const now = await openToRead(root);
    if (!now.ok) return fail(refused({ reason: 'host-lost' }));
    const { county } = now.value.host;
    try {
      const said = await compose(county, subject, contract);
      if (!said.ok) return said;
      const { k, payload } = said.value;
      const base = headsOf(county, subject, k, payload);
      return ok({ k, stream: streamOf(county, subject), user, role, base, subject, payload });
    } finally {
      await now.value.close();
    }
  };
  try {
    for (let attempt = 1; ; attempt += 1) {
      const draft = await drafted();
      if (!draft.ok) return draft.error;
      const answer = await contract['journal.append']({ drafts: [draft.value] });
      if (answer.ok) return await reportStep(root, subject, answer.records[0]?.body ?? '');
      if (answer.refusal.reason !== 'stale' || attempt >= ATTEMPTS) return refused(answer.refusal);
    }
  } catch {
    return refused({ reason: 'host-lost' });
  } finally {
    await writer.value.close();
  }
}

/** A step that needs no reason; `--note` may say something about it. */
export function takeStep(args: Arguments, to: State): Promise<Outcome> {
  const note = args.text('note')?.trim();
  const why = args.text('reason')?.trim();
  const payload = { to, ...(note ? { note } : {}), ...(why ? { why } : {}) };
  return writeAbout(args, async () => ok({ k: 'clearance', payload }));
}

/** A step that sends a target back or out and therefore needs a reason. */
export async function takeExplainedStep(args: Arguments, to: State): Promise<Outcome> {
  if (!args.text('reason')?.trim()) return misused({ reason: 'missing-flag', flag: '--reason' });
  return takeStep(args, to);
}

/** What the target came to, read back from the journal. */
export async function reportStep(root: string, subject: string, body: string): Promise<Outcome> {
  const parsed = parseBody(body);
  const after = await openToRead(root);
  if (!after.ok) return refused(after.error);
  const row = after.value.host.county.rows.get(subject);
  await after.value.close();
  const value = {
    id: subject,
    operation: parsed.ok ? operationId(parsed.value) : '',
    ...(row ? { name: row.name, state: row.state, percent: row.percent } : {}),
  };
  return done(value, stepText(value));
}
