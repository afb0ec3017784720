/** Clinics, halls, schools and industry bases as ledger targets. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Chain } from '../units/chain.ts';
import {
  baseOf,
  chooseVillages,
  shortName,
  type SitedTarget,
  spotAtSeat,
  spotIn,
  targetId,
  villagesByCode,
} from './sited.ts';

interface Facility {
  readonly kind: string;
  readonly prefix: string;
  readonly word: string;
  readonly works: readonly string[];
  readonly attrs?: (village: number, random: Random) => NonNullable<TargetSpec['attrs']>;
}

function facilityTargets(
  county: County,
  chain: Chain,
  villages: readonly number[],
  { kind, prefix, word, works, attrs }: Facility,
): SitedTarget[] {
  const random = county.random.fork(kind);
  return villages.map((village, place) => {
    const own = random.fork(`${kind} ${place}`);
    return {
      target: {
        id: targetId(prefix, 3, place),
        kind,
        name: shortName(chain, village) + word,
        ...baseOf(chain, village, own),
        quantity: 1,
        work: own.pick(works),
        ...(attrs ? { attrs: attrs(village, own) } : {}),
      },
      at: spotAtSeat(county, village, own),
    };
  });
}

/** One in each poor village; some are too small and some have no doctor yet, which is why their village cannot exit. */
export function makeClinicTargets(county: County, chain: Chain): SitedTarget[] {
  const villages = villagesByCode(county, chain).filter((village) => item(county.population, village).poor > 0);
  return facilityTargets(county, chain, villages, {
    kind: 'clinic',
    prefix: 'WS',
    word: '村卫生室',
    works: ['新建', '新建', '改扩'],
    attrs: (village, random) => {
      const needed = Math.ceil(item(county.population, village).people / 1000);
      return {
        area: random.next() < 0.07 ? 40 + 5 * random.below(4) : 60 + 5 * random.below(17),
        doctors: random.next() < 0.06 ? 0 : Math.max(1, needed - (random.next() < 0.15 ? 1 : 0)),
      };
    },
  });
}

/** Halls of every poor village and of others up to the published number. */
export function makeHallTargets(county: County, chain: Chain): SitedTarget[] {
  const villages = chooseVillages(
    county,
    chain,
    county.preset.systems.halls,
    (village) => (item(county.population, village).poor > 0 ? 10 : 1),
    county.random.fork('halls'),
  );
  return facilityTargets(county, chain, villages, {
    kind: 'hall',
    prefix: 'HC',
    word: '文化活动场所',
    works: ['新建', '新建', '改扩'],
    attrs: (_, random) => ({ area: 80 + 10 * random.below(30) }),
  });
}

export function makeSchoolTargets(county: County, chain: Chain): SitedTarget[] {
  const villages = chooseVillages(
    county,
    chain,
    county.preset.systems.schools,
    (village) => Math.sqrt(item(county.population, village).people),
    county.random.fork('schools'),
  );
  return facilityTargets(county, chain, villages, {
    kind: 'school',
    prefix: 'XX',
    word: '小学',
    works: ['新建', '改扩', '修缮', '修缮'],
    attrs: (_, random) => ({ 学生数: 40 + 5 * random.below(60) }),
  });
}

/** What is grown or kept; invented bases, common crops. */
const CROPS = ['刺梨', '核桃', '中药材', '食用菌', '茶叶', '蓝莓', '软籽石榴', '魔芋', '辣椒', '元宝枫'];

/** Bases whose planned areas add up to the published one. */
export function makeIndustryTargets(county: County, chain: Chain): SitedTarget[] {
  const { sites, plannedTenths } = county.preset.systems.industry;
  const random = county.random.fork('industry');
  const villages = chooseVillages(
    county,
    chain,
    Math.min(sites, county.population.length),
    (village) => 1 + item(county.population, village).poor,
    random,
  );
  // Areas are planned in whole 亩.
  const areas = apportion(
    villages.map(() => random.between(0.3, 1.8)),
    Math.round(plannedTenths / 10),
    20,
  );
  return villages.map((village, place) => {
    const own = random.fork(`base ${place}`);
    const crop = own.pick(CROPS);
    return {
      target: {
        id: targetId('CY', 3, place),
        kind: 'industry',
        name: `${shortName(chain, village)}${crop}种植基地`,
        ...baseOf(chain, village, own),
        quantity: item(areas, place),
        attrs: { 作物: crop },
      },
      at: spotIn(county, village, own),
    };
  });
}
