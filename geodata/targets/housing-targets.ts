/**
 * Dilapidated houses 危房改造 as ledger targets: one for each household with a task, at its house. Houses that were assessed and
 * found sound stood in the ledger too and are taken out of it by the history.
 */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { householdId } from '../../shared/log/household-fold.ts';
import type { County } from '../county.ts';
import { item } from '../lib/list.ts';
import type { Chain } from '../units/chain.ts';
import { type AssessedHouse, SUBSIDIES } from '../units/house-assessment.ts';
import { baseOf, shortName, type SitedTarget, targetId } from './sited.ts';

const WORKS = { repair: '修缮加固', rebuild: '拆除重建' } as const;

export function makeHousingTargets(
  county: County,
  chain: Chain,
  households: HouseholdsBatch,
  houses: readonly AssessedHouse[],
): SitedTarget[] {
  const random = county.random.fork('housing targets');
  const blocks = new Map(households.villages.map((block) => [block.village, block]));
  const numbers = new Map(county.population.map((_, village) => [chain.codes.village(village), village]));
  return houses
    .filter(({ grade, work }) => work !== undefined || grade === 'none')
    .map(({ village: code, row, grade, work }, place) => {
      const own = random.fork(`house ${place}`);
      const village = numbers.get(code) ?? -1;
      const at = blocks.get(code)?.at ?? [];
      const subsidy = work ? SUBSIDIES[work][own.next() < 0.62 ? 0 : 1] : 0;
      return {
        target: {
          id: targetId('WF', 4, place),
          kind: 'housing',
          name: `${shortName(chain, village)}${row + 1}号户危房改造`,
          ...baseOf(chain, village, own),
          quantity: 1,
          ...(work ? { work: WORKS[work] } : {}),
          household: householdId(code, row),
          attrs: { grade },
          amounts: { subsidy },
        },
        at: [item(at, 2 * row) / 1e5, item(at, 2 * row + 1) / 1e5],
      };
    });
}
