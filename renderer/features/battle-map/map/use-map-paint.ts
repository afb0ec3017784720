/**
 * Keeps the map's colours equal to the rows: everything once per day shown, then only what a change touched. Nothing here
 * re-renders React; the painter writes feature-state.
 */
import { type RefObject, useEffect } from 'react';
import type { Changed } from '../../../db/change-bus.ts';
import { useChanged, useCounty, useReader } from '../../../db/county-store.tsx';
import type { CountyReader } from '../../../db/reader.ts';
import type { MapHandle } from '../../../map/map-view.tsx';
import { householdPaint, targetPaint, unitPaint } from '../../../app/paint-values.ts';

async function paintAll(
  map: MapHandle,
  reader: CountyReader,
  units: readonly string[],
  villages: readonly string[],
): Promise<void> {
  const [figures, targets, households] = await Promise.all([
    reader.figures(units),
    reader.allTargets(),
    reader.households(villages),
  ]);
  map.paintUnits(figures.map(unitPaint));
  map.paintTargets(targets.map(targetPaint));
  map.paintHouseholds(households.map(householdPaint));
}

export function useMapPaint(map: RefObject<MapHandle | null>): void {
  const { units, householdBlocks } = useCounty();
  const reader = useReader();

  useEffect(() => {
    const handle = map.current;
    if (!handle) return;
    const ids = [...units.all()].map((unit) => unit.id);
    void paintAll(
      handle,
      reader,
      ids,
      householdBlocks.map((block) => block.village),
    );
  }, [map, reader, units, householdBlocks]);

  const repaint = async ({ targets, villages, structure }: Changed): Promise<void> => {
    const handle = map.current;
    // A past day does not change; a new structure brings a new reader and is painted whole.
    if (!handle || structure || !reader.live) return;
    const rows = (await Promise.all(targets.map((id) => reader.target(id)))).filter((row) => row !== undefined);
    const touched = new Set([...rows.map((row) => row.unit), ...villages].flatMap((unit) => units.pathUp(unit)));
    const [figures, households] = await Promise.all([reader.figures([...touched]), reader.households(villages)]);
    handle.paintTargets(rows.map(targetPaint));
    handle.paintUnits(figures.map(unitPaint));
    if (villages.length > 0) handle.paintHouseholds(households.map(householdPaint));
    for (const row of rows) if (row.state === 'cleared') handle.pulse(row.id);
  };
  useChanged((changed) => void repaint(changed));
}
