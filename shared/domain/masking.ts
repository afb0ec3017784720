/**
 * Masked forms of personal fields, the only forms that are shown without a reason: `张*`, `5202**********1234`,
 * `138****8000`. What is short or odd is masked wholly. Source: RELIABILITY rule 10.
 */
import type { Person } from './person.ts';

const STAR = '*';
/** Fewest characters that stay hidden when some are shown. */
const LEAST_HIDDEN = 4;

/** Shows `first` and `last` characters; everything is hidden when too little would be. `fixed` hides the length too. */
function masked(value: string, first: number, last: number, fixed?: number): string {
  const characters = [...value.trim()];
  const hidden = characters.length - first - last;
  if (characters.length === 0) return '';
  if (hidden < LEAST_HIDDEN) return STAR.repeat(fixed ?? LEAST_HIDDEN);
  const tail = last === 0 ? '' : characters.slice(-last).join('');
  return `${characters.slice(0, first).join('')}${STAR.repeat(fixed ?? hidden)}${tail}`;
}

/** The first character and one star: the length of a name of three and more stays hidden. A single character is hidden too. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length === 0) return '';
  const first = characters[0] ?? '';
  return characters.length === 1 || first === STAR ? STAR : `${first}${STAR}`;
}

/** Four digits at both ends: the county's code and what tells two people of a household apart. */
export const maskIdNumber = (idNumber: string): string => masked(idNumber, 4, 4);

export const maskPhone = (phone: string): string => masked(phone, 3, 4);

/** The last four digits; how long the number is says which bank it is. */
export const maskBank = (bank: string): string => masked(bank, 0, 4, 4);

export const maskPerson = (person: Person): Person => ({
  name: maskName(person.name),
  idNumber: maskIdNumber(person.idNumber),
  phone: maskPhone(person.phone),
  bank: maskBank(person.bank),
  members: person.members.map(maskName),
});
