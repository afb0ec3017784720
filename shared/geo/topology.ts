/**
 * Whether the areas of a county fit together: gaps and overlaps between units of one parent, and what sticks out of the
 * parent. WGS 84 in, square metres out.
 */
import {
  area,
  booleanPointInPolygon,
  difference,
  featureCollection,
  intersect,
  length,
  multiPolygon,
  polygonToLine,
} from '@turf/turf';
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import { extentOf } from './extent.ts';
import { labelPlace } from './label-place.ts';
import { turn } from './ring.ts';
import { withSharedCorners } from './shared-corners.ts';

export interface TopologyArea {
  readonly id: string;
  /** Unit above, whose own area may be among the areas or not; null for the highest. */
  readonly parent: string | null;
  readonly polygons: Position[][][];
}

export interface TopologyFinding {
  /** `gap`: a piece of the parent that none of its units has. Where the parent has no area, gaps cannot be known. */
  readonly finding: 'gap' | 'overlap' | 'outside-parent';
  /** The parent of a gap; both units of an overlap; the unit that sticks out and its parent. */
  readonly units: readonly string[];
  readonly squareMetres: number;
  /** Thinner than ten metres on average: two drawings of one border, no land in dispute. */
  readonly isSliver: boolean;
  readonly at: Position;
}

type Polygons = Position[][][];

const SLIVER_METRES = 10;
/** Thinner pieces come from rounding coordinates to the centimetre. */
const ROUNDING_METRES = 0.05;

interface Edge {
  readonly a: Position;
  readonly b: Position;
}
type Edges = ReadonlyMap<string, Edge>;

const edgeKey = (a: Position, b: Position): string => `${a.join()};${b.join()}`;

/** Edges that no neighbour has the other way round. In a clean cover exactly the parent's edges are left. */
function openEdges(areas: readonly Polygons[]): Edges {
  const open = new Map<string, Edge>();
  for (const ring of areas.flat(2))
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [a, b] = [ring[i], ring[i + 1]];
      if (a && b && !open.delete(edgeKey(b, a))) open.set(edgeKey(a, b), { a, b });
    }
  return open;
}

/** Two areas on the same side of one edge. */
function hasTwins(areas: readonly Polygons[]): boolean {
  const keys = areas.flat(2).flatMap((ring) => ring.slice(1).map((b, i) => edgeKey(ring[i] ?? b, b)));
  return new Set(keys).size < keys.length;
}

function isCleanCover(children: readonly Polygons[], parent: Polygons): boolean {
  const left = openEdges(children);
  const edges = openEdges([parent]);
  if (hasTwins(children)) return false;
  return left.size === edges.size && [...left.keys()].every((key) => edges.has(key));
}

/** Every piece with a width that is no rounding. */
function findingsOf(
  finding: TopologyFinding['finding'],
  units: readonly string[],
  pieces: Polygons,
): TopologyFinding[] {
  return pieces.flatMap((rings) => {
    const piece = multiPolygon([rings]);
    const squareMetres = area(piece);
    const width = (2 * squareMetres) / length(polygonToLine(piece), { units: 'meters' });
    if (!(width > ROUNDING_METRES)) return [];
    return [{ finding, units, squareMetres, isSliver: width < SLIVER_METRES, at: labelPlace([rings]) }];
  });
}

type Clipped = ReturnType<typeof intersect>;
const piecesOf = (clipped: Clipped): Polygons =>
  (clipped === null
    ? []
    : clipped.geometry.type === 'Polygon'
      ? [clipped.geometry.coordinates]
      : clipped.geometry.coordinates) as Polygons;

/** What `whole` has beyond the others. */
const beyond = (whole: Polygons, others: readonly Polygons[]): Polygons =>
  piecesOf(difference(featureCollection([multiPolygon(whole), ...others.map((each) => multiPolygon(each))])));

const isInside = (at: Position, polygons: Polygons): boolean =>
  booleanPointInPolygon(at, multiPolygon(polygons), { ignoreBoundary: true });

const crosses = ({ a, b }: Edge, { a: c, b: d }: Edge): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/**
 * Neighbours whose borders are the same share edges that run opposite ways and nothing else; only others are worth
 * clipping, which is a thousand times slower than this look at their edges.
 */
