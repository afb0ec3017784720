/** All roads: what each reaches by the fixed day and everything that was reported and decided on the way. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import { lengthInMetres } from '../../shared/domain/target.ts';
import type { Random } from '../lib/random.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import { type Ending, type Trail, walkTrail } from './clearance-trail.ts';
import type { HistoryEvent } from './event.ts';
import { isFinished, roadGoals, type StageMetres } from './road-goals.ts';
import { RoadStory } from './road-story.ts';
import { finishedSchedule, runningSchedule } from './schedule.ts';
import { type Field } from './work-story.ts';
import { LAST_DAY } from './work-calendar.ts';

/** Roads that were cleared and lost part of their surface afterwards; a county of 991 roads has this many. */
const DAMAGED_PER_ROAD = 9 / 991;
/** Cleared and damaged roads must have been finished by then for the whole story to fit. */
const DAMAGED_FINISH = { from: dayNumber('2017-08-25'), to: dayNumber('2017-09-30') };

/** Events of all roads; the stage sums on the fixed day are those of `roadGoals`. */
export function roadHistory(
  roads: readonly TargetSpec[],
  ranks: ReadonlyMap<string, number>,
  kind: Kind,
  field: Field,
  random: Random,
): HistoryEvent[] {
  const damaged = damagedSurfaces(roads, ranks, random.fork('damage'));
  const goals = roadGoals(roads, ranks, damaged);
  return roads.flatMap((road) => {
    const goal = goals.get(road.id) ?? [0, 0, 0];
    if (goal[0] === 0) return [];
    const own = random.fork(road.id);
    return damaged.has(road.id)
      ? damagedRoad({ road, goal, kind }, field, own)
      : buildRoad({ road, goal, kind }, ranks.get(road.id) ?? 0.5, field, own);
  });
}

/** Metres of surface left on roads that were finished early enough to have been cleared, damaged and reopened since. */
function damagedSurfaces(
  roads: readonly TargetSpec[],
  ranks: ReadonlyMap<string, number>,
  random: Random,
): Map<string, number> {
  const early = roads.filter((road) => isFinished(road, ranks) && road.plan.start < '2017-06-01');
  const count = Math.round(roads.length * DAMAGED_PER_ROAD);
  return new Map(
    random
      .shuffled(early)
      .slice(0, count)
      .map((road) => [road.id, Math.floor((lengthInMetres(road) * random.between(0.55, 0.9)) / 10) * 10]),
  );
}

function endingOf(random: Random): Ending {
  const draw = random.next();
  if (draw < 0.8) return 'plain';
  if (draw < 0.88) return 'rejected-then-cleared';
  if (draw < 0.92) return 'reopened-then-cleared';
  if (draw < 0.94) return 'rejected';
  if (draw < 0.955) return 'unproven';
  return draw < 0.97 ? 'applied' : 'verified';
}

interface RoadWork {
  readonly road: TargetSpec;
  readonly goal: StageMetres;
  readonly kind: Kind;
}

function buildRoad({ road, goal, kind }: RoadWork, rank: number, field: Field, random: Random): HistoryEvent[] {
  const { calendar, officials } = field;
  const work = new RoadStory(road, random);
  const isWhole = goal[2] === lengthInMetres(road);
  const schedule = (isWhole ? finishedSchedule : runningSchedule)(road.plan, rank, calendar, random);
  const cadre = officials.cadre(road.unit, random);
  if (random.next() < 0.2) work.story.add(schedule.first, 'clearance', cadre, { to: 'underway' });
  work.report(goal, schedule, calendar, officials);
  if (!isWhole) return work.story.events;
  const trail: Trail = { kind, story: work.story, calendar, officials, random, photos: field.photos };
  walkTrail(trail, schedule.last, endingOf(random));
  return work.story.events;
}

/** Finished, cleared, reopened after damage; the damaged stretch of surface is taken back and still missing. */
function damagedRoad({ road, goal, kind }: RoadWork, field: Field, random: Random): HistoryEvent[] {
  const { calendar, officials } = field;
  const work = new RoadStory(road, random);
  const last = calendar.pick(DAMAGED_FINISH.from, DAMAGED_FINISH.to, random);
  const first = Math.min(Math.max(dayNumber(road.plan.start), LAST_DAY - 260), last - 20);
  const cadre = officials.cadre(road.unit, random);
  work.report(goal, { first, last }, calendar, officials);
  work.finishSurface(last, cadre);
  const trail: Trail = { kind, story: work.story, calendar, officials, random, photos: field.photos };
  walkTrail(trail, last, 'reopened', {
    onReopened: (day) => work.story.add(day, 'revoke', cadre, { operations: [] }, { takesBackNewest: true }),
  });
  return work.story.events;
}
