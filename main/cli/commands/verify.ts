/** `guatu verify`: walks every hash chain of the journal and tells whether it is whole. */
import { digestOf } from '../../../shared/log/digest.ts';
import { verifyText } from '../../text/tally-zh.ts';
import { dataFolderOf, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, type Outcome, refused } from '../outcome.ts';

export const flags = {} as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const report = await host.contract['journal.verify']({});
    const value = { ...report, digest: digestOf(host.county), readOnly: host.readOnly };
    if (report.ok) return done(value, verifyText(value));
    const { line, problem } = report.fault ?? { line: 0, problem: 'unreadable' };
    return refused({ reason: 'verify-failed', line, problem }, value);
  } finally {
    await close();
  }
}
