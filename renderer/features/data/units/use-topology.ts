/** The check of a county's areas for React: begins when a geometry is shown, is thrown away with it. */
import { useEffect, useState } from 'react';
import { useCounty } from '../../../db/county-store.tsx';
import { checkTopology, families, type TopologyReport } from './topology-check.ts';

/** Null where the county has no areas. */
export function useTopology(): TopologyReport | null {
  const { geometry, units } = useCounty();
  const [report, setReport] = useState<TopologyReport | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    if (geometry && geometry.areas.features.length > 0)
      void checkTopology(families(units, geometry), stop.signal, setReport);
    return () => {
      stop.abort();
      setReport(null);
    };
  }, [geometry, units]);
  return report;
}
