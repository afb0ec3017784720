/** Words of packages: file names and names of seats. */

/** `2017-12-01 09:30` in the county's time. */
export const timeOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Who acts where the command line does not say. */
export const defaultActor = '值班员';

/** `2017-12-01`. */
const dayOf = (at: number): string => timeOf(at).slice(0, 10);

export const countyPackageName = (county: string, at: number): string => `${county}全县数据包-${dayOf(at)}`;
export const progressName = (unit: string, at: number): string => `${unit}进度包-${dayOf(at)}`;
/** At most what the contract takes. */
export const seatName = (unit: string, user: string): string => `${unit} · ${user}`.slice(0, 80);
