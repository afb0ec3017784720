/** A cheap check over target records: the sum (mod 2³²) of a 32-bit FNV-1a hash of each, changed along with every write. */
import type { TargetRecord } from './database.ts';

export function rowCheck(record: TargetRecord): number {
  const text = JSON.stringify([record.id, record.path, record.row, record.fold]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export const addCheck = (sum: number, part: number): number => (sum + part) >>> 0;
export const subtractCheck = (sum: number, part: number): number => (sum - part) >>> 0;

export const checkOf = (records: readonly TargetRecord[]): number =>
  records.reduce((sum, record) => addCheck(sum, rowCheck(record)), 0);
