/** Hashes of records that are here already, for telling a repeated operation from one that another computer wrote. */
import { chainKey } from '../../../shared/log/operation.ts';
import type { CountyParts } from '../county-host.ts';

const AT_A_TIME = 5000;

/** By `<chain>/<seq>`. A chain's newest record is known without a look at the disk. */
export async function hashesOf(
  { journal, operations }: CountyParts,
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const places: number[] = [];
  const { count } = journal.position;
  for (const [i, operation] of operations.entries())
    if (i < count && wanted.get(chainKey(operation))?.has(operation.seq)) places.push(i);
  for (let from = 0; from < places.length;) {
    const after = places[from] ?? 0;
    const records = await journal.read(after, AT_A_TIME);
    for (; from < places.length; from += 1) {
      const place = places[from] ?? 0;
      const record = records[place - after];
      const operation = operations[place];
      if (!record || !operation) break;
      hashes.set(`${chainKey(operation)}/${operation.seq}`, record.h);
    }
    if (records.length === 0) break;
  }
  return hashes;
}
