/** Answers from the projection as it stands: inside a live query the answer renews itself with every write. */
import { summarise } from '../../shared/domain/tally.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { emptyTally } from '../../shared/domain/tally.ts';
import { HostFault } from '../host/transport.ts';
import { figuresOn } from './figures-on.ts';
import { lit, selectTargets } from './lit-target.ts';
import { blocksOf } from './village-blocks.ts';
import { latestChanges } from './latest-changes.ts';
import type { Projection } from './projection.ts';
import type { CountyReader } from './reader.ts';
import { unitProgress } from './unit-progress.ts';
import { judgementOf } from './write-door.ts';

export function liveReader(projection: Projection, settings: CountySettings, index: UnitIndex, on: Day): CountyReader {
  const { db } = projection;
  const judgement = judgementOf(settings, on);
  return {
    on,
    live: true,
    figures: async (units) => {
      const records = await db.tallies.bulkGet([...units]);
      return units.map((unit, i) => {
        const tally = records[i]?.tally ?? emptyTally();
        return { unit, tally, summary: summarise(tally, index.peopleOf(unit), settings.thresholds) };
      });
    },
    target: async (id) => {
      const record = await db.targets.get(id);
      return record && lit(record.row, judgement);
    },
    fold: async (target) => (await db.targets.get(target))?.fold,
    targetsOf: async (unit, filter = {}) => {
      const records = await db.targets.where('path').equals(unit).toArray();
      return selectTargets(
        records.map((record) => record.row),
        filter,
        judgement,
      );
    },
    allTargets: async () => (await db.targets.toArray()).map((record) => lit(record.row, judgement)),
    households: async (villages) => {
      const blocks = await db.households.bulkGet([...villages]);
      return blocks.filter((block) => block !== undefined);
    },
    householdsOn: async (villages, day) => {
      // Read so that a live query notices every change to the villages.
      await db.households.bulkGet([...villages]);
      const timeline = await unlessAway(() => projection.timeline());
      return timeline && blocksOf(timeline, villages, day < on ? day : on);
    },
    entries: async (collection) => {
      const records = await db.entries.where('collection').equals(collection).toArray();
      return records.map((record) => record.row).filter((row) => row !== null);
    },
    progress: async (question) => {
      // Read so that a live query notices every change to the units.
      await db.tallies.bulkGet([...question.units]);
      const timeline = await unlessAway(() => projection.timeline());
      return timeline && unitProgress(timeline, index, question, on);
    },
    figuresOn: async (units, day) => {
      await db.tallies.bulkGet([...units]);
      const timeline = await unlessAway(() => projection.timeline());
      return timeline && figuresOn(timeline, settings, index, units, day);
    },
    statements: async () => {
      // Read so that a live query notices every write.
      await db.meta.get('state');
      const { journal } = projection;
      return unlessAway(async () => {
        await journal.refresh();
        return { operations: [...journal.operations], batches: journal.batchSource };
      });
    },
    changes: async (subject, limit) => {
      const isAsked = 'target' in subject ? await ofTarget(subject.target) : await ofUnit(subject.unit);
      await refreshed();
      return latestChanges(projection.journal.operations, isAsked, limit);
    },
  };

  async function unlessAway<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof HostFault) return null;
      throw error;
    }
  }

  /** While the host is away the list stands where it stopped: the band at the top of the window says so. */
  async function refreshed(): Promise<void> {
    await unlessAway(() => projection.journal.refresh());
  }

  /** Reads the row too, so that a live query notices when it changes. */
  async function ofTarget(target: string): Promise<(subject: string) => boolean> {
    await db.targets.get(target);
    return (subject) => subject === target;
  }

  async function ofUnit(unit: string): Promise<(subject: string) => boolean> {
    await db.tallies.get(unit);
    const ids = new Set(await db.targets.where('path').equals(unit).primaryKeys());
    return (subject) => ids.has(subject);
  }
}
