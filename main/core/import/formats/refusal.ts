/** How a reader that is deep inside a stream gives up on the whole file: caught by the reader itself, never by its callers. */
import { fail, type Result } from '../../../../shared/domain/result.ts';
import type { ImportProblem, Reason } from '../problem.ts';

export class Refusal extends Error {
  readonly problem: ImportProblem;

  constructor(reason: Reason) {
    super(reason.reason);
    this.problem = { severity: 'error', ...reason };
  }
}

/** The reading's answer; whatever is thrown on the way, `otherwise` stands for what no reason was given for. */
export async function withRefusals<T>(
  otherwise: Reason,
  read: () => Promise<Result<T, ImportProblem>>,
): Promise<Result<T, ImportProblem>> {
  try {
    return await read();
  } catch (error) {
    // A damaged file shows as any kind of fault inside a parser; none of them may take the program down.
    return fail(error instanceof Refusal ? error.problem : { severity: 'error', ...otherwise });
  }
}
