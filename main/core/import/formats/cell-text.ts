/**
 * Numbers of spreadsheets as the text of a cell: plain decimals without the noise of binary fractions, days as `2017-12-01`,
 * percentages as percentages. What a number means is told by its format, as spreadsheets do it.
 */

/** What a number format makes of a number; `zeros` fills up to so many digits, as 000000 does for codes. */
export type NumberSense = 'plain' | 'percent' | 'day' | 'month' | 'time' | 'day-time' | { readonly zeros: number };

/**
 * Formats that files name by number alone, as the Chinese edition shows them. Source: ECMA-376 part 1, 18.8.30, table for
 * zh-cn.
 */
const BUILT_IN: Readonly<Record<number, NumberSense>> = {
  ...Object.fromEntries([9, 10].map((id) => [id, 'percent'])),
  ...Object.fromEntries([14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, 'day'])),
  ...Object.fromEntries([17, 27, 36, 50, 52, 57].map((id) => [id, 'month'])),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'])),
  22: 'day-time',
};

export const builtInSense = (id: number): NumberSense => BUILT_IN[id] ?? 'plain';

/** What a written format makes of numbers: `0.0%`, `yyyy"年"m"月"d"日"`, `[$-804]m/d h:mm`, `000000`. */
export function senseOf(format: string): NumberSense {
  const first = format.split(';')[0] ?? '';
  const bare = first
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/^0+$/.test(bare) && bare.length > 1) return { zeros: bare.length };
  if (bare.includes('%')) return 'percent';
  if (/general|通用格式|[0#?]/.test(bare.replace(/\.0+$/, ''))) return 'plain';
  const hasTime = /[hs]|am\/pm|上午/.test(bare);
  const hasDay = /d|a{3,4}/.test(bare.replace(/am\/pm/, ''));
  const hasYear = /[yegb]/.test(bare);
  if (hasTime) return hasDay || hasYear ? 'day-time' : 'time';
  if (hasDay) return 'day';
  if (hasYear || bare.includes('m')) return 'month';
  return 'plain';
}

/** Significant digits of a spreadsheet's numbers; what lies beyond is noise. */
const DIGITS = 15;

/** Without noise and without exponent: 0.1+0.2 is 0.3, twelve digits stay twelve. */
export function plainDecimal(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return `${value + 0}`;
  if (!Number.isFinite(value)) return `${value}`;
  const text = value.toPrecision(DIGITS);
  const exponent = text.indexOf('e');
  if (exponent < 0) return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const sign = value < 0 ? '-' : '';
  const digits = text.slice(0, exponent).replace(/[-.]/g, '').replace(/0+$/, '');
  const power = Number(text.slice(exponent + 1));
  // What a number of hundreds of digits means is no matter of reading it.
  if (Math.abs(power) > 30) return text;
  return power < 0 ? `${sign}0.${'0'.repeat(-power - 1)}${digits}` : `${sign}${digits.padEnd(power + 1, '0')}`;
}

const two = (value: number): string => `${value}`.padStart(2, '0');
const DAY_MS = 86_400_000;
const SECONDS = 86_400;
/** 31 December 9999, the last day that spreadsheets have. */
const LAST_SERIAL = 2_958_465;
/** Spreadsheets have a 29 February 1900 that never was; days before it are counted from one day later. */
const LEAP_THAT_NEVER_WAS = 60;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

function dayText(serial: number, is1904: boolean, isMonth: boolean): string {
  if (!is1904 && serial === 0) return '1900-01-00';
  if (!is1904 && serial === LEAP_THAT_NEVER_WAS) return isMonth ? '1900-02' : '1900-02-29';
  const days = !is1904 && serial < LEAP_THAT_NEVER_WAS ? serial + 1 : serial;
  return new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS).toISOString().slice(0, isMonth ? 7 : 10);
}

function timeText(seconds: number): string {
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
}

/** A number as the text of its cell. A month stays a month: 2017-12. */
export function numberText(value: number, sense: NumberSense, is1904: boolean): string {
  if (sense === 'plain') return plainDecimal(value);
  if (sense === 'percent') return `${plainDecimal(Number((value * 100).toPrecision(DIGITS)))}%`;
  if (typeof sense === 'object')
    return Number.isInteger(value) && value >= 0 ? plainDecimal(value).padStart(sense.zeros, '0') : plainDecimal(value);
  if (!(value >= 0 && value <= LAST_SERIAL)) return plainDecimal(value);
  let day = Math.floor(value);
  let seconds = Math.round((value - day) * SECONDS);
  if (seconds === SECONDS) [day, seconds] = [day + 1, 0];
  // Hours may run over a day, as [h]:mm shows them; of a real day only the time is meant.
  if (sense === 'time') return timeText(day < 366 ? day * SECONDS + seconds : seconds);
  const date = dayText(day, is1904, sense === 'month');
  return seconds === 0 || sense === 'month' ? date : `${date} ${timeText(seconds)}`;
}

/** Column of a reference such as AB12, from 0; -1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  let i = 0;
  for (; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) | 0x20;
    if (letter < 0x61 || letter > 0x7a) break;
    column = column * 26 + letter - 0x60;
  }
  return i === 0 || i > 3 ? -1 : column - 1;
}

/** A place as spreadsheets write it, from row and column counted from 0: C5. */
export function referenceOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
