/** The command chain on the ground: townships, villages, war zones, their seats and shared borders. */
import { item, leastBy, range, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Preset } from '../preset.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Lakes } from '../water/reservoirs.ts';
import { type Arc, makeArcs } from './arcs.ts';
import { borderCost } from './border-cost.ts';
import { makeTownships } from './townships.ts';
import { makeVillages, type Villages } from './villages.ts';
import { groupZones } from './zones.ts';

export interface Districts {
  readonly villages: Villages;
  /** Zone of each township. */
  readonly zoneOf: readonly number[];
  /** Townships from the county seat outwards: their place in this list is their number in the code. */
  readonly townshipOrder: readonly number[];
  /** The seat village of each township. */
  readonly seatVillage: readonly number[];
  /** Cell of the county's offices, apart from the township's own in the same town. */
  readonly countySeat: number;
  readonly arcs: readonly Arc[];
  /** Cells in the county. */
  readonly cells: number;
}

export function makeDistricts(terrain: Terrain, lakes: Lakes, preset: Preset, random: Random): Districts {
  const { frame } = terrain.level;
  const cost = borderCost(terrain, lakes, random.fork('cost'));
  const townships = makeTownships(terrain, lakes, cost, preset.townships, random.fork('townships'));
  const villages = makeVillages(terrain, lakes, cost, townships, preset.villages, random.fork('villages'));
  const all = range(preset.townships.count);
  const middles = townships.cells.map((cells): [number, number] => [
    sumOf(cells, (cell) => frame.x(cell)) / cells.length,
    sumOf(cells, (cell) => frame.y(cell)) / cells.length,
  ]);
  const counts = all.map((township) => villages.township.filter((of) => of === township).length);
  const zoneOf = groupZones(
    { zones: preset.zones, middles, touching: townships.touching, villages: counts },
    random.fork('zones'),
  );
  const seatVillage = all.map((township) => villages.township.indexOf(township));
  const seatOf = (township: number): number => item(villages.seats, item(seatVillage, township));
  const central = leastBy(all, (township) => {
    const [x, y] = [frame.x(seatOf(township)) - frame.width / 2, frame.y(seatOf(township)) - frame.height / 2];
    return Math.hypot(x, y) / (frame.width * 0.07) + terrain.slope.get(seatOf(township)) * 15;
  }) as number;
  const townshipOrder = [...all].sort(
    (a, b) => frame.distance(seatOf(a), seatOf(central)) - frame.distance(seatOf(b), seatOf(central)),
  );
  return {
    villages,
    zoneOf,
    townshipOrder,
    seatVillage,
    countySeat: placeOffices(terrain, lakes, villages, seatOf(central)),
    arcs: makeArcs(villages.of),
    cells: sumOf(townships.cells, (cells) => cells.length),
  };
}

/** Level ground some 1.2 km from the town's own seat, so that both names can be written. */
function placeOffices(terrain: Terrain, lakes: Lakes, villages: Villages, seat: number): number {
  const { frame } = terrain.level;
  const township = item(villages.township, villages.of.get(seat));
  const open = [...frame.around(seat, 15)].filter((cell) => {
    const away = frame.distance(cell, seat);
    const village = villages.of.get(cell);
    return (
      away > 8 &&
      village >= 0 &&
      item(villages.township, village) === township &&
      villages.depth.get(cell) > 2 &&
      !lakes.nearWater.has(cell)
    );
  });
  return leastBy(open, (cell) => terrain.slope.get(cell) * 10 + frame.distance(cell, seat) / 20) ?? seat;
}
