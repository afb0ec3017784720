/**
 * Shapes under a person's hand, as paths of corners. Corners at the same place are one corner: moved, put in and taken out
 * in every path that has them, so that borders stay shared. Degrees; nothing is changed in place.
 */
import type { Position } from '../domain/unit.ts';

export interface Path {
  /** Unit or target that it belongs to. */
  readonly owner: string;
  /** Rings, whose first corner is not repeated at the end; lines and points are open. */
  readonly closed: boolean;
  readonly corners: readonly Position[];
}

const isAt = (a: Position | undefined, b: Position): boolean => a?.[0] === b[0] && a[1] === b[1];

/** Without a corner that stands beside itself, as comes of moving one onto its neighbour. */
function plain(path: Path): Path {
  const corners = path.corners.filter((at, i) => {
    const before = i > 0 ? path.corners[i - 1] : path.closed ? path.corners.at(-1) : undefined;
    return path.corners.length === 1 || !isAt(before, at);
  });
  return corners.length === path.corners.length ? path : { ...path, corners };
}

export const moveCorner = (paths: readonly Path[], from: Position, to: Position): Path[] =>
  paths.map((path) =>
    path.corners.some((at) => isAt(at, from))
      ? plain({ ...path, corners: path.corners.map((at) => (isAt(at, from) ? to : at)) })
      : path,
  );

/** A new corner between two neighbours, in every path that has that edge. */
export const insertCorner = (paths: readonly Path[], a: Position, b: Position, at: Position): Path[] =>
  paths.map((path) => {
    const corners = path.corners.flatMap((corner, i) => {
      const next = path.corners[i + 1] ?? (path.closed ? path.corners[0] : undefined);
      const isEdge = next && ((isAt(corner, a) && isAt(next, b)) || (isAt(corner, b) && isAt(next, a)));
      return isEdge ? [corner, at] : [corner];
    });
    return corners.length === path.corners.length ? path : { ...path, corners };
  });

/** Null where a path would be left without a shape. */
export function removeCorner(paths: readonly Path[], from: Position): Path[] | null {
  let isShort = false;
  const left = paths.map((path) => {
    const corners = path.corners.filter((at) => !isAt(at, from));
    if (corners.length === path.corners.length) return path;
    if (corners.length < (path.closed ? 3 : 2)) isShort = true;
    return plain({ ...path, corners });
  });
  return isShort ? null : left;
}

/** Edges of a path, the one that closes a ring among them. */
export const edgesOf = ({ closed, corners }: Path): [Position, Position][] =>
  corners.flatMap((a, i): [Position, Position][] => {
    const b = corners[i + 1] ?? (closed && corners.length > 2 ? corners[0] : undefined);
    return b ? [[a, b]] : [];
  });

/** Rings of an area as paths, in order. */
export const pathsOfArea = (owner: string, polygons: readonly (readonly (readonly Position[])[])[]): Path[] =>
  polygons.flat().map((ring) => ({ owner, closed: true, corners: ring.slice(0, -1) }));

/** The polygons of an area with its rings as they are in `paths`, which come in the order of `pathsOfArea`. */
export function areaOfPaths(
  owner: string,
  polygons: readonly (readonly (readonly Position[])[])[],
  paths: readonly Path[],
): Position[][][] {
  const own = paths.filter((path) => path.owner === owner).values();
  return polygons.map((rings) =>
    rings.map((ring) => {
      const corners = own.next().value?.corners;
      const [first] = corners ?? [];
      return corners && first ? [...corners, first] : [...ring];
    }),
  );
}

/** Owners of paths that are not as they were; both lists in the same order. */
export const changedOwners = (before: readonly Path[], after: readonly Path[]): string[] => [
  ...new Set(after.flatMap((path, i) => (path === before[i] ? [] : [path.owner]))),
];
