/** What is reported about one road: stretches of three stages from one end or both, never one ahead of the stage before. */
import { lengthInMetres } from '../../shared/domain/target.ts';
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { CAMPAIGN_KINDS } from '../../shared/domain/default-kinds.ts';
import type { Random } from '../lib/random.ts';
import { Story } from './event.ts';
import type { Official, Officials } from './officials.ts';
import type { StageMetres } from './road-goals.ts';
import type { Schedule } from './schedule.ts';
import type { WorkCalendar } from './work-calendar.ts';

const STAGES = CAMPAIGN_KINDS.find((kind) => kind.id === 'road')?.stages.map((stage) => stage.id) ?? [];

/** Share of the time during which each stage is worked on; a stage starts and ends after the one before. */
function pacesOf(goal: StageMetres): { begins: number; ends: number }[] {
  const [, gravel, hardened] = goal;
  return [
    { begins: 0, ends: gravel > 0 ? 0.6 : 1 },
    { begins: 0.3, ends: hardened > 0 ? 0.85 : 1 },
    { begins: 0.55, ends: 1 },
  ];
}

/** How much of a road is built from its start; the rest comes from its end. */
function frontShare(random: Random): number {
  const draw = random.next();
  if (draw < 0.6) return 1;
  return draw < 0.7 ? 0 : random.between(0.35, 0.65);
}

export class RoadStory {
  readonly story: Story;
  readonly #length: number;
  readonly #share: number;
  /** Metres reached from the start and from the end, per stage. */
  readonly #front = [0, 0, 0];
  readonly #back = [0, 0, 0];
  readonly #random: Random;

  constructor(road: TargetSpec, random: Random) {
    this.story = new Story(road.id, road.unit, random.fork('times'));
    this.#length = lengthInMetres(road);
    this.#random = random;
    this.#share = frontShare(random);
  }

  /** Reports from the first day of work to the last, ending exactly at `goal`. */
  report(goal: StageMetres, schedule: Schedule, calendar: WorkCalendar, officials: Officials): void {
    const { first, last } = schedule;
    const count = Math.min(6, 2 + Math.floor((last - first) / 40) + this.#random.below(2));
    const days = Array.from({ length: count - 1 }, () => calendar.pick(first + 3, last, this.#random));
    const paces = pacesOf(goal);
    for (const day of [...days, last].sort((a, b) => a - b)) {
      const time = day === last ? 1 : calendar.share(first, last, day);
      const by = officials.cadre(this.story.unit, this.#random);
      goal.forEach((metres, stage) => {
        const pace = paces[stage] ?? { begins: 0, ends: 1 };
        const share = Math.min(1, Math.max(0, (time - pace.begins) / (pace.ends - pace.begins)));
        // Interim reports are paced out to ten metres, the last one is measured.
        const reached = share === 1 ? metres : Math.floor((metres * share) / 10) * 10;
        this.#reach(stage, reached, day, by, share === 1);
      });
    }
  }

  /** Fills the hole that is left of the surface in one stretch. */
  finishSurface(day: number, by: Official): void {
    const from = this.#front[2] ?? 0;
    const to = this.#length - (this.#back[2] ?? 0);
    this.story.add(day, 'stretch', by, { stage: STAGES[2] ?? '', from, to });
  }

  #reach(stage: number, metres: number, day: number, by: Official, isFinal: boolean): void {
    const front = Math.round(metres * this.#share);
    const back = metres - front;
    const frontBefore = this.#front[stage] ?? 0;
    const backBefore = this.#back[stage] ?? 0;
    // A report is worth a trip only for a good stretch of road, unless it is the last.
    if (!isFinal && front + back - frontBefore - backBefore < 120) return;
    const id = STAGES[stage] ?? '';
    if (front > frontBefore) {
      // One report in eight starts a little inside what was reported before: unions count, sums do not.
      const overlap = this.#random.next() < 0.125 ? Math.min(frontBefore, 10 * this.#random.below(6)) : 0;
      this.story.add(day, 'stretch', by, { stage: id, from: frontBefore - overlap, to: front });
      this.#front[stage] = front;
    }
    if (back > backBefore) {
      this.story.add(day, 'stretch', by, { stage: id, from: this.#length - back, to: this.#length - backBefore });
      this.#back[stage] = back;
    }
  }
}
