/** Sound files of every format, from which the mutated ones are made. A format's owner adds its own. */
import { mapCases } from './map-cases.ts';
import { tableCases } from './table-cases.ts';
import type { Random } from './mutate.ts';

export interface FuzzCase {
  readonly seeds: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Where bytes alone would break nothing but a check sum. */
  readonly mutate?: (bytes: Uint8Array, random: Random) => Uint8Array;
}

export const fuzzCases = async (): Promise<Readonly<Record<string, FuzzCase>>> => ({
  ...(await tableCases()),
  ...(await mapCases()),
});
