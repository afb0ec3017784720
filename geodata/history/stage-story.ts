/** What is reported about targets that count each stage by itself: cumulative amounts per stage, then the way to clearance. */
import { dayOfNumber } from '../../shared/domain/day.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Random } from '../lib/random.ts';
import { walkTrail } from './clearance-trail.ts';
import { type HistoryEvent, Story } from './event.ts';
import { type Cast, type Field, scheduleOf } from './work-story.ts';

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** How much later than the one before each stage gets on, as a share of the whole; side by side they differ by luck. */
const LAG = 0.28;

/** Shares of the stages whose weighted sum is `share`. */
export function stageShares(kind: Kind, share: number, random: Random): number[] {
  const lags = kind.stages.map((_, i) => (kind.order === 'parallel' ? random.between(-0.25, 0.25) : LAG * i));
  const at = (shift: number): number[] => lags.map((lag) => clamp(shift - lag));
  const sum = (shares: readonly number[]): number =>
    kind.stages.reduce((all, stage, i) => all + stage.weight * (shares[i] ?? 0), 0);
  let low = -1;
  let high = 2;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < share) low = middle;
    else high = middle;
  }
  return at(high);
}

/** Amounts reached on the fixed day: whole households, tenths of 亩, whole 万元. */
export function goalsOf({ spec, kind, outcome }: Cast, random: Random): number[] {
  if (outcome === 'finished') return kind.stages.map(() => spec.quantity);
  return stageShares(kind, outcome / 100, random).map((share) => Math.floor(share * spec.quantity));
}

/** Everything that happens up to the fixed day; `goals` are the amounts that it ends on. */
export function stageStory(cast: Cast, goals: readonly number[], field: Field, random: Random): HistoryEvent[] {
  const { spec, kind, ending } = cast;
  const { calendar, officials } = field;
  if (goals.every((goal) => goal === 0)) return [];
  const story = new Story(spec.id, spec.unit, random.fork('times'));
  const cadre = officials.cadre(spec.unit, random);
  const schedule = scheduleOf(cast, field, random);
  const { first, last } = schedule;
  if (random.next() < 0.2) story.add(first, 'clearance', cadre, { to: 'underway' });
  const count = last - first > 60 ? 2 : 1;
  const interim = Array.from({ length: count }, () => calendar.pick(first + 2, last - 1, random));
  const before = goals.map(() => 0);
  for (const day of [...new Set(interim.filter((day) => day < last)), last].sort((a, b) => a - b)) {
    const time = day === last ? 1 : calendar.share(first, last, day);
    goals.forEach((goal, i) => {
      const pace = kind.order === 'parallel' ? time : clamp(time * 1.25 - 0.2 * i);
      const reached = day === last ? goal : Math.floor(goal * pace);
      if (reached <= (before[i] ?? 0)) return;
      before[i] = reached;
      story.add(day, 'reach', cadre, { stage: kind.stages[i]?.id ?? '', reached, asOf: dayOfNumber(day) });
    });
  }
  if (cast.outcome === 'finished')
    walkTrail({ kind, story, calendar, officials, random, photos: field.photos }, last, withoutReopening(ending));
  return story.events;
}

/** Amounts of stages stay as they are after a reopening, so these targets are not reopened at all. */
const withoutReopening = (ending: Cast['ending']): Cast['ending'] =>
  ending === 'reopened' || ending === 'reopened-then-cleared' ? 'plain' : ending;
