/** Cells as people type them: spaces, full-width digits, thousands marks, several ways to write a day. */
import { dayOfNumber, dayNumber, isDay } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';

const FULL_WIDTH_OFFSET = 0xfee0;
/** Spaces that pad Chinese names to equal width. */
const PADDING = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/** Full-width letters and digits to plain ones; the punctuation of Chinese text stays. */
const plainLetters = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );

/** Anything but plain letters, digits, Han characters and their punctuation: most cells have nothing to tidy. */
const UNTIDY = /[^\u0021-\u007e\u3001-\u3003\u300a-\u3011\u4e00-\u9fff]/;

/** Invisible characters out, spaces of every width made one. */
export const tidyText = (text: string): string =>
  UNTIDY.test(text)
    ? plainLetters(text)
        // eslint-disable-next-line no-control-regex -- these very characters are what is taken out
        .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : text;

/** A name: also without its padding. */
export function tidyName(text: string): string {
  const tidy = tidyText(text);
  return tidy.includes(' ') ? tidy.replace(PADDING, '') : tidy;
}
/** Cells that mean "no entry". */
const isBlank = (text: string): boolean => /^[-—–/\\、]*$/.test(text) || text === '无';

export type Amount =
  | { readonly amount: number }
  | { readonly amount: null; readonly why: 'blank' | 'malformed' | 'negative'; readonly text: string };

/** A plain decimal number; thousands may be grouped. Everything else is refused rather than guessed at. */
export function readAmount(cell: string): Amount {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(cell)) return { amount: Number(cell) };
  const text = tidyText(cell).replaceAll('．', '.').replaceAll('，', ',').replaceAll('－', '-');
  if (isBlank(text)) return { amount: null, why: 'blank', text };
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  if (!isGrouped && !/^-?\d+(\.\d+)?$/.test(text)) return { amount: null, why: 'malformed', text };
  const amount = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(amount) || amount > Number.MAX_SAFE_INTEGER) return { amount: null, why: 'malformed', text };
  return amount < 0 ? { amount: null, why: 'negative', text } : { amount };
}

export type DayCell =
  | { readonly day: Day; readonly isCompleted: boolean }
  | { readonly day: null; readonly why: 'blank' | 'malformed'; readonly text: string };

const two = (digits: string): string => digits.padStart(2, '0');

/** 2017-12-01, 2017/12/1, 2017.12.1, 20171201, 2017年12月1日; a month alone (2017年12月, 2017年12月底) means its last day. */
export function readDay(cell: string): DayCell {
  const text = tidyText(cell);
  if (isBlank(text)) return { day: null, why: 'blank', text };
  // A time of day beside it changes nothing about the day.
  const compact = text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '').replaceAll(' ', '');
  const full =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:0?0:00(?::00)?)?$/.exec(compact) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(compact) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]$/.exec(compact);
  if (full) {
    const day = `${full[1]}-${two(full[3] ?? '')}-${two(full[4] ?? '')}`;
    return isDay(day) ? { day, isCompleted: false } : { day: null, why: 'malformed', text };
  }
  const month = /^(\d{4})年(\d{1,2})月底?$/.exec(compact) ?? /^(\d{4})[-/.](\d{1,2})$/.exec(compact);
  if (month) {
    const year = Number(month[1]);
    const number = Number(month[2]);
    const next = number === 12 ? `${year + 1}-01-01` : `${month[1]}-${two(String(number + 1))}-01`;
    if (number >= 1 && number <= 12 && isDay(next)) return { day: dayOfNumber(dayNumber(next) - 1), isCompleted: true };
  }
  return { day: null, why: 'malformed', text };
}

const SHORTEST_PERSONAL = 11;

/** Kind of personal number in a cell, if there is one. Codes of units have 12 digits at most and are never taken for one. */
export function personalData(cell: string): 'identity-number' | 'mobile-number' | null {
  if (cell.length < SHORTEST_PERSONAL) return null;
  const text = tidyText(cell).replace(/[\s-]/g, '');
  if (/(?<!\d)\d{17}[\dXx](?!\d)/.test(text)) return 'identity-number';
  return /(?<!\d)1[3-9]\d{9}(?!\d)/.test(text) ? 'mobile-number' : null;
}
