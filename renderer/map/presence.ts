/** What a view of the county has to show, so that a picture's legend speaks of nothing else. Pure. */
import type { Extent } from '../../shared/geo/extent.ts';
import type { MapGeometry } from './geometry.ts';
import { kindLayerId } from './kind-layers.ts';
import type { Presence } from './packs/pack.ts';
import type { TargetPaint } from './paint.ts';

interface Shown {
  readonly geometry: MapGeometry;
  /** West, south, east, north of the view, degrees. */
  readonly view: Extent;
  readonly targets: readonly TargetPaint[];
  readonly hasHouseholds: boolean;
}

/** Objects count when their own extent touches the view; removed targets do not. */
export function presentIn({ geometry, view, targets, hasHouseholds }: Shown): Set<Presence> {
  const present = new Set<Presence>();
  const removed = new Set(targets.filter((target) => target.state === 'removed').map((target) => target.id));
  const isSeen = (id: string): boolean => {
    const extent = removed.has(id) ? null : geometry.extentOfObject(id);
    return extent !== null && touches(extent, view);
  };
  if (geometry.areas.features.some((area) => area.properties?.['fill'] && isSeen(String(area.properties['id']))))
    present.add('areas');
  for (const label of geometry.unitLabels.features)
    if (label.properties?.['level'] === 'township' && isSeen(String(label.properties['id']))) present.add('seats');
  for (const [id, kind] of geometry.kindOf)
    if (!present.has(kindLayerId(kind)) && isSeen(id)) present.add(kindLayerId(kind));
  for (const border of geometry.borders.features) present.add(`border:${String(border.properties?.['level'])}`);
  if (hasHouseholds) present.add('households');
  if (targets.some((target) => target.disputed && isSeen(target.id))) present.add('disputed');
  return present;
}

const touches = (a: Extent, b: Extent): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
