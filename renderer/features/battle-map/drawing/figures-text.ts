/** Lengths and areas of drawings in words: metres below a kilometre, square kilometres with mu beside them. */
import type { Path } from '../../../../shared/geo/edit-paths.ts';
import { amount, count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { areaOf, kilometres, MU_PER_SQUARE_KILOMETRE, type Task } from './drawing-task.ts';

export const lengthText = (metres: number): string =>
  metres < 1000
    ? t('drawing.metres', { metres: count(Math.round(metres)) })
    : t('drawing.kilometres', { kilometres: amount(kilometres(metres)) });

export function areaText(task: Task, paths: readonly Path[]): string {
  const square = areaOf(task, paths);
  return t('drawing.squareKilometres', {
    kilometres: amount(Math.round(square * 100) / 100),
    mu: count(Math.round(square * MU_PER_SQUARE_KILOMETRE)),
  });
}
