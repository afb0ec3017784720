/** Whole sentences as runs: places in braces take text or a figure, and a figure stays told apart. */
import type { Run } from './document.ts';

export type Filling = string | Run;

/** A place without a filling is a bug and stays visible. */
export function fillRuns(sentence: string, fillings: Readonly<Record<string, Filling>>): Run[] {
  const runs: Run[] = [];
  const push = (run: Run): void => {
    const last = runs.at(-1);
    if (last && !last.figure && !run.figure && !last.bold && !run.bold)
      runs[runs.length - 1] = { text: last.text + run.text };
    else if (run.text !== '') runs.push(run);
  };
  let at = 0;
  for (const match of sentence.matchAll(/\{(\w+)\}/g)) {
    push({ text: sentence.slice(at, match.index) });
    const filling = fillings[match[1] ?? ''];
    push(filling === undefined ? { text: match[0] } : typeof filling === 'string' ? { text: filling } : filling);
    at = match.index + match[0].length;
  }
  push({ text: sentence.slice(at) });
  return runs.filter((run) => run.text !== '');
}
