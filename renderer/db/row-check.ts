/** A cheap check over records: the sum (mod 2³²) of a 32-bit FNV-1a hash of each, changed along with every write. */
import type { EntryRecord, TargetRecord } from './database.ts';

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export const rowCheck = (record: TargetRecord | EntryRecord): number =>
  fnv1a(
    JSON.stringify(
      'path' in record
        ? [record.id, record.path, record.spec, record.row, record.fold]
        : [record.id, record.row, record.fold],
    ),
  );

export const addCheck = (sum: number, part: number): number => (sum + part) >>> 0;
export const subtractCheck = (sum: number, part: number): number => (sum - part) >>> 0;

export const checkOf = (records: readonly (TargetRecord | EntryRecord)[]): number =>
  records.reduce((sum, record) => addCheck(sum, rowCheck(record)), 0);
