/** Walks all marks of a page. */
import type { Mark } from './marks.ts';

/** Every mark, those inside clips too, the lowest first. */
export function* everyMark(marks: readonly Mark[]): Generator<Mark> {
  for (const mark of marks) {
    yield mark;
    if (mark.kind === 'clip') yield* everyMark(mark.marks);
  }
}
