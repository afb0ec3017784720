/** The county as it was at the end of a past day, folded from the log. */
import { endOfDay } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { clockMs } from '../../shared/log/clock.ts';
import { type County, createCounty } from '../../shared/log/county.ts';
import { BulkFold } from '../../shared/log/fold.ts';
import type { Operation } from '../../shared/log/operation.ts';
import type { BatchStore } from './batches.ts';

/** Its operations up to the last millisecond of `day`, judged by that day. */
export function countyUpTo(
  { operations, batches }: { readonly operations: readonly Operation[]; readonly batches: BatchStore },
  day: Day,
): County {
  const county = createCounty(day);
  const fold = new BulkFold(county, (sha256) => {
    const body = batches.body(sha256);
    if (!body.ok) throw new Error(`batch ${sha256}: ${body.error.reason}`);
    return body.value;
  });
  for (const operation of operations) if (clockMs(operation.clock) < endOfDay(day)) fold.apply(operation);
  fold.finish();
  return county;
}
