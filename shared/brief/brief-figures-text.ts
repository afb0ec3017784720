/** Figures as runs: the number as it is written, with the number itself and where it comes from. */
import type { Run, Trace } from './document.ts';
import type { BriefFigures } from './figures.ts';
import type { BriefWords } from './words.ts';

export type Form = 'count' | 'amount' | 'percent' | 'points' | 'rate';

type Asked = Omit<Trace, 'on' | 'unit'> & { readonly unit?: string };

export interface FigureRuns {
  (value: number, form: Form, asked: Asked): Run;
}

/** Of the county and the day of the brief unless asked otherwise. */
export const figureRuns =
  ({ county, period }: BriefFigures, words: BriefWords): FigureRuns =>
  (value, form, asked) => ({
    text: words[form](value),
    figure: { value, trace: { unit: county.id, on: period.on, ...asked } },
  });
