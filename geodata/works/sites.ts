/** Sites of pools, cellars and plants. */
import { apportion } from '../lib/apportion.ts';
import { item, leastBy, range } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import { SAFE_DEPTH, type Villages } from '../units/villages.ts';
import type { Lakes } from '../water/reservoirs.ts';
import type { Settlement } from './settlements.ts';

export type WorkKind = 'pool' | 'cellar' | 'plant' | 'pump';

export interface WorkSite {
  readonly kind: WorkKind;
  readonly cell: number;
  readonly village: number;
  /** The settlement that it is for; absent for plants and pumps. */
  readonly settlement?: Settlement;
}

export interface SiteGround {
  readonly terrain: Terrain;
  readonly lakes: Lakes;
  readonly villages: Villages;
}

/** Hands out cells once each, inside their village and off the water. */
export class SitePicker {
  private readonly taken = new Set<number>();

  constructor(private readonly ground: SiteGround) {}

  free(cell: number, village: number): boolean {
    const { villages, lakes } = this.ground;
    return (
      villages.of.get(cell) === village &&
      villages.depth.get(cell) >= SAFE_DEPTH &&
      !lakes.nearWater.has(cell) &&
      !this.taken.has(cell)
    );
  }

  /** Cells of a village where a work could stand. */
  room(village: number): number {
    return item(this.ground.villages.cells, village).filter((cell) => this.free(cell, village)).length;
  }

  take(cell: number): number {
    this.taken.add(cell);
    return cell;
  }

  /** The best free cell within `radius` of another, widening until there is one. */
  near(centre: number, village: number, radius: number, score: (cell: number) => number): number {
    const { frame } = this.ground.terrain.level;
    for (let reach = radius; reach < 60; reach += 4) {
      const best = leastBy(
        [...frame.around(centre, reach)].filter((cell) => this.free(cell, village)),
        score,
      );
      if (best !== undefined) return this.take(best);
    }
    throw new Error(`no site left in village ${village}`);
  }
}

/** Shares `count` works among the settlements of the served villages, every village at least `least`. */
function shareOut(
  count: number,
  served: readonly number[],
  settlements: readonly (readonly Settlement[])[],
  least: number,
  random: Random,
): Settlement[] {
  const weights = served.map((village) => item(settlements, village).length * random.between(0.6, 1.4));
  const shares = apportion(weights, count, least);
  return served.flatMap((village, at) => {
    const places = random.shuffled(item(settlements, village));
    return range(item(shares, at)).map((k) => item(places, k % places.length));
  });
}

/** Pools stand above what they feed: 12–70 m up and within 900 m. */
export function sitePools(
  ground: SiteGround,
  picker: SitePicker,
  count: number,
  served: readonly number[],
  settlements: readonly (readonly Settlement[])[],
  random: Random,
): WorkSite[] {
  const { height, frame } = ground.terrain.level;
  return shareOut(count, served, settlements, 1, random).map((settlement) => {
    const cell = picker.near(settlement.cell, settlement.village, 5, (at) => {
      const above = height.get(at) - height.get(settlement.cell);
      const misfit = above < 12 ? (12 - above) / 6 : above > 70 ? (above - 70) / 20 : 0;
      return misfit + frame.distance(at, settlement.cell) / 12 + random.next();
    });
    return { kind: 'pool', cell, village: settlement.village, settlement };
  });
}

/** Cellars lie among the houses. */
export function siteCellars(
  ground: SiteGround,
  picker: SitePicker,
  count: number,
  served: readonly number[],
  settlements: readonly (readonly Settlement[])[],
  random: Random,
): WorkSite[] {
  const { frame } = ground.terrain.level;
  return shareOut(count, served, settlements, 0, random).map((settlement) => {
    const cell = picker.near(
      settlement.cell,
      settlement.village,
      4,
      (at) => frame.distance(at, settlement.cell) / 6 + random.next(),
    );
    return { kind: 'cellar', cell, village: settlement.village, settlement };
  });
}

/** Plants stand below reservoirs first, then on streams far from each other. */
export function sitePlants(
  ground: SiteGround,
  picker: SitePicker,
  count: number,
  served: ReadonlySet<number>,
  random: Random,
): WorkSite[] {
  const { terrain, lakes, villages } = ground;
  const { frame } = terrain.level;
  const sites: WorkSite[] = [];
  const spread = frame.width / 12;
  const place = (centre: number): void => {
    const open = [...frame.around(centre, 14)].filter(
      (cell) => served.has(villages.of.get(cell)) && picker.free(cell, villages.of.get(cell)),
    );
    const cell = leastBy(open, (at) => terrain.slope.get(at) * 8 + frame.distance(at, centre) / 8);
    if (cell === undefined || sites.length >= count || sites.some((site) => frame.distance(site.cell, cell) < spread))
      return;
    sites.push({ kind: 'plant', cell: picker.take(cell), village: villages.of.get(cell) });
  };
  for (const { dam } of lakes.reservoirs) place(dam);
  const streams = range(frame.size).filter(
    (cell) => villages.of.get(cell) >= 0 && terrain.drained.get(cell) > 150 && terrain.drained.get(cell) < 900,
  );
  for (const cell of random.shuffled(streams)) {
    if (sites.length >= count) break;
    place(cell);
  }
  return sites;
}
