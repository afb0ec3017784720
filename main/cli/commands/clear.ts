/** `guatu clear ID --by NAME [--note T]`: ticks a target off. */
import type { Arguments } from '../flags.ts';
import type { Outcome } from '../outcome.ts';
import { takeStep } from './step.ts';

export const flags = { by: { type: 'string' }, role: { type: 'string' }, note: { type: 'string' } } as const;
export const words: readonly string[] = ['ID'];

export const run = (args: Arguments): Promise<Outcome> => {
  const note = args.text('note');
  return takeStep(args, 'cleared', note ? { note } : {});
};
