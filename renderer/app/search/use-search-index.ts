/** Builds the search index once per county, in small slices while the machine is idle, so that nothing waits for it. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { CountyReader } from '../../db/reader.ts';
import { type SearchEntry, SearchIndex } from './search-index.ts';

const SLICE = 60;

interface Prepared {
  readonly index: SearchIndex;
  readonly done: number;
  readonly total: number;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Units first, then targets; `total` grows once the targets are known. */
export function useSearchIndex(units: UnitIndex, reader: CountyReader): Prepared {
  const [prepared, setPrepared] = useState<Prepared>(() => ({ index: new SearchIndex(), done: 0, total: units.size }));
  // Names do not change with the date: whichever reader is at hand will do, and one index serves a unit tree.
  const readTargets = useEffectEvent(() => reader.allTargets());
  useEffect(() => {
    const stop = new AbortController();
    const index = new SearchIndex();
    const fill = async (entries: readonly SearchEntry[], before: number): Promise<void> => {
      for (let i = 0; i < entries.length; i += SLICE) {
        if (stop.signal.aborted) return;
        index.add(entries.slice(i, i + SLICE));
        setPrepared({ index, done: before + Math.min(i + SLICE, entries.length), total: before + entries.length });
        await pause();
      }
    };
    const prepare = async (): Promise<void> => {
      const places = [...units.all()].map(({ id, name, level }): SearchEntry => ({
        kind: 'unit',
        id,
        name,
        level,
        unit: id,
      }));
      await fill(places, 0);
      const targets = await readTargets();
      await fill(
        targets.map(({ id, name, unit }): SearchEntry => ({ kind: 'target', id, name, level: 'target', unit })),
        places.length,
      );
    };
    void prepare();
    return () => stop.abort();
  }, [units]);
  return prepared;
}
