/** Codes of units, in the manner of the statistical area codes: six digits for the county, nine for townships, twelve for villages. */
import { item, range } from '../lib/list.ts';
import type { Districts } from './districts.ts';

/** No province has the code 99. */
export const COUNTY_CODE = '990101';
export const COUNTY_NAME = '示范县';

export interface Codes {
  zone(zone: number): string;
  township(township: number): string;
  village(village: number): string;
}

export function makeCodes(districts: Districts): Codes {
  const { townshipOrder, villages } = districts;
  const townships: string[] = [];
  townshipOrder.forEach((township, place) => {
    townships[township] = COUNTY_CODE + String(place + 1).padStart(3, '0');
  });
  const next = townshipOrder.map(() => 201);
  const codes = range(villages.seats.length).map((village) => {
    const township = item(villages.township, village);
    const number = item(next, township);
    next[township] = number + 1;
    return item(townships, township) + String(number);
  });
  return {
    zone: (zone) => `${COUNTY_CODE}/Z${zone + 1}`,
    township: (township) => item(townships, township),
    village: (village) => item(codes, village),
  };
}
