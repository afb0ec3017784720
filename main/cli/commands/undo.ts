/** `guatu undo [--by NAME]`: takes back the newest thing that person did at this seat. */
import { parseBody } from '../../../shared/log/chain.ts';
import { newestStanding } from '../../../shared/log/undo.ts';
import { dataFolderOf, openToRead, openToWrite } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { misused, type Outcome, refused } from '../outcome.ts';
import { reportStep, roleOf } from './step.ts';

export const flags = { by: { type: 'string' }, role: { type: 'string' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const role = roleOf(args);
  if (typeof role !== 'string') return misused(role);
  const root = dataFolderOf(args);
  const user = args.text('by')?.trim() ?? (await lastUser(root));
  if (!user) return refused({ reason: 'nothing' });
  const writer = await openToWrite(root);
  if (!writer.ok) return refused(writer.error);
  try {
    const answer = await writer.value.contract['journal.undo']({ user, role });
    if (!answer.ok) return refused(answer.refusal);
    const body = answer.records[0]?.body ?? '';
    const parsed = parseBody(body);
    return await reportStep(root, parsed.ok ? parsed.value.subject : '', body);
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
