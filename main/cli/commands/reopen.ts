/** `guatu reopen ID --by NAME --reason T`: a cleared target that has fallen back. */
import type { Arguments } from '../flags.ts';
import { misused, type Outcome } from '../outcome.ts';
import { takeStep } from './step.ts';

export const flags = { by: { type: 'string' }, role: { type: 'string' }, reason: { type: 'string' } } as const;
export const words: readonly string[] = ['ID'];

export async function run(args: Arguments): Promise<Outcome> {
  const why = args.text('reason')?.trim();
  if (!why) return misused({ reason: 'missing-flag', flag: '--reason' });
  return takeStep(args, 'reopened', { why });
}
