/** Answers the same questions for a past day, from the log. */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { endOfDay } from '../../shared/domain/day.ts';
import { emptyTally, summarise, type Tally } from '../../shared/domain/tally.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { rollUp } from '../../shared/log/tallies.ts';
import { emptyFold, foldSubject } from '../../shared/log/subject-fold.ts';
import type { Timeline } from '../../shared/log/timeline.ts';
import { clockMs } from '../../shared/log/clock.ts';
import { figuresOn } from './figures-on.ts';
import { blocksOf } from './village-blocks.ts';
import { latestChanges } from './latest-changes.ts';
import { lit, selectTargets } from './lit-target.ts';
import type { Projection } from './projection.ts';
import type { CountyReader } from './reader.ts';
import { unitProgress } from './unit-progress.ts';
import { judgementOf } from './write-door.ts';

interface PastDay {
  readonly timeline: Timeline;
  readonly rows: readonly TargetRow[];
  readonly tallies: ReadonlyMap<string, Tally>;
}

export function pastReader(projection: Projection, settings: CountySettings, index: UnitIndex, on: Day): CountyReader {
  const judgement = judgementOf(settings, on);
  let made: Promise<PastDay> | null = null;
  const past = (): Promise<PastDay> => (made ??= make());
  const isBelow = (unit: string) => (row: TargetRow) => index.pathUp(row.unit).includes(unit);
  return {
    on,
    live: false,
    figures: async (units) => {
      const { tallies } = await past();
      return units.map((unit) => {
        const tally = tallies.get(unit) ?? emptyTally();
        return { unit, tally, summary: summarise(tally, index.peopleOf(unit), settings.thresholds) };
      });
    },
    target: async (id) => {
      const row = (await past()).timeline.targetOn(id, on);
      return row && lit(row, judgement);
    },
    fold: async (target) => {
      await past();
      return projection.journal.operations
        .filter((operation) => operation.subject === target && clockMs(operation.clock) < endOfDay(on))
        .reduce((fold, operation) => foldSubject(fold, operation, () => true), emptyFold);
    },
    targetsOf: async (unit, filter = {}) => selectTargets((await past()).rows.filter(isBelow(unit)), filter, judgement),
    allTargets: async () => (await past()).rows.map((row) => lit(row, judgement)),
    households: async (villages) => blocksOf((await past()).timeline, villages, on),
    householdsOn: async (villages, day) => blocksOf((await past()).timeline, villages, day < on ? day : on),
    entries: async (collection) =>
      (await past()).timeline.entriesOn(collection, on).sort((a, b) => (a.id < b.id ? -1 : 1)),
    progress: async (question) => unitProgress((await past()).timeline, index, question, on),
    figuresOn: async (units, day) => figuresOn((await past()).timeline, settings, index, units, day),
    statements: async () => {
      await past();
      const { journal } = projection;
      const operations = journal.operations.filter((operation) => clockMs(operation.clock) < endOfDay(on));
      return { operations, batches: journal.batchSource };
    },
    changes: async (subject, limit) => {
      const { rows } = await past();
      const ids =
        'target' in subject
          ? new Set([subject.target])
          : new Set(rows.filter(isBelow(subject.unit)).map((row) => row.id));
      return latestChanges(projection.journal.operations, (id) => ids.has(id), limit, endOfDay(on));
    },
  };

  async function make(): Promise<PastDay> {
    const timeline = await projection.timeline();
    const rows = timeline.rowsOn(on);
    return { timeline, rows, tallies: rollUp(index, rows, timeline.blocksOn(on), judgement) };
  }
}
