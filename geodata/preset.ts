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
  readonly systems: SystemTotals;
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

/** Totals of the systems beside roads and water; kilometres and 亩 in whole hundredths or tenths, so that sums are exact. */
export interface SystemTotals {
  readonly grid: {
    readonly projects: number;
    readonly hundredthsKm: number;
    readonly transformers: number;
    readonly kva: number;
  };
  readonly network: {
    readonly rooms: number;
    readonly households: number;
    readonly trunkTenths: number;
    readonly fibreTenths: number;
  };
  readonly stations: { readonly count: number; readonly access: number };
  /** Funds of the village environment, 万元. */
  readonly environmentFunds: number;
  /** Houses assessed: grades C, D and none; tasks of repair and rebuilding. */
  readonly housing: {
    readonly gradeC: number;
    readonly gradeD: number;
    readonly none: number;
    readonly repair: number;
    readonly rebuild: number;
  };
  readonly relocation: { readonly sites: number; readonly households: number; readonly people: number };
  readonly halls: number;
  readonly schools: number;
  readonly industry: { readonly sites: number; readonly plannedTenths: number };
}

/** Published scale: Panzhou 2017; housing, relocation, halls and industry are those of Mile's report. */
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
  systems: {
    grid: { projects: 30, hundredthsKm: 2138, transformers: 74, kva: 18_375 },
    network: { rooms: 91, households: 40_000, trunkTenths: 18_005, fibreTenths: 30_830 },
    stations: { count: 65, access: 9400 },
    environmentFunds: 192_000,
    housing: { gradeC: 1051, gradeD: 1248, none: 39, repair: 849, rebuild: 751 },
    relocation: { sites: 11, households: 439, people: 2092 },
    halls: 301,
    schools: 88,
    industry: { sites: 64, plannedTenths: 100_000 },
  },
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
  systems: {
    grid: { projects: 6, hundredthsKm: 428, transformers: 15, kva: 3675 },
    network: { rooms: 9, households: 3460, trunkTenths: 1559, fibreTenths: 2669 },
    stations: { count: 6, access: 868 },
    environmentFunds: 16_600,
    housing: { gradeC: 91, gradeD: 108, none: 4, repair: 74, rebuild: 65 },
    relocation: { sites: 2, households: 80, people: 381 },
    halls: 27,
    schools: 8,
    industry: { sites: 6, plannedTenths: 8660 },
  },
  households: 30_331,
  people: 83_400,
  poorHouseholds: 3_411,
  poorMembers: 8_757,
  poorVillages: 23,
  deepVillages: 5,
  zooms: { base: [8, 13], terrain: [8, 8] },
};

export const PRESETS: Readonly<Record<Preset['name'], Preset>> = { full: FULL, small: SMALL };
