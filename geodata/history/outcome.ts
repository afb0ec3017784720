/** How far each target has come on the fixed day, and how its way to clearance ends. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { plannedPercent } from '../../shared/domain/light.ts';
import type { Random } from '../lib/random.ts';
import { CAMPAIGN_TODAY } from './campaign.ts';
import type { Ending } from './clearance-trail.ts';

/** Percentage reached, or `finished` when the work itself is done. */
export type Outcome = number | 'finished';

export function outcomeOf(plan: TargetSpec['plan'], rank: number, random: Random): Outcome {
  const planned = plannedPercent(plan, CAMPAIGN_TODAY);
  if (planned === 0) return 0;
  if (planned === 100) {
    if (rank > 0.13) return 'finished';
    return random.next() < 0.12 ? 0 : Math.round(25 + 420 * rank + random.between(0, 15));
  }
  if (rank > 0.61) return 'finished';
  const lag = rank > 0.56 ? random.between(-4, 9) : rank > 0.14 ? random.between(10.5, 29) : random.between(31, 65);
  return Math.max(0, Math.min(95, Math.round(planned - lag)));
}

/** How the trail of a target ends that nothing else is wanted of. */
function drawEnding(random: Random): Ending {
  const draw = random.next();
  if (draw < 0.86) return 'plain';
  if (draw < 0.92) return 'rejected-then-cleared';
  if (draw < 0.94) return 'reopened-then-cleared';
  if (draw < 0.952) return 'reopened';
  if (draw < 0.962) return 'rejected';
  return draw < 0.98 ? 'applied' : 'verified';
}

/** What every township has of its water works and houses, so that each step can be tried wherever one looks. */
const SHOWN: readonly { readonly kinds: readonly string[]; readonly endings: readonly Ending[] }[] = [
  { kinds: ['pool', 'cellar'], endings: ['ready', 'applied', 'verified', 'unproven', 'rejected'] },
  { kinds: ['housing'], endings: ['ready', 'applied', 'verified'] },
];

const TOWNSHIP_DIGITS = 9;

export interface ChosenEnding {
  readonly ending: Ending;
  readonly isShown: boolean;
}

/** Endings by id for every finished target; `outcomes` holds all of them. */
export function chooseEndings(
  targets: readonly TargetSpec[],
  outcomes: ReadonlyMap<string, Outcome>,
  random: Random,
): Map<string, ChosenEnding> {
  const finished = targets.filter((target) => outcomes.get(target.id) === 'finished');
  const endings = new Map<string, ChosenEnding>(
    finished.map(({ id }) => [id, { ending: drawEnding(random.fork(id)), isShown: false }]),
  );
  for (const { kinds, endings: wanted } of SHOWN) {
    const townships = new Map<string, TargetSpec[]>();
    for (const target of finished) {
      if (!kinds.includes(target.kind)) continue;
      const township = target.unit.slice(0, TOWNSHIP_DIGITS);
      townships.set(township, [...(townships.get(township) ?? []), target]);
    }
    for (const [township, list] of townships) {
      // Those with the latest deadline: what is waiting for a signature has not been waiting since spring.
      const order = random.fork(`${kinds.join(' ')} ${township}`).shuffled(list);
      order.sort((a, b) => (a.plan.deadline > b.plan.deadline ? -1 : a.plan.deadline < b.plan.deadline ? 1 : 0));
      wanted.forEach((ending, place) => {
        const target = order[place];
        if (target) endings.set(target.id, { ending, isShown: true });
      });
    }
  }
  return endings;
}
