/** The demo county as plain data: relief, water, units, roads, works and people, before anything is written. */
import { Projection } from './lib/projection.ts';
import { item, range } from './lib/list.ts';
import { Random } from './lib/random.ts';
import type { Preset } from './preset.ts';
import { makeRelief, type Relief } from './relief/nest.ts';
import { type DrawnRoads, drawRoads } from './roads/draw-roads.ts';
import { type GroupRoads, makeGroupRoads } from './roads/group-roads.ts';
import { makeMainRoads, type MainRoads } from './roads/main-roads.ts';
import { type Districts, makeDistricts } from './units/districts.ts';
import { makePopulation, type VillagePopulation } from './units/population.ts';
import { chooseCommunities } from './units/communities.ts';
import { type Lakes, makeReservoirs } from './water/reservoirs.ts';
import { makeRivers, type River } from './water/rivers.ts';
import { layPipes, type Pipe, sitePumps } from './works/pipes.ts';
import { makeSettlements, type Settlement } from './works/settlements.ts';
import { siteCellars, SitePicker, sitePlants, sitePools, type WorkSite } from './works/sites.ts';

export interface County {
  readonly preset: Preset;
  readonly random: Random;
  readonly projection: Projection;
  readonly relief: Relief;
  readonly lakes: Lakes;
  readonly rivers: readonly River[];
  readonly districts: Districts;
  /** Villages that are communities 社区. */
  readonly communities: ReadonlySet<number>;
  readonly population: readonly VillagePopulation[];
  readonly mainRoads: MainRoads;
  readonly groups: GroupRoads;
  readonly drawn: DrawnRoads;
  /** By village, the seat first. */
  readonly settlements: readonly (readonly Settlement[])[];
  /** Pools, cellars, plants, pumps, in this order. */
  readonly works: readonly WorkSite[];
  readonly pipes: readonly Pipe[];
}

/** `note` is told when a stage is done. */
export function makeCounty(preset: Preset, note: (stage: string) => void = () => undefined): County {
  const random = new Random(preset.seed);
  const relief = makeRelief(preset.relief, random.fork('relief'));
  const terrain = relief.window;
  note('relief');
  const lakes = makeReservoirs(terrain, preset.reservoirSpacing, random.fork('reservoirs'));
  const rivers = makeRivers(relief, random.fork('rivers'));
  note('water');
  const districts = makeDistricts(terrain, lakes, preset, random.fork('districts'));
  const { villages } = districts;
  const cellArea = (terrain.level.cell / 1000) ** 2;
  const projection = new Projection(Math.sqrt(preset.area / (districts.cells * cellArea)));
  const communities = chooseCommunities(terrain, districts, preset);
  const population = makePopulation(
    terrain,
    villages,
    (village) => communities.has(village),
    preset,
    random.fork('population'),
  );
  note('districts');

  const townshipSeats = districts.seatVillage.map((village) => item(villages.seats, village));
  const mainRoads = makeMainRoads(
    relief,
    lakes,
    { countySeat: districts.countySeat, townshipSeats, villages },
    random.fork('roads'),
  );
  note('main roads');
  const roadVillages = withGroupRoads(
    districts,
    communities,
    mainRoads,
    preset.groupRoads.villages,
    random.fork('road villages'),
  );
  const plan = { roads: preset.groupRoads.count, hamlets: preset.groupRoads.hamlets, villages: roadVillages };
  const groups = makeGroupRoads(terrain, lakes, villages, mainRoads, plan, random.fork('group roads'));
  const kilometres = projection.kilometres(terrain.level);
  const drawn = drawRoads(
    {
      terrain,
      network: mainRoads.network,
      groups,
      stops: [...villages.seats, districts.countySeat],
      groupLength: preset.groupRoads.hundredthsKm / 100 / kilometres,
    },
    random.fork('windings'),
  );
  note('group roads');
  const settlements = makeSettlements(
    { terrain, lakes, villages, network: mainRoads.network, groups, drawn },
    random.fork('settlements'),
  );

  const ground = { terrain, lakes, villages };
  const picker = new SitePicker(ground);
  const { works: numbers } = preset;
  const open = range(villages.seats.length).filter((village) => !communities.has(village) && picker.room(village) > 60);
  const served = random
    .fork('served')
    .shuffled(open)
    .slice(0, numbers.villages)
    .sort((a, b) => a - b);
  const servedSet = new Set(served);
  const plants = sitePlants(ground, picker, numbers.plant, servedSet, random.fork('plants'));
  const pools = sitePools(ground, picker, numbers.pool, served, settlements, random.fork('pools'));
  const cellars = siteCellars(ground, picker, numbers.cellar, served, settlements, random.fork('cellars'));
  const pipes = layPipes(ground, mainRoads, plants, pools, servedSet, numbers.pipeHundredthsKm / 100 / kilometres);
  const pumps = sitePumps(ground, picker, pipes, numbers.pump, servedSet);
  note('works');
  return {
    preset,
    random,
    projection,
    relief,
    lakes,
    rivers,
    districts,
    communities,
    population,
    mainRoads,
    groups,
    drawn,
    settlements,
    works: [...pools, ...cellars, ...plants, ...pumps],
    pipes,
  };
}

/** Villages for the group road plan: no communities, and of the others those with the most land away from roads. */
function withGroupRoads(
  districts: Districts,
  communities: ReadonlySet<number>,
  roads: MainRoads,
  count: number,
  random: Random,
): number[] {
  const { villages } = districts;
  const need = villages.cells.map(
    (cells) => Math.sqrt(cells.filter((cell) => !roads.network.onCell.has(cell)).length) * random.between(0.8, 1.2),
  );
  return range(villages.seats.length)
    .filter((village) => !communities.has(village))
    .sort((a, b) => item(need, b) - item(need, a) || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
}
