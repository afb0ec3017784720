/** The two demo counties: the full one carries the published figures of PRODUCT, the small one a share of them for tests. */
import type { ReliefSize } from './relief/nest.ts';

export interface Preset {
  readonly name: 'full' | 'small';
  readonly seed: number;
  readonly relief: ReliefSize;
  /** Area of the county, km². */
  readonly area: number;
  readonly townships: { readonly count: number; readonly spacing: number; readonly elongation: number };
  readonly zones: number;
  readonly villages: number;
  readonly communities: number;
  readonly streets: number;
  readonly ethnicTownships: number;
  readonly reservoirSpacing: number;
  readonly groupRoads: {
    readonly count: number;
    readonly hundredthsKm: number;
    readonly villages: number;
    readonly hamlets: number;
  };
  readonly works: {
    readonly villages: number;
    readonly pool: number;
    readonly cellar: number;
    readonly plant: number;
    readonly pump: number;
    readonly pipeHundredthsKm: number;
    readonly served: number;
  };
  readonly households: number;
  /** Registered rural people: 10.5 % of them are poor. */
  readonly people: number;
  readonly poorHouseholds: number;
  readonly poorMembers: number;
  readonly poorVillages: number;
  readonly deepVillages: number;
  /** Zoom levels of the archives. */
  readonly zooms: { readonly base: readonly [number, number]; readonly terrain: readonly [number, number] };
}

/** Published scale: Panzhou 2017. */
export const FULL: Preset = {
  name: 'full',
  seed: 520281,
  relief: {
    far: { width: 512, height: 448 },
    region: { width: 560, height: 560, steps: 34 },
    window: { width: 208, height: 308 },
  },
  area: 4056,
  townships: { count: 27, spacing: 88, elongation: 1.75 },
  zones: 4,
  villages: 462,
  communities: 46,
  streets: 4,
  ethnicTownships: 6,
  reservoirSpacing: 95,
  groupRoads: { count: 991, hundredthsKm: 202_400, villages: 348, hamlets: 1447 },
  works: { villages: 342, pool: 1305, cellar: 786, plant: 14, pump: 113, pipeHundredthsKm: 76_809, served: 528_000 },
  households: 350_309,
  people: 962_857,
  poorHouseholds: 39_400,
  poorMembers: 101_100,
  poorVillages: 266,
  deepVillages: 53,
  zooms: { base: [6, 14], terrain: [6, 11] },
};

export const SMALL: Preset = {
  name: 'small',
  seed: 990101,
  relief: { region: { width: 104, height: 110, steps: 11 }, window: { width: 76, height: 82 } },
  area: 351,
  townships: { count: 6, spacing: 51, elongation: 1.1 },
  zones: 2,
  villages: 40,
  communities: 4,
  streets: 1,
  ethnicTownships: 1,
  reservoirSpacing: 60,
  groupRoads: { count: 86, hundredthsKm: 17_525, villages: 30, hamlets: 125 },
  works: { villages: 30, pool: 113, cellar: 68, plant: 2, pump: 10, pipeHundredthsKm: 6_650, served: 45_700 },
  households: 30_331,
  people: 83_400,
  poorHouseholds: 3_411,
  poorMembers: 8_757,
  poorVillages: 23,
  deepVillages: 5,
  zooms: { base: [8, 13], terrain: [8, 8] },
};

export const PRESETS: Readonly<Record<Preset['name'], Preset>> = { full: FULL, small: SMALL };
