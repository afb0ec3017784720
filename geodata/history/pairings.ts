/**
 * Pairing 结对帮扶: 15,000 cadres for 39,400 households, so two cadres a household and five households a cadre; and the last visit
 * to each household. Cadres are invented; households are rows without names.
 */
import type { Cadre, HouseholdsBatch, PairingsBatch, VisitsBatch } from '../../shared/domain/household-batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import { apportion } from '../lib/apportion.ts';
import { item, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import { personName } from '../units/person-names.ts';

export const PAIRED_SINCE: Day = '2017-03-01';
const CADRES_PER_HOUSEHOLD = 15_000 / 39_400;
/** Share of the townships in which the shares of one village are uneven, so that some cadres have too few households. */
const UNEVEN = 0.09;

const OFFICES = [
  '县财政局',
  '县教育局',
  '县卫生和计划生育局',
  '县水务局',
  '县交通运输局',
  '县住房和城乡建设局',
  '县农业局',
  '县林业局',
  '县国土资源局',
  '县公安局',
  '县人社局',
  '县民政局',
  '县审计局',
  '县统计局',
  '县市场监督管理局',
  '县人民医院',
  '县第一中学',
  '县供电局',
] as const;

export function pairingsBatch(households: HouseholdsBatch, units: readonly Unit[], random: Random): PairingsBatch {
  const poor = sumOf(households.villages, ({ members }) => members.length);
  const counts = apportion(
    households.villages.map(({ members }) => members.length),
    Math.round(poor * CADRES_PER_HOUSEHOLD),
  );
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const cadres: Cadre[] = [];
  const villages = households.villages.map(({ village, members }, at) => {
    const own = random.fork(village);
    // Never more cadres than there are five households for; villages with a few households have one cadre.
    const most = Math.max(1, Math.floor((members.length * 2) / 5));
    const count = Math.min(most, Math.max(1, item(counts, at)));
    const first = cadres.length;
    const office = own.pick(OFFICES);
    for (let k = 0; k < count; k += 1) {
      const isLocal = own.next() < 0.3;
      cadres.push({
        id: `GB${String(cadres.length + 1).padStart(5, '0')}`,
        name: personName(own),
        unit: village,
        office: isLocal ? `${names.get(village.slice(0, 9)) ?? ''}人民政府` : office,
      });
    }
    const isUneven = own.next() < UNEVEN && count > 3;
    return { village, ...sharesOf(members.length, first, count, isUneven, own) };
  });
  return { batch: 'pairings', version: 1, since: PAIRED_SINCE, cadres, villages };
}

/** Two different cadres a household, dealt in turn; in an uneven village one cadre gives some of its households away. */
function sharesOf(
  households: number,
  first: number,
  count: number,
  isUneven: boolean,
  random: Random,
): { cadre: number[]; second: number[] } {
  const step = Math.max(1, Math.floor(count / 2));
  const cadre = Array.from({ length: households }, (_, row) => first + (row % count));
  const second = cadre.map((place) => (count === 1 ? -1 : first + ((place - first + step) % count)));
  if (!isUneven) return { cadre, second };
  const lucky = first + random.below(count);
  const other = first + ((lucky - first + 1) % count);
  return {
    cadre: cadre.map((place, row) => (place === lucky && row % 2 === 0 && second[row] !== other ? other : place)),
    second,
  };
}

/** Days since the last visit: within the week for most, over it for about one household in sixteen. */
export function visitsBatch(households: HouseholdsBatch, on: Day, random: Random): VisitsBatch {
  const today = dayNumber(on);
  return {
    batch: 'visits',
    version: 1,
    villages: households.villages.map(({ village, members }) => {
      const own = random.fork(village);
      return {
        village,
        last: members.map(() => {
          const draw = own.next();
          if (draw < 0.002) return 0;
          return today - (draw < 0.062 ? 8 + own.below(20) : own.below(8));
        }),
      };
    }),
  };
}
