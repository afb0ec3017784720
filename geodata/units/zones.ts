/** War zones: townships grouped so that each zone hangs together and has about the same number of villages. */
import { item, leastBy, range, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';

export interface ZoneProblem {
  readonly zones: number;
  /** Middle of each township, any unit. */
  readonly middles: readonly (readonly [number, number])[];
  readonly touching: readonly ReadonlySet<number>[];
  /** Villages of each township. */
  readonly villages: readonly number[];
}

const ATTEMPTS = 600;

/** Zone of each township: zone 0 in the north, then clockwise. */
export function groupZones(problem: ZoneProblem, random: Random): number[] {
  let best: { zones: number[]; score: number } | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const zones = growZones(problem, random);
    if (!zones) continue;
    const score = scoreOf(problem, zones);
    if (!best || score < best.score) best = { zones, score };
  }
  if (!best) throw new Error('no grouping of townships into zones found');
  return clockwise(problem, best.zones);
}

/** Starts at the extremes and lets the zone with the fewest villages take the nearest free neighbour. */
function growZones(problem: ZoneProblem, random: Random): number[] | null {
  const { zones, middles, touching, villages } = problem;
  const zoneOf = middles.map(() => -1);
  const turn = random.next() * Math.PI * 2;
  for (let zone = 0; zone < zones; zone++) {
    const angle = turn + (zone * 2 * Math.PI) / zones;
    const free = range(middles.length).filter((township) => item(zoneOf, township) < 0);
    free.sort((a, b) => along(item(middles, b), angle) - along(item(middles, a), angle));
    zoneOf[item(free, Math.min(free.length - 1, random.below(3)))] = zone;
  }
  const count = (zone: number): number =>
    sumOf(villages, (number, township) => (zoneOf[township] === zone ? number : 0));
  for (;;) {
    const order = range(zones).sort((a, b) => count(a) - count(b));
    const taken = order.some((zone) => {
      const own = range(middles.length).filter((township) => zoneOf[township] === zone);
      const [x, y] = middleOf(own.map((township) => item(middles, township)));
      const open = range(middles.length).filter(
        (township) => zoneOf[township] === -1 && own.some((other) => item(touching, township).has(other)),
      );
      const next = leastBy(open, (township) =>
        Math.hypot(item(middles, township)[0] - x, item(middles, township)[1] - y),
      );
      if (next !== undefined) zoneOf[next] = zone;
      return next !== undefined;
    });
    if (!taken) return zoneOf.includes(-1) ? null : zoneOf;
  }
}

function along([x, y]: readonly [number, number], angle: number): number {
  return x * Math.cos(angle) + y * Math.sin(angle);
}

function middleOf(points: readonly (readonly [number, number])[]): [number, number] {
  return [sumOf(points, ([x]) => x) / points.length, sumOf(points, ([, y]) => y) / points.length];
}

/** Spread of village numbers, plus how far townships of a zone lie apart relative to the county. */
function scoreOf({ zones, middles, villages }: ZoneProblem, zoneOf: readonly number[]): number {
  const counts = range(zones).map((zone) =>
    sumOf(villages, (number, township) => (zoneOf[township] === zone ? number : 0)),
  );
  const county = middleOf(middles);
  const scale = sumOf(middles, ([x, y]) => Math.hypot(x - county[0], y - county[1]));
  const apart = sumOf(range(zones), (zone) => {
    const own = middles.filter((_, township) => zoneOf[township] === zone);
    const [x, y] = middleOf(own);
    return sumOf(own, ([px, py]) => Math.hypot(px - x, py - y));
  });
  return (Math.max(...counts) - Math.min(...counts)) / sumOf(villages, (number) => number) + 0.8 * (apart / scale);
}

function clockwise({ zones, middles }: ZoneProblem, zoneOf: readonly number[]): number[] {
  const [x, y] = middleOf(middles);
  const bearing = range(zones).map((zone) => {
    const [zx, zy] = middleOf(middles.filter((_, township) => zoneOf[township] === zone));
    return Math.atan2(zx - x, y - zy);
  });
  const order = range(zones).sort((a, b) => item(bearing, a) - item(bearing, b));
  const northmost =
    leastBy(range(zones), (zone) => middleOf(middles.filter((_, township) => zoneOf[township] === zone))[1]) ?? 0;
  const start = order.indexOf(northmost);
  const rank = new Map(order.map((zone, place) => [zone, (place - start + zones) % zones]));
  return zoneOf.map((zone) => rank.get(zone) ?? 0);
}
