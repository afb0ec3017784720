/** How far a place lies outside an area, in metres: 0 within. Flat around the place, good to a per mille over a county. */
import type { Position } from '../domain/unit.ts';
import type { Ring } from './ring.ts';

const METRES_PER_DEGREE = 111_320;

/** Polygons, each a shell and its holes; closed rings in degrees. */
export type Area = readonly (readonly Ring[])[];

/** Infinity for an area without rings. */
export function metresOutside(area: Area, [lon, lat]: Position): number {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let isInside = false;
  let nearest = Infinity;
  for (const rings of area) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 1; i += 1) {
        const a = ring[i];
        const b = ring[i + 1];
        if (!a || !b) continue;
        const ax = (a[0] - lon) * squeeze;
        const ay = a[1] - lat;
        const dx = (b[0] - a[0]) * squeeze;
        const dy = b[1] - a[1];
        if (ay > 0 !== ay + dy > 0 && ax - (ay * dx) / dy > 0) isInside = !isInside;
        const length = dx * dx + dy * dy;
        const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
        nearest = Math.min(nearest, (ax + share * dx) ** 2 + (ay + share * dy) ** 2);
      }
    }
  }
  return isInside ? 0 : Math.sqrt(nearest) * METRES_PER_DEGREE;
}
