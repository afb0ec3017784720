/**
 * `guatu verify`: walks every hash chain of the journal and tells whether it is whole. `guatu verify ID --by NAME`: the step
 * that says a target has been checked on the spot.
 */
import { digestOf } from '../../../shared/log/digest.ts';
import { verifyText } from '../../text/tally-zh.ts';
import { dataFolderOf, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { STEP_FLAGS, takeStep } from './step.ts';

export const flags = STEP_FLAGS;
export const words: readonly string[] = ['[ID]'];

export const run = (args: Arguments): Promise<Outcome> =>
  args.words[0] === undefined ? checkJournal(args) : takeStep(args, 'verified');

async function checkJournal(args: Arguments): Promise<Outcome> {
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
