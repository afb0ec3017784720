/**
 * Made-up people for the demonstration county, always the same ones for the same household. Nothing in them can be anybody's:
 * the identity number has a county code that does not exist and a wrong check digit, the telephone number begins as no
 * mobile number does, the account has an issuer that does not exist and a wrong check digit.
 * Source: RELIABILITY rule 10; DECISIONS 19 (nothing real on invented relief).
 */
import { createHash } from 'node:crypto';
import type { Person } from '../../../shared/domain/person.ts';
import { INVENTED_GIVEN, INVENTED_SURNAMES } from '../../text/invented-names-zh.ts';

/** Six-digit code that no county has (GB/T 2260 has no province 99). */
const COUNTY_CODE = '990101';
/** Mobile numbers begin with 13 to 19. */
const PHONE_START = '1110000';
/** No issuer has this number. */
const ISSUER = '000000';
const [EARLIEST_BIRTH, LATEST_BIRTH] = [1938, 1992];
/** Share of members that carry another family's name, out of 8. */
const MARRIED_IN = 3;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Check digit that a real number of these 17 digits has (GB 11643). */
export function idCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECK_DIGITS[sum % 11] ?? '';
}

/** Check digit that a real account has (ISO/IEC 7812). */
export function accountCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** The same endless numbers for the same seed; each call answers one from 0 to `below` − 1. */
function numbersFrom(seed: string): (below: number) => number {
  let round = 0;
  let at = 0;
  let bytes = Buffer.alloc(0);
  return (below) => {
    if (at + 4 > bytes.length) {
      bytes = createHash('sha256').update(`${seed}#${round}`).digest();
      round += 1;
      at = 0;
    }
    at += 4;
    return bytes.readUInt32BE(at - 4) % below;
  };
}

/** `size` people live in the household, its head among them. */
export function inventedPerson(household: string, size: number): Person {
  const next = numbersFrom(`guatu-invented-person/${household}`);
  const pick = (characters: string): string => characters[next(characters.length)] ?? '';
  const given = (): string => pick(INVENTED_GIVEN) + (next(4) === 0 ? '' : pick(INVENTED_GIVEN));
  const surname = pick(INVENTED_SURNAMES);
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  const name = surname + given();
  const year = EARLIEST_BIRTH + next(LATEST_BIRTH - EARLIEST_BIRTH + 1);
  const digits = `${COUNTY_CODE}${year}${padded(1 + next(12), 2)}${padded(1 + next(28), 2)}${padded(next(1000), 3)}`;
  const right = CHECK_DIGITS.indexOf(idCheckDigit(digits));
  const wrong = CHECK_DIGITS[(right + 1 + next(10)) % CHECK_DIGITS.length] ?? '';
  const account = `${ISSUER}${padded(next(1_000_000), 6)}${padded(next(1_000_000), 6)}`;
  const wrongAccount = (Number(accountCheckDigit(account)) + 1 + next(9)) % 10;
  return {
    name,
    idNumber: digits + wrong,
    phone: `${PHONE_START}${padded(next(10_000), 4)}`,
    bank: `${account}${wrongAccount}`,
    members: Array.from(
      { length: Math.max(0, size - 1) },
      () => (next(8) < MARRIED_IN ? pick(INVENTED_SURNAMES) : surname) + given(),
    ),
  };
}
