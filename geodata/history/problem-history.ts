/**
 * Problems 问题台账: found over the year at four levels, each with its measure, leading unit and person, most of them put right by
 * mid-May or the end of May where spring's were concerned, the others on their way.
 */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { addDays, dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import { nextProblemNumber, type ProblemLevel, quarterOf } from '../../shared/domain/problem.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { CAMPAIGN_DEADLINE } from './campaign.ts';
import type { Ending } from './clearance-trail.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import type { InspectionPlan } from './inspections.ts';
import type { Official } from './officials.ts';
import { outcomeOf } from './outcome.ts';
import { PROBLEM_SOURCES, PROBLEM_WORDS, type ProblemWords } from './problem-words.ts';
import { type Field, workStory } from './work-story.ts';

/** Found in these weeks: how many of each level for a county of 462 villages, and by when they are to be put right. */
const FINDS: readonly {
  readonly level: ProblemLevel;
  readonly from: Day;
  readonly to: Day;
  readonly count: number;
  readonly deadlines: readonly Day[];
}[] = [
  { level: 'central', from: '2017-03-06', to: '2017-03-10', count: 12, deadlines: ['2017-05-15', '2017-05-31'] },
  { level: 'province', from: '2017-03-20', to: '2017-04-14', count: 20, deadlines: ['2017-05-15', '2017-05-31'] },
  { level: 'city', from: '2017-04-17', to: '2017-05-05', count: 16, deadlines: ['2017-05-31', '2017-06-30'] },
  { level: 'county', from: '2017-05-08', to: '2017-07-28', count: 16, deadlines: ['2017-08-31'] },
  { level: 'province', from: '2017-08-07', to: '2017-08-18', count: 8, deadlines: ['2017-09-30', '2017-10-31'] },
  { level: 'city', from: '2017-10-16', to: '2017-10-27', count: 14, deadlines: ['2017-11-30', '2017-12-10'] },
  { level: 'county', from: '2017-11-01', to: '2017-11-28', count: 12, deadlines: ['2017-12-15', '2017-12-25'] },
];
const FULL_VILLAGES = 462;
/** Problems that each inspection of a full county finds. */
const PER_INSPECTION = 16;

interface Find {
  readonly level: ProblemLevel;
  readonly source: string;
  readonly on: Day;
  readonly deadline: Day;
  readonly inspection?: InspectionPlan;
}

export interface ProblemStory {
  readonly spec: TargetSpec;
  readonly events: readonly HistoryEvent[];
}

export interface ProblemGround {
  readonly county: string;
  readonly units: readonly Unit[];
  readonly targets: readonly TargetSpec[];
  readonly kind: Kind;
  readonly inspections: readonly InspectionPlan[];
}

export function problemHistory(ground: ProblemGround, field: Field, random: Random): ProblemStory[] {
  const villages = ground.units.filter((unit) => unit.level === 'village');
  const scale = villages.length / FULL_VILLAGES;
  const finds = findsOf(ground.inspections, scale, field, random.fork('finds'));
  const numbers: string[] = [];
  return finds.map((find, place) => {
    const own = random.fork(`problem ${place}`);
    const number = nextProblemNumber(
      numbers.filter((each) => each.startsWith(quarterOf(find.on))),
      find.on,
    );
    numbers.push(number);
    const spec = specOf(ground, villages, find, number, own);
    const at = instantOf(dayNumber(find.on), 8.5 + (place % 17) * 0.5);
    const by: Official = find.inspection ? field.officials.inspector(own) : field.officials.duty;
    const created: HistoryEvent = { at, subject: spec.id, unit: spec.unit, k: 'target', by, payload: { spec } };
    return { spec, events: [created, ...lifeOf(spec, ground.kind, field, own)] };
  });
}

/** All finds in the order of their days. */
function findsOf(inspections: readonly InspectionPlan[], scale: number, field: Field, random: Random): Find[] {
  const times = (count: number): number => Math.max(1, Math.round(count * scale));
  const day = (from: Day, to: Day): Day => dayOfNumber(field.calendar.pick(dayNumber(from), dayNumber(to), random));
  const listed = FINDS.flatMap(({ level, from, to, count, deadlines }) =>
    Array.from({ length: times(count) }, (): Find => ({
      level,
      source: random.pick<string>(PROBLEM_SOURCES[level]),
      on: day(from, to),
      deadline: random.pick(deadlines),
    })),
  );
  const inspected = inspections.flatMap((inspection) =>
    Array.from({ length: times(PER_INSPECTION) }, (): Find => ({
      level: 'county',
      source: inspection.name,
      on: day(inspection.from, inspection.to),
      deadline: earlier(addDays(inspection.to, 30 + 5 * random.below(3)), CAMPAIGN_DEADLINE),
      inspection,
    })),
  );
  return [...listed, ...inspected].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function specOf(
  { county, units, targets }: ProblemGround,
  villages: readonly Unit[],
  find: Find,
  number: string,
  random: Random,
): TargetSpec {
  const within = find.inspection
    ? villages.filter((village) => find.inspection?.units.has(village.parent ?? ''))
    : villages;
  const words: ProblemWords = random.pick(PROBLEM_WORDS);
  const places = new Map((within.length > 0 ? within : villages).map((village) => [village.id, village]));
  const concerned = targets.filter(
    (target) => target.kind === words.kind && (places.has(target.unit) || target.kind === 'fund'),
  );
  const about = concerned.length > 0 ? random.pick(concerned) : undefined;
  const village = random.pick([...places.values()]);
  // What is about no target is half the time the township's own.
  const township = random.next() < 0.5 ? village.parent : undefined;
  const unit = units.find(({ id }) => id === (about?.unit ?? township ?? village.id)) ?? village;
  const holders = unit.posts.filter((post) => post.until === undefined && post.person !== '');
  return {
    id: `${county}/WT-${hex(random)}`,
    kind: 'problem',
    name: `${unit.name}${random.pick(words.findings)}`,
    unit: unit.id,
    quantity: 1,
    plan: { start: addDays(find.on, 1), deadline: find.deadline },
    owner: holders[0]?.person ?? '',
    problem: {
      number,
      level: find.level,
      source: find.source,
      aspect: words.aspect,
      measure: words.measure,
      lead: words.lead,
      cooperating: [...words.cooperating],
      ...(about ? { about: about.id } : {}),
      ...(find.inspection ? { finding: find.inspection.id } : {}),
    },
  };
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const hex = (random: Random): string =>
  Math.floor(random.next() * 0x100000000)
    .toString(16)
    .padStart(8, '0');

function endingOf(random: Random): Ending {
  const draw = random.next();
  if (draw < 0.72) return 'plain';
  if (draw < 0.82) return 'rejected-then-cleared';
  if (draw < 0.87) return 'reopened-then-cleared';
  if (draw < 0.9) return 'reopened';
  if (draw < 0.93) return 'rejected';
  if (draw < 0.96) return 'applied';
  return draw < 0.98 ? 'verified' : 'ready';
}

function lifeOf(spec: TargetSpec, kind: Kind, field: Field, random: Random): HistoryEvent[] {
  const rank = random.next();
  const outcome = outcomeOf(spec.plan, rank, random.fork('outcome'));
  const ending = endingOf(random.fork('ending'));
  return workStory({ spec, kind, rank, outcome, ending, isShown: false }, field, random.fork('life'));
}
