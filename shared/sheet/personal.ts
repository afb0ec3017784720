/** Personal data in a text that is about to be printed: what looks like a number of a person, and names that are known. */

export type PersonalSort = 'identity' | 'phone' | 'bank' | 'name';

/** GB 11643: region, date of birth, sequence, check. */
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
/** Cards of the union begin with 62. */
const BANK = /(?<!\d)62\d{14,17}(?!\d)/;

/** Digits that are written in groups are looked at together. */
const joined = (text: string): string => text.replaceAll(/(?<=\d)[ \u3000-](?=\d)/g, '');

export function personalIn(text: string, names: readonly string[]): PersonalSort[] {
  const digits = joined(text);
  return [
    ...(IDENTITY.test(digits) ? (['identity'] as const) : []),
    ...(PHONE.test(digits) ? (['phone'] as const) : []),
    ...(BANK.test(digits) ? (['bank'] as const) : []),
    ...(names.some((name) => name.length > 1 && text.includes(name)) ? (['name'] as const) : []),
  ];
}
