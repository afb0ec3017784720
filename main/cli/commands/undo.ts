/** `guatu undo [--by NAME]`: takes back the newest thing that person did at this seat, with all that was written with it. */
import { roleText } from '../../../shared/domain/role.ts';
import { parseBody } from '../../../shared/log/chain.ts';
import { newestStanding } from '../../../shared/log/undo.ts';
import { undoneText } from '../../text/tally-zh.ts';
import { dataFolderOf, openToRead, openToWrite } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { ACTOR_FLAGS, capacityOf, reportStep } from './step.ts';

export const flags = ACTOR_FLAGS;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const capacity = capacityOf(args);
  if (!capacity.ok) return misused(capacity.error);
  const role = roleText(capacity.value);
  const root = dataFolderOf(args);
  const user = args.text('by')?.trim() ?? (await lastUser(root));
  if (!user) return refused({ reason: 'nothing' });
  const writer = await openToWrite(root);
  if (!writer.ok) return refused(writer.error);
  try {
    const answer = await writer.value.contract['journal.undo']({ user, role });
    if (!answer.ok) return refused(answer.refusal);
    const bodies = answer.records.map(({ body }) => body);
    const subjects = bodies.map((body) => parseBody(body)).map((parsed) => (parsed.ok ? parsed.value.subject : ''));
    const [subject = '', ...more] = subjects;
    if (more.length === 0) return await reportStep(root, subject, bodies[0] ?? '');
    return done({ undone: subjects.length, subjects }, undoneText(subjects.length));
  } catch {
    return refused({ reason: 'host-lost' });
  } finally {
    await writer.value.close();
  }
}

/** Who did the newest thing at this seat that still stands; undefined when there is none. */
async function lastUser(root: string): Promise<string | undefined> {
  const opened = await openToRead(root);
  if (!opened.ok) return undefined;
  const { folder, operations } = opened.value.host.parts;
  const user = newestStanding(operations, folder.store.device)?.user;
  await opened.value.close();
  return user;
}