function mayOverlap(one: Polygons, two: Polygons): boolean {
  const [edges, others] = [openEdges([one]), openEdges([two])];
  if ([...edges.keys()].some((key) => others.has(key))) return true;
  const box = extentOf(two);
  const isNear = ({ a, b }: Edge): boolean =>
    box !== null &&
    Math.max(a[0], b[0]) >= box[0] &&
    Math.min(a[0], b[0]) <= box[2] &&
    Math.max(a[1], b[1]) >= box[1] &&
    Math.min(a[1], b[1]) <= box[3];
  const unshared = (mine: Edges, theirs: Edges): Edge[] =>
    [...mine.values()].filter(({ a, b }) => !theirs.has(edgeKey(b, a)));
  const mine = unshared(edges, others).filter(isNear);
  const theirs = unshared(others, edges);
  const middle = ({ a, b }: Edge): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return (
    mine.some((edge) => theirs.some((other) => crosses(edge, other))) ||
    mine.some((edge) => isInside(middle(edge), two)) ||
    theirs.some((edge) => isInside(middle(edge), one))
  );
}

/** Pairs of areas whose boxes meet, each once. */
function* pairsOf(areas: readonly TopologyArea[]): Generator<[TopologyArea, TopologyArea]> {
  if (areas.length < 2) return;
  const boxes = areas.map(({ polygons }) => extentOf(polygons) ?? ([0, 0, 0, 0] as const));
  const index = new Flatbush(areas.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  for (const [i, one] of areas.entries())
    for (const j of index.search(...(boxes[i] ?? [0, 0, 0, 0]), (other) => other > i)) {
      const two = areas[j];
      if (two) yield [one, two];
    }
}

function amongSiblings(parent: TopologyArea | undefined, children: readonly TopologyArea[]): TopologyFinding[] {
  const polygons = children.map((child) => child.polygons);
  if (parent && isCleanCover(polygons, parent.polygons)) return [];
  const findings: TopologyFinding[] = [];
  for (const [one, two] of pairsOf(children))
    if (mayOverlap(one.polygons, two.polygons))
      findings.push(
        ...findingsOf(
          'overlap',
          [one.id, two.id],
          piecesOf(intersect(featureCollection([multiPolygon(one.polygons), multiPolygon(two.polygons)]))),
        ),
      );
  if (!parent) return findings;
  const parentEdges = openEdges([parent.polygons]);
  for (const child of children)
    if (sticksOut(child.polygons, parent.polygons, parentEdges))
      findings.push(...findingsOf('outside-parent', [child.id, parent.id], beyond(child.polygons, [parent.polygons])));
  return [...findings, ...findingsOf('gap', [parent.id], beyond(parent.polygons, polygons))];
}

/** False when every edge is one of the parent's or runs through its inside. */
function sticksOut(child: Polygons, parent: Polygons, parentEdges: Edges): boolean {
  const own = [...openEdges([child])].filter(([key]) => !parentEdges.has(key)).map(([, edge]) => edge);
  const whole = multiPolygon(parent);
  const outline = [...parentEdges.values()];
  return own.some(
    (edge) =>
      !booleanPointInPolygon(edge.a, whole) ||
      !booleanPointInPolygon([(edge.a[0] + edge.b[0]) / 2, (edge.a[1] + edge.b[1]) / 2], whole) ||
      outline.some((other) => crosses(edge, other)),
  );
}

/**
 * All findings, the largest first. Areas are sound (`mendArea`); units of one parent are compared with each other, so where
 * a level has no areas of its own (war zones), the parent given is the next unit above that has one.
 */
export function topologyFindings(areas: readonly TopologyArea[]): TopologyFinding[] {
  const shared = withSharedCorners(areas.map(({ polygons }) => polygons));
  const dense = areas.map((each, i): TopologyArea => ({ ...each, polygons: shared[i] ?? each.polygons }));
  const byId = new Map(dense.map((each) => [each.id, each]));
  const families = new Map<string, TopologyArea[]>();
  for (const each of dense)
    if (each.parent !== null) families.set(each.parent, [...(families.get(each.parent) ?? []), each]);
  return [...families]
    .flatMap(([parent, children]) => amongSiblings(byId.get(parent), children))
    .sort((one, two) => two.squareMetres - one.squareMetres);
}
