/** `guatu remove ID --by NAME --reason T`: a target that no longer counts 剔除. */
import type { Arguments } from '../flags.ts';
import type { Outcome } from '../outcome.ts';
import { STEP_FLAGS, takeExplainedStep } from './step.ts';

export const flags = STEP_FLAGS;
export const words: readonly string[] = ['ID'];
export const run = (args: Arguments): Promise<Outcome> => takeExplainedStep(args, 'removed');
