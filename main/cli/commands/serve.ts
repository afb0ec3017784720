/** `guatu serve`: the application for a browser, without opening one. */
import { serve } from '../../http/serve.ts';
import type { Arguments } from '../flags.ts';
import { misused, type Outcome } from '../outcome.ts';

export const flags = { port: { type: 'string' } } as const;
export const words: readonly string[] = [];

/** Runs until it is asked to end; lines for people go to stderr. */
export async function run(args: Arguments): Promise<Outcome | number> {
  const text = args.text('port');
  const port = text === undefined ? undefined : Number(text);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    return misused({ reason: 'bad-value', flag: '--port', value: text ?? '', expected: '4680' });
  }
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  return serve({ data: args.text('data'), port, open: false, why: 'asked', say });
}
