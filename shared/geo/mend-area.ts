/**
 * Mends the area of a unit as maps from the web draw it: open rings, repeated points, spurs, lines that cross themselves.
 * Mending is refused when it would change the area noticeably, because then nobody can tell what was meant.
 */
import { booleanPointInPolygon, polygon as polygonFeature, union, featureCollection, multiPolygon } from '@turf/turf';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Position } from '../domain/unit.ts';
import { type Contact, contactsOf, MOST_CONTACTS } from './contacts.ts';
import { type Ring, mendRing, signedArea, wound } from './ring.ts';

/** Shell first, then its holes. */
export type Polygon = readonly Ring[];

/** A ring as people count: from 1, polygon by polygon; ring 1 is the shell. */
export interface RingName {
  readonly polygon: number;
  readonly ring: number;
}

export type Mend =
  | { readonly mend: 'closed'; readonly ring: RingName }
  | { readonly mend: 'repeated'; readonly ring: RingName; readonly points: number }
  | { readonly mend: 'spur'; readonly ring: RingName; readonly at: readonly Position[] }
  | { readonly mend: 'crossing'; readonly ring: RingName; readonly other: RingName; readonly at: readonly Position[] }
  /** A ring without an area was left out. */
  | { readonly mend: 'dropped'; readonly ring: RingName }
  | { readonly mend: 'rewound'; readonly rings: number };

export type AreaFault =
  | { readonly fault: 'no-area' }
  | { readonly fault: 'hole-outside'; readonly ring: RingName }
  | { readonly fault: 'polygon-inside'; readonly ring: RingName; readonly other: RingName }
  /** Percentage by which untangling would change the area; 100 where it is a mere tangle. */
  | {
      readonly fault: 'crossing';
      readonly ring: RingName;
      readonly at: readonly Position[];
      readonly changePercent: number;
    };

export interface MendedArea {
  readonly polygons: Position[][][];
  readonly mends: Mend[];
}

const LARGEST_CHANGE_PERCENT = 1;

const areaOf = (polygons: readonly Polygon[]): number =>
  polygons.reduce(
    (sum, rings) => sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0),
    0,
  );

const mutable = (polygons: readonly Polygon[]): Position[][][] =>
  polygons.map((rings) => rings.map((ring) => [...ring]));

interface Named {
  readonly ring: Position[];
  readonly name: RingName;
}

/** Rings closed and cleaned one by one; those without an area are left out, a polygon with its shell. */
function mendRings(polygons: readonly Polygon[], mends: Mend[]): Named[][] {
  const kept: Named[][] = [];
  polygons.forEach((rings, p) => {
    const named: Named[] = [];
    for (const [r, raw] of rings.entries()) {
      const name = { polygon: p + 1, ring: r + 1 };
      const mended = mendRing(raw);
      if (mended.ring.length < 4 || signedArea(mended.ring) === 0) {
        mends.push({ mend: 'dropped', ring: name });
        if (r === 0) break;
        continue;
      }
      if (mended.wasOpen) mends.push({ mend: 'closed', ring: name });
      if (mended.repeated > 0) mends.push({ mend: 'repeated', ring: name, points: mended.repeated });
      if (mended.spurs.length > 0) mends.push({ mend: 'spur', ring: name, at: mended.spurs });
      named.push({ ring: mended.ring, name });
    }
    if (named.length > 0) kept.push(named);
  });
  return kept;
}

/** A hole that lies outside its shell, or a polygon inside another one, where no lines meet to tell it. */
function misplaced(polygons: readonly Named[][]): AreaFault | null {
  const isInside = (point: Position | undefined, rings: readonly Ring[]): boolean =>
    point !== undefined &&
    booleanPointInPolygon(point, polygonFeature(mutable([rings])[0] ?? []), { ignoreBoundary: true });
  for (const [shell, ...holes] of polygons) {
    if (!shell) continue;
    const outside = holes.find((hole) => !isInside(hole.ring[0], [shell.ring]));
    if (outside) return { fault: 'hole-outside', ring: outside.name };
    for (const other of polygons) {
      const [otherShell] = other;
      if (!otherShell || otherShell === shell) continue;
      if (
        isInside(
          shell.ring[0],
          other.map((named) => named.ring),
        )
      )
        return { fault: 'polygon-inside', ring: shell.name, other: otherShell.name };
    }
  }
  return null;
}

/** Contacts gathered per pair of rings. */
function crossingsOf(contacts: readonly Contact[], rings: readonly Named[]): Extract<Mend, { mend: 'crossing' }>[] {
  const pairs = new Map<string, { ring: RingName; other: RingName; at: Position[] }>();
  for (const contact of contacts) {
    const [one, two] = contact.rings.map((index) => rings[index]?.name);
    if (!one || !two) continue;
    const pair = pairs.get(contact.rings.join()) ?? { ring: one, other: two, at: [] };
    pair.at.push(contact.at);
    pairs.set(contact.rings.join(), pair);
  }
  // Closed lines cross an even number of times: two rings that meet once only touch, which an area may.
  return [...pairs.values()]
    .filter((pair) => pair.ring === pair.other || pair.at.length > 1)
    .map((pair) => ({ mend: 'crossing', ...pair }));
}

/** Union of the area with itself: the clipping library puts crossings in order by the even–odd rule; null when it gives up. */
function untangled(polygons: readonly Polygon[]): Position[][][] | null {
  try {
    const tangled = multiPolygon(mutable(polygons));
    const geometry = union(featureCollection([tangled, tangled]))?.geometry;
    if (!geometry) return null;
    return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
  } catch {
    return null;
  }
}

/** The area in order, with everything that was mended; places are in the coordinates that came in. */
export function mendArea(polygons: readonly Polygon[]): Result<MendedArea, AreaFault> {
  const mends: Mend[] = [];
  const named = mendRings(polygons, mends);
  const rings = named.flat();
  if (rings.length === 0) return fail({ fault: 'no-area' });
  let sound: Polygon[] = named.map((group) => group.map((entry) => entry.ring));
  const contacts = contactsOf(rings.map((entry) => entry.ring));
  const crossings = crossingsOf(contacts, rings);
  const [first] = crossings;
  if (first) {
    const repaired = contacts.length < MOST_CONTACTS ? untangled(sound) : null;
    const before = areaOf(sound);
    const changePercent = repaired ? (Math.abs(areaOf(repaired) - before) / before) * 100 : 100;
    if (!repaired || changePercent > LARGEST_CHANGE_PERCENT)
      return fail({
        fault: 'crossing',
        ring: first.ring,
        at: crossings.flatMap((crossing) => crossing.at),
        changePercent,
      });
    sound = repaired;
    mends.push(...crossings);
  } else {
    const fault = misplaced(named);
    if (fault) return fail(fault);
  }
  let rewound = 0;
  const result = sound.map((group) =>
    group.map((ring, i) => {
      if (signedArea(ring) > 0 === i > 0) rewound += 1;
      return wound(ring, i > 0);
    }),
  );
  if (rewound > 0) mends.push({ mend: 'rewound', rings: rewound });
  return ok({ polygons: result, mends });
}
