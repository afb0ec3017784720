/** Everything that happened to the targets of the ledger, kind by kind. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, Story } from './event.ts';
import { industryGoals } from './industry-goals.ts';
import { chooseEndings, type Outcome, outcomeOf } from './outcome.ts';
import { roadHistory } from './road-history.ts';
import { goalsOf, stageStory } from './stage-story.ts';
import { type Cast, type Field, workStory } from './work-story.ts';

/** Houses that were looked at and found sound leave the ledger in these weeks. */
const SOUND_HOUSES = { from: dayNumber('2017-03-20'), to: dayNumber('2017-04-20') };

const isSoundHouse = (target: TargetSpec): boolean => target.kind === 'housing' && target.attrs?.['grade'] === 'none';

export function targetHistory(
  targets: readonly TargetSpec[],
  ranks: ReadonlyMap<string, number>,
  kinds: readonly Kind[],
  field: Field,
  random: Random,
): HistoryEvent[] {
  const kindOf = (id: string): Kind => {
    const kind = kinds.find((each) => each.id === id);
    if (!kind) throw new Error(`no kind ${id}`);
    return kind;
  };
  const rankOf = (target: TargetSpec): number => ranks.get(target.id) ?? 0.5;
  const roads = targets.filter((target) => target.kind === 'road');
  const others = targets.filter((target) => target.kind !== 'road' && !isSoundHouse(target));
  const industry = industryGoals(
    others.filter((target) => target.kind === 'industry'),
    ranks,
    random.fork('industry'),
  );
  const outcomes = new Map(
    others.map((target): [string, Outcome] => {
      const verified = industry.get(target.id)?.[1];
      if (verified !== undefined) return [target.id, verified >= target.quantity ? 'finished' : 50];
      return [target.id, outcomeOf(target.plan, rankOf(target), random.fork(`${target.id} outcome`))];
    }),
  );
  const endings = chooseEndings(others, outcomes, random.fork('endings'));
  const castOf = (spec: TargetSpec): Cast => ({
    spec,
    kind: kindOf(spec.kind),
    rank: rankOf(spec),
    outcome: outcomes.get(spec.id) ?? 0,
    ...(endings.get(spec.id) ?? { ending: 'plain', isShown: false }),
  });
  return [
    ...roadHistory(roads, ranks, kindOf('road'), field, random.fork('roads')),
    ...targets.filter(isSoundHouse).flatMap((target) => soundHouse(target, field, random.fork(target.id))),
    ...others.flatMap((target) => {
      const cast = castOf(target);
      const own = random.fork(target.id);
      if (cast.kind.progress === 'amount') return workStory(cast, field, own);
      return stageStory(cast, industry.get(target.id) ?? goalsOf(cast, own.fork('goals')), field, own);
    }),
  ];
}

/** Taken out of the ledger with its reason; nothing is deleted. */
function soundHouse(target: TargetSpec, { calendar, officials }: Field, random: Random): HistoryEvent[] {
  const story = new Story(target.id, target.unit, random.fork('times'));
  const day = calendar.pick(SOUND_HOUSES.from, SOUND_HOUSES.to, random);
  story.add(day, 'clearance', officials.duty, { to: 'removed', why: '鉴定为非危房，剔除' });
  return story.events;
}
