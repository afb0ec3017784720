/**
 * What is known of a poor household besides its status, and the poverty rate with what it is made of. Source: PRODUCT
 * "households 建档立卡": members count, cause, measures, pairing; rate 10.5 % of the registered people; "housing": grades C and
 * D. Nobody is named here: names live apart, encrypted.
 */
import type { Headcount } from './rounds.ts';

/** Grades of a dilapidated house 危房, in the order of the column: none, C (repair), D (rebuild). */
export const HOUSE_GRADES = ['none', 'C', 'D'] as const;
export type HouseGrade = (typeof HOUSE_GRADES)[number];

/** Causes of poverty 致贫原因 as the national register (建档立卡指标体系) lists them; a county's batch may bring its own. */
export const DEFAULT_CAUSES = [
  '因病',
  '因残',
  '因学',
  '因灾',
  '缺土地',
  '缺水',
  '缺技术',
  '缺劳力',
  '缺资金',
  '交通条件落后',
  '自身发展动力不足',
] as const;

/** Measures 帮扶措施 of the 五个一批 and of the two sector programmes that reach single households. */
export const DEFAULT_MEASURES = [
  '产业扶持',
  '劳务就业',
  '易地搬迁',
  '生态补偿',
  '教育资助',
  '医疗救助',
  '低保兜底',
  '危房改造',
] as const;

/** Most measures that one household's bits can hold. */
export const MOST_MEASURES = 31;

/** Places in the dictionary of measures whose bit is set. */
export function measuresOf(bits: number, dictionary: readonly string[]): string[] {
  return dictionary.filter((_, i) => i < MOST_MEASURES && (bits & (1 << i)) !== 0);
}

/** Bits for places in the dictionary. */
export const measureBits = (places: readonly number[]): number =>
  places.reduce((bits, place) => (place >= 0 && place < MOST_MEASURES ? bits | (1 << place) : bits), 0);

/** A rate with its numerator and denominator, so that it can be checked where it is shown. */
export interface PovertyRate {
  /** People poor, or poor again. */
  readonly poor: number;
  /** People registered in the unit. */
  readonly registered: number;
  /** Per cent; null when nobody is registered. */
  readonly percent: number | null;
}

export const povertyRate = (poor: number, registered: number): PovertyRate => ({
  poor,
  registered,
  percent: registered > 0 ? (poor / registered) * 100 : null,
});

/**
 * Whether a rate that a report states is the rate of its own figures, to the decimals that it was stated with. Source:
 * PRODUCT "where a report contradicts itself" (1.8 % beside 273/14,384, which is 1.9 %): both are shown.
 */
export function agreesWithStated(stated: string, rate: PovertyRate): boolean {
  if (rate.percent === null) return false;
  const decimals = stated.split('.')[1]?.length ?? 0;
  return rate.percent.toFixed(decimals) === Number(stated).toFixed(decimals);
}

/** Sums members of the rows that `counts` says yes to. */
export function headcountOf(members: ArrayLike<number>, counts: (row: number) => boolean): Headcount {
  let households = 0;
  let people = 0;
  for (let row = 0; row < members.length; row += 1) {
    if (!counts(row)) continue;
    households += 1;
    people += members[row] ?? 0;
  }
  return { households, people };
}
