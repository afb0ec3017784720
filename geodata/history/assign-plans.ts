/** Gives every target of the demonstration county its planned start and deadline. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { addDays, dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { Random } from '../lib/random.ts';
import { groupBy } from './group-by.ts';

/** One batch of a staggered programme 压茬推进: its share of the targets, when they start, by when they must be done. */
interface Wave {
  readonly share: number;
  readonly starts: readonly [Day, Day];
  readonly deadlines: readonly Day[];
}

/** Roads are opened in five batches; the last starts after the fixed day. */
const ROAD_WAVES: readonly Wave[] = [
  { share: 0.15, starts: ['2017-03-01', '2017-05-10'], deadlines: ['2017-08-31', '2017-09-30', '2017-10-31'] },
  { share: 0.03, starts: ['2017-04-20', '2017-06-15'], deadlines: ['2017-11-15', '2017-11-30'] },
  { share: 0.15, starts: ['2017-06-20', '2017-08-20'], deadlines: ['2017-12-20', '2017-12-31'] },
  { share: 0.28, starts: ['2017-09-05', '2017-10-28'], deadlines: ['2017-12-31'] },
  { share: 0.35, starts: ['2017-11-04', '2017-11-28'], deadlines: ['2017-12-31'] },
  { share: 0.04, starts: ['2017-12-02', '2017-12-08'], deadlines: ['2017-12-31'] },
];

const WORK_WAVES: readonly Wave[] = [
  { share: 0.26, starts: ['2017-03-01', '2017-03-25'], deadlines: ['2017-04-30', '2017-05-31'] },
  { share: 0.08, starts: ['2017-04-10', '2017-05-31'], deadlines: ['2017-06-30', '2017-07-31'] },
  { share: 0.24, starts: ['2017-06-15', '2017-08-31'], deadlines: ['2017-09-30', '2017-10-31'] },
  { share: 0.11, starts: ['2017-08-20', '2017-09-30'], deadlines: ['2017-11-15', '2017-11-30'] },
  { share: 0.31, starts: ['2017-08-25', '2017-11-10'], deadlines: ['2017-12-15', '2017-12-20', '2017-12-31'] },
];

const PIPE_WAVES: readonly Wave[] = [
  { share: 0.25, starts: ['2017-03-01', '2017-04-15'], deadlines: ['2017-05-31', '2017-08-31'] },
  { share: 0.2, starts: ['2017-05-10', '2017-07-31'], deadlines: ['2017-10-31', '2017-11-15'] },
  { share: 0.55, starts: ['2017-08-20', '2017-10-31'], deadlines: ['2017-12-20', '2017-12-31'] },
];

/** What a whole village, site or township does takes most of the year. */
const LONG_WAVES: readonly Wave[] = [
  { share: 0.35, starts: ['2017-03-01', '2017-04-15'], deadlines: ['2017-09-30', '2017-10-31', '2017-11-30'] },
  { share: 0.65, starts: ['2017-04-15', '2017-08-31'], deadlines: ['2017-12-20', '2017-12-31'] },
];

const WAVES: Readonly<Record<string, readonly Wave[]>> = {
  road: ROAD_WAVES,
  pipe: PIPE_WAVES,
  network: LONG_WAVES,
  environment: LONG_WAVES,
  relocation: LONG_WAVES,
  industry: LONG_WAVES,
  fund: LONG_WAVES,
};
const wavesOf = (kind: string): readonly Wave[] => WAVES[kind] ?? WORK_WAVES;

/**
 * The targets with `plan` set, in their own order; everything else stays as it was. Call it before the targets batch is
 * written and hashed. Every target draws from its own stream of `seed`, and each kind's waves have their shares exactly, so
 * the mix of lights on the fixed day does not depend on luck.
 */
export function assignPlans(targets: readonly TargetSpec[], seed: number): TargetSpec[] {
  const random = new Random(seed).fork('plans');
  const plans = new Map<string, TargetSpec['plan']>();
  for (const [kind, group] of groupBy(targets, (target) => target.kind)) {
    const order = random.fork(kind).shuffled(group);
    const waves = wavesOf(kind);
    let begun = 0;
    let covered = 0;
    for (const wave of waves) {
      covered += wave.share;
      const end = wave === waves.at(-1) ? order.length : Math.round(covered * order.length);
      for (const { id } of order.slice(begun, end)) plans.set(id, planOf(wave, random.fork(id)));
      begun = Math.max(begun, end);
    }
  }
  return targets.map((target) => ({ ...target, plan: plans.get(target.id) ?? target.plan }));
}

function planOf(wave: Wave, random: Random): TargetSpec['plan'] {
  const [from, to] = wave.starts;
  const start = dayOfNumber(dayNumber(from) + random.below(dayNumber(to) - dayNumber(from) + 1));
  const deadline = random.pick(wave.deadlines);
  return { start, deadline: deadline > start ? deadline : addDays(start, 30) };
}
