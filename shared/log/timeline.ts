/**
 * Every past day at once: the log folded once in clock order, with what changed on each day kept, so that any day can be
 * shown without folding again. The state of a day is the log up to its last millisecond in county time.
 */
import { dayNumber, dayOfInstant } from '../domain/day.ts';
import type { EntryRow } from '../domain/entries/entry.ts';
import type { TargetRow } from '../domain/target.ts';
import type { Day } from '../domain/unit.ts';
import { clockMs } from './clock.ts';
import { type County, createCounty } from './county.ts';
import { BulkFold, type BatchSource } from './fold.ts';
import type { HouseholdBlock } from './household-fold.ts';
import { type Operation, operationId } from './operation.ts';

/** Values with the day from which each holds, ascending; undefined means that it was not there any more. */
interface Track<T> {
  readonly days: number[];
  readonly values: (T | undefined)[];
}

/** Value that holds on the day with that number: the last one that began on or before it. */
function valueOn<T>(track: Track<T>, day: number): T | undefined {
  let low = 0;
  let high = track.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((track.days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return track.values[low - 1];
}

function record<T>(tracks: Map<string, Track<T>>, id: string, day: number, value: T | undefined): void {
  const track = tracks.get(id) ?? { days: [], values: [] };
  track.days.push(day);
  track.values.push(value);
  tracks.set(id, track);
}

const inClockOrder = (a: Operation, b: Operation): number =>
  a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : operationId(a) < operationId(b) ? -1 : 1;

export class Timeline {
  readonly #targets = new Map<string, Track<TargetRow>>();
  readonly #villages = new Map<string, Track<HouseholdBlock>>();
  readonly #entries = new Map<string, Track<EntryRow>>();
  /** The county after the last operation. */
  readonly county: County;
  /** Days on which anything happened, ascending. */
  readonly days: Day[] = [];
  #newest: Operation | null = null;

  constructor(operations: readonly Operation[], batches: BatchSource) {
    this.county = createCounty('1970-01-01');
    this.#append([...operations].sort(inClockOrder), batches);
  }

  /** Adds what came after everything that it holds; false, and nothing is added, when something is older: make it anew. */
  extend(operations: readonly Operation[], batches: BatchSource): boolean {
    const ordered = [...operations].sort(inClockOrder);
    const [oldest] = ordered;
    if (oldest && this.#newest && inClockOrder(oldest, this.#newest) <= 0) return false;
    this.#append(ordered, batches);
    return true;
  }

  #append(ordered: readonly Operation[], batches: BatchSource): void {
    this.#newest = ordered.at(-1) ?? this.#newest;
    for (let i = 0; i < ordered.length;) {
      const day = dayOfInstant(clockMs(ordered[i]?.clock ?? ''));
      const fold = new BulkFold(this.county, batches);
      for (let next = ordered[i]; next && dayOfInstant(clockMs(next.clock)) === day; next = ordered[i]) {
        fold.apply(next);
        i += 1;
      }
      const changes = fold.finish();
      const number = dayNumber(day);
      for (const id of changes.targets) record(this.#targets, id, number, this.county.rows.get(id));
      for (const id of changes.villages) record(this.#villages, id, number, this.county.blocks.get(id));
      for (const subject of changes.entries) record(this.#entries, subject, number, this.county.entries.get(subject));
      if (this.days.at(-1) !== day) this.days.push(day);
    }
  }

  targetOn(id: string, day: Day): TargetRow | undefined {
    const track = this.#targets.get(id);
    return track && valueOn(track, dayNumber(day));
  }

  /** Every value that each target has had, with the number of the day from which it holds, ascending. */
  targetTracks(): Iterable<Track<TargetRow>> {
    return this.#targets.values();
  }

  /** Every target that was there on that day, in no particular order. */
  rowsOn(day: Day): TargetRow[] {
    return presentOn(this.#targets, day);
  }

  /** Entries of a collection that were there on that day, in no particular order. */
  entriesOn(collection: string, day: Day): EntryRow[] {
    return presentOn(this.#entries, day).filter((entry) => entry.collection === collection);
  }

  blocksOn(day: Day): HouseholdBlock[] {
    return presentOn(this.#villages, day);
  }
}

function presentOn<T>(tracks: ReadonlyMap<string, Track<T>>, day: Day): T[] {
  const number = dayNumber(day);
  const present: T[] = [];
  for (const track of tracks.values()) {
    const value = valueOn(track, number);
    if (value !== undefined) present.push(value);
  }
  return present;
}
