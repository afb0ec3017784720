/** A county small enough to count by hand: one zone, two townships, three villages, five targets, five poor households. */
import type { Batch } from '../../shared/domain/batch.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { DEFAULT_KINDS } from '../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/domain/light.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import type { Draft } from '../../shared/log/operation.ts';

export const COUNTY = '990199';
export const TOWN_A = '990199001';
export const TOWN_B = '990199002';
export const VILLAGE_A1 = '990199001201';
export const VILLAGE_A2 = '990199001202';
export const VILLAGE_B1 = '990199002201';

export const smallSettings: CountySettings = {
  county: COUNTY,
  name: '试验县',
  campaign: '试验作战图',
  start: '2017-03-01',
  deadline: '2017-12-31',
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [...DEFAULT_KINDS],
  today: '2017-12-01',
};

const unit = (id: string, level: 'county' | 'zone' | 'township' | 'village', name: string, parent: string | null) => ({
  id,
  level,
  name,
  parent,
  posts: [],
  people: 1000,
});

const plan = { start: '2017-03-01', deadline: '2017-11-30' };
const target = (local: string, kind: string, village: string, quantity: number) => ({
  id: `${COUNTY}/${local}`,
  kind,
  name: local,
  unit: village,
  quantity,
  plan,
  owner: '甲某',
});

export const ROAD = `${COUNTY}/ZZT0001`;
export const POOL = `${COUNTY}/SC0001`;
export const POOL_B = `${COUNTY}/SC0002`;
export const PIPE = `${COUNTY}/GW0001`;

export const smallBatches: readonly Batch[] = [
  {
    batch: 'units',
    version: 1,
    units: [
      unit(COUNTY, 'county', '试验县', null),
      unit(`${COUNTY}/Z1`, 'zone', '第一战区', COUNTY),
      unit(TOWN_A, 'township', '甲镇', `${COUNTY}/Z1`),
      unit(TOWN_B, 'township', '乙镇', `${COUNTY}/Z1`),
      unit(VILLAGE_A1, 'village', '甲一村', TOWN_A),
      unit(VILLAGE_A2, 'village', '甲二村', TOWN_A),
      unit(VILLAGE_B1, 'village', '乙一村', TOWN_B),
    ],
  },
  {
    batch: 'targets',
    version: 1,
    targets: [
      target('ZZT0001', 'road', VILLAGE_A1, 2),
      target('ZZT0002', 'road', VILLAGE_B1, 1.5),
      target('SC0001', 'pool', VILLAGE_A1, 1),
      target('SC0002', 'pool', VILLAGE_A2, 1),
      target('GW0001', 'pipe', VILLAGE_B1, 3.25),
    ],
  },
  {
    batch: 'households',
    version: 1,
    villages: [
      { village: VILLAGE_A1, at: [0, 0, 1, 1, 2, 2], members: [3, 4, 5] },
      { village: VILLAGE_B1, at: [0, 0, 1, 1], members: [2, 6] },
    ],
  },
];

export const batchBytes = (batch: Batch): Buffer => Buffer.from(JSON.stringify(batch));
export const batchName = (batch: Batch): string => sha256Hex(JSON.stringify(batch));

/** Drafts that make the county out of nothing. */
export function foundingDrafts(): Draft[] {
  const frame = { stream: COUNTY, user: '县值班室', role: 'duty', base: [] };
  return [
    { ...frame, k: 'settings', subject: COUNTY, payload: { settings: smallSettings } },
    ...smallBatches.map((batch) => ({
      ...frame,
      k: 'import',
      subject: `batch:${batchName(batch)}`,
      payload: { batch: batchName(batch), as: batch.batch, source: 'small-county', rows: 1 },
    })),
  ];
}
