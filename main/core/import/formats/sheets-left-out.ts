/** Sheets of a workbook that are not read, hidden ones and charts, are told with those that are. */
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';

/** Sheets that are left out are told with the first one that is read; a file of nothing else says so itself. */
export function withLeftOut(
  [first, ...others]: readonly Layer[],
  leftOut: readonly ImportProblem[],
): Result<readonly Layer[], ImportProblem> {
  if (first) return ok([{ ...first, problems: [...leftOut, ...first.problems] }, ...others]);
  const [problem] = leftOut;
  return fail(problem ? { ...problem, severity: 'error' } : { severity: 'error', reason: 'file-empty' });
}
