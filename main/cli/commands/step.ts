/** `guatu clear` and `guatu reopen`: one step of a target, written through whoever owns the journal. */
import type { State } from '../../../shared/domain/clearance.ts';
import { type Role, ROLES } from '../../../shared/domain/role.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import { streamOf } from '../../../shared/log/fold.ts';
import { operationId, type Draft } from '../../../shared/log/operation.ts';
import { parseBody } from '../../../shared/log/chain.ts';
import { stepText } from '../../text/tally-zh.ts';
import { dataFolderOf, findSubject, openToRead, openToWrite } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';

/** Another writer may come in between reading the heads and writing. */
const ATTEMPTS = 3;

export function roleOf(args: Arguments): Role | UsageFault {
  const asked = args.text('role') ?? 'duty';
  const role = ROLES.find((entry) => entry === asked);
  return role ?? { reason: 'bad-value', flag: '--role', value: asked, expected: ROLES.join(' | ') };
}

export async function takeStep(args: Arguments, to: State, says: { note?: string; why?: string }): Promise<Outcome> {
  const user = args.text('by')?.trim();
  if (!user) return misused({ reason: 'missing-flag', flag: '--by' });
  const role = roleOf(args);
  if (typeof role !== 'string') return misused(role);
  const root = dataFolderOf(args);
  const before = await openToRead(root);
  if (!before.ok) return refused(before.error);
  const found = findSubject(before.value.host.county, args.words[0] ?? '');
  await before.value.close();
  if (!found.ok) return misused(found.error);

  const writer = await openToWrite(root);
  if (!writer.ok) return refused(writer.error);
  try {
    const drafted = async (): Promise<Draft | null> => {
      const now = await openToRead(root);
      if (!now.ok) return null;
      const { county } = now.value.host;
      const draft = {
        k: 'clearance',
        stream: streamOf(county, found.value),
        user,
        role,
        base: headsOf(county, found.value, 'clearance'),
        subject: found.value,
        payload: { to, ...says },
      };
      await now.value.close();
      return draft;
    };
    for (let attempt = 1; ; attempt += 1) {
      const draft = await drafted();
      const answer = draft && (await writer.value.contract['journal.append']({ drafts: [draft] }));
      if (!answer) return refused({ reason: 'host-lost' });
      if (answer.ok) return await reportStep(root, found.value, answer.records[0]?.body ?? '');
      if (answer.refusal.reason !== 'stale' || attempt >= ATTEMPTS) return refused(answer.refusal);
    }
  } catch {
    return refused({ reason: 'host-lost' });
  } finally {
    await writer.value.close();
  }
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
