/** What every refusal has to be: one sentence for people on stderr, the same in the JSON, and the agreed exit code. */
import { expect } from 'vitest';
import type { RefusalAnswer } from './answers.ts';
import { type CommandAnswer, guatu } from './guatu.ts';

/** One line that ends as a sentence and is no stack trace. */
export function expectOneSentence(text: string): void {
  const line = text.trim();
  expect(line).toMatch(/^[^\n]+。$/);
  expect(line).not.toMatch(/Error|\bat .*:\d+|undefined|\[object/);
}

/** Runs a command that has to be refused: 1 by the rules or the data, 2 because it was not understood. */
export async function expectRefused(
  args: readonly string[],
  code: 1 | 2,
  reason: string,
  env: Readonly<Record<string, string>> = {},
): Promise<CommandAnswer> {
  const answer = await guatu([...args, '--json'], env);
  expect([args, answer.code, answer.stderr]).toEqual([args, code, expect.any(String)]);
  expectOneSentence(answer.stderr);
  const json = answer.json<RefusalAnswer>();
  expect(json.ok).toBe(false);
  expect((json.refusal ?? json.fault)?.reason).toBe(reason);
  expect(json.message).toBe(answer.stderr.trim());
  return answer;
}
