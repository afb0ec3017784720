/** All plausibility rules over the county on the day that is looked at. */
import { useMemo } from 'react';
import { compareSources, type Difference } from '../../../../shared/domain/plausibility/five-sources.ts';
import type { Suspicion } from '../../../../shared/domain/plausibility/suspicion.ts';
import type { SourcesBatch } from '../../../../shared/domain/sources-batch.ts';
import type { Batch } from '../../../../shared/domain/batch.ts';
import { outsideOf, placedPoints } from '../../../../shared/geo/village-areas.ts';
import { standingSources, suspicionsOf } from '../../../../shared/log/suspicions.ts';
import { useAnswer, useCounty } from '../../../db/county-store.tsx';
import type { LitTarget } from '../../../db/reader.ts';

export interface Suspicious {
  readonly suspicions: readonly Suspicion[];
  readonly differences: readonly Difference[];
  readonly targets: ReadonlyMap<string, LitTarget>;
}

function asSources(batch: Batch): SourcesBatch {
  if (batch.batch !== 'sources') throw new Error(`batch ${batch.batch} where sources were announced`);
  return batch;
}

type OutsideBy = ReturnType<typeof outsideOf>;

/** Places do not move between two reports: the distance of each is worked out once. */
function remembered(outsideBy: OutsideBy): OutsideBy {
  const known = new Map<string, number | null>();
  return (unit, at) => {
    const key = `${unit} ${at[0]} ${at[1]}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const distance = outsideBy(unit, at);
    known.set(key, distance);
    return distance;
  };
}

/** Undefined while loading, null while the log cannot be read. */
export function useSuspicions(): Suspicious | null | undefined {
  const { settings, geometry, householdBlocks } = useCounty();
  const stated = useAnswer('statements', async (reader) => {
    const [log, rows] = await Promise.all([reader.statements(), reader.allTargets()]);
    return log && { ...log, rows: new Map(rows.map((row) => [row.id, row])) };
  });
  const outsideBy = useMemo(() => remembered(outsideOf(geometry)), [geometry]);
  return useMemo(() => {
    if (!stated) return stated;
    const { operations, batches, rows } = stated;
    const sources = standingSources(operations, (sha256) => asSources(batches(sha256)));
    const points = placedPoints(geometry, householdBlocks, (target) => rows.get(target)?.unit);
    return {
      suspicions: suspicionsOf({ settings, rows, operations, sources, points, outsideBy }),
      differences: compareSources(sources),
      targets: rows,
    };
  }, [stated, settings, geometry, householdBlocks, outsideBy]);
}
