/** One area from several that lie side by side: what is left when the edges between them are taken out. */
import { booleanPointInPolygon, polygon as polygonFeature } from '@turf/turf';
import type { Position } from '../domain/unit.ts';
import { type Ring, signedArea, wound } from './ring.ts';
import { withSharedCorners } from './shared-corners.ts';

const keyOf = (a: Position, b: Position): string => `${a.join()};${b.join()}`;

/** Edges that no neighbour has the other way round, by their first corner. */
function openEdges(areas: readonly Position[][][][]): Map<string, Position[][]> {
  const open = new Map<string, [Position, Position]>();
  for (const ring of areas.flat(2))
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [a, b] = [ring[i], ring[i + 1]];
      if (a && b && !open.delete(keyOf(b, a))) open.set(keyOf(a, b), [a, b]);
    }
  const from = new Map<string, Position[][]>();
  for (const [a, b] of open.values()) from.set(a.join(), [...(from.get(a.join()) ?? []), [a, b]]);
  return from;
}

/** Closed rings of the edges. Where rings touch in a corner, each is closed as early as it can be. */
function ringsOf(from: Map<string, Position[][]>): Position[][] {
  const rings: Position[][] = [];
  const next = (at: Position): Position | undefined => {
    const edges = from.get(at.join());
    const edge = edges?.pop();
    if (edges?.length === 0) from.delete(at.join());
    return edge?.[1];
  };
  for (let start = [...from.values()][0]?.[0]?.[0]; start; start = [...from.values()][0]?.[0]?.[0]) {
    const line: Position[] = [start];
    const places = new Map([[start.join(), 0]]);
    for (let at = next(start); at; at = next(at)) {
      const earlier = places.get(at.join());
      if (earlier === undefined) {
        places.set(at.join(), line.length);
        line.push(at);
        continue;
      }
      const ring = [...line.splice(earlier), at];
      for (const corner of ring) places.delete(corner.join());
      if (ring.length > 3) rings.push(ring);
      places.set(at.join(), line.length);
      line.push(at);
    }
  }
  return rings;
}

/**
 * Areas are sound and share their corners where they meet, or nearly (`withSharedCorners`); what overlaps or leaves gaps keeps
 * its inner edges. Shells run anticlockwise, holes clockwise.
 */
export function dissolved(areas: readonly Position[][][][]): Position[][][] {
  const turned = areas.map((polygons) => polygons.map((rings) => rings.map((ring, i) => wound(ring, i > 0))));
  const rings = ringsOf(openEdges(withSharedCorners(turned)));
  const shells = rings.filter((ring) => signedArea(ring) > 0).map((shell): Ring[] => [shell]);
  const smallestFirst = shells.toSorted((a, b) => signedArea(a[0] ?? []) - signedArea(b[0] ?? []));
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const [a, b] = [hole[0], hole[1]];
    if (!a || !b) continue;
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    smallestFirst.find(([shell]) => shell && booleanPointInPolygon(middle, polygonFeature([[...shell]])))?.push(hole);
  }
  return shells.map((polygon) => polygon.map((ring) => [...ring]));
}
