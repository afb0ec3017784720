/** Which way round rings go: formats differ, the county's own geometry does not say. */
import type { Position } from 'geojson';

/** Twice the signed area; positive for counter-clockwise. Counted from the first corner, so that large metres lose nothing. */
function turn(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

/** The rings of a polygon with the outer one in that direction and its holes in the other. */
export const rewound = (rings: readonly Position[][], outer: 'clockwise' | 'counter-clockwise'): Position[][] =>
  rings.map((ring, i) => {
    const isCounter = turn(ring) > 0;
    const wanted = (outer === 'counter-clockwise') === (i === 0);
    return isCounter === wanted ? ring : ring.toReversed();
  });
