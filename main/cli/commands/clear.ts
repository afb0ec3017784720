/** `guatu clear ID --by NAME [--note T]`: ticks a target off. */
import type { Arguments } from '../flags.ts';
import type { Outcome } from '../outcome.ts';
import { STEP_FLAGS, takeStep } from './step.ts';

export const flags = STEP_FLAGS;
export const words: readonly string[] = ['ID'];
export const run = (args: Arguments): Promise<Outcome> => takeStep(args, 'cleared');
