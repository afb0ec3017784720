/** How numbers and dates are written: thousands grouped, the report's own units, dates as 2017年12月1日. */
import { dayOfInstant } from '../../shared/domain/day.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { t } from './t.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 39,400 */
export const count = (value: number): string => grouped.format(value);

/** One decimal, thousands grouped: 2,024.0 */
export const decimal = (value: number): string => oneDigit.format(value === 0 ? 0 : value);

/** Amount in a kind's own unit: whole where it is whole (works), else two digits for small and one for large sums. */
export function amount(value: number): string {
  if (Number.isInteger(value)) return count(value);
  return Math.abs(value) < 100 ? twoDigits.format(value) : oneDigit.format(value);
}

const length = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** Amount of a kind: lengths keep the ledger's digits (2,024.0, 768.09), things are counted. */
export const amountOf = (kind: Pick<Kind, 'geometry'>, value: number): string =>
  kind.geometry === 'line' ? length.format(value) : amount(value);

/** A score of an evaluation, always two digits: 88.00 */
export const scoreText = (value: number): string => twoDigits.format(value);

/** 1.65%: rates that are stated to two digits, as the poverty rate is. */
export const percentTwo = (value: number): string => t('unit.percent', { percent: twoDigits.format(value) });

/** 65.3% */
export const percent = (value: number): string => t('unit.percent', { percent: decimal(value) });

/** Share of `part` in `whole` as a percentage to one decimal, 0–100; 0 for an empty whole. 100 only when it is all of it. */
export function share(part: number, whole: number): number {
  if (whole <= 0) return 0;
  const rounded = Math.round((part / whole) * 1000) / 10;
  return part < whole ? Math.min(rounded, 99.9) : rounded;
}

/** 2017年12月1日 */
export function fullDate(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return t('date.full', { year, month: Number(month), day: Number(date) });
}

/** 12-01 */
export const shortDate = (day: Day): string => day.slice(5);

/** 2017年12月1日 08:30, in county time (UTC+8). */
export function dateTime(ms: number): string {
  const clock = new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16);
  return t('date.withTime', { date: fullDate(dayOfInstant(ms)), time: clock });
}

/** 2017-12-01 08:30, in county time, as files have it. */
export const stamp = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Names one after another as the language lists them: 村、乡镇、值班员. */
export function listText(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  return rest.length === 0 ? first : t('list.and', { first, rest: listText(rest) });
}
