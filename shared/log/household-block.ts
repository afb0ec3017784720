/**
 * A village's households as everything that was imported and done amounts to. Statements may come in any order: the newest
 * list counts, rounds add rows to it, an earlier round keeps a row that a later one claims too.
 */
import type { HouseholdRoundBatch, HouseholdsBatch, PairingsBatch } from '../domain/household-batch.ts';
import {
  type HouseholdBlock,
  type HouseholdFacts,
  type HouseholdStep,
  REMOVED,
  statusesOf,
  type VillageReview,
} from './household-fold.ts';
import type { OperationId } from './operation.ts';

/** A part of a batch with when it was brought in. */
interface Brought<T> {
  readonly clock: string;
  readonly id: OperationId;
  readonly value: T;
}

type Dictionaries = Pick<HouseholdsBatch, 'causes' | 'measures'>;
type Columns = Omit<HouseholdsBatch['villages'][number], 'village'>;

/** A village's part of the list of poor households, with the words that its columns point at. */
export interface ListedHouseholds extends Columns {
  readonly words: Dictionaries;
}

/** Households that a round accepted. */
export interface AddedHouseholds extends ListedHouseholds {
  readonly first: number;
}

export interface ListedCadres {
  readonly since: number;
  readonly cadres: PairingsBatch['cadres'];
  readonly cadre: readonly number[];
  readonly second?: readonly number[];
}

/** Everything that was said about the households of one village. */
export interface VillageHouseholds {
  stated: Brought<ListedHouseholds>[];
  added: Brought<AddedHouseholds>[];
  reviews: VillageReview[];
  steps: Map<string, HouseholdStep>;
  paired: Brought<ListedCadres>[];
  visits: Brought<readonly number[]>[];
  /** What does not change with a step: made when first asked for, forgotten when a batch comes or goes. */
  made: Omit<HouseholdBlock, 'village' | 'statuses'> | null;
}

export const noHouseholds = (): VillageHouseholds => ({
  stated: [],
  added: [],
  reviews: [],
  steps: new Map(),
  paired: [],
  visits: [],
  made: null,
});

export const listedHouseholds = (
  batch: HouseholdsBatch,
  block: HouseholdsBatch['villages'][number],
): ListedHouseholds => ({
  ...block,
  words: wordsOf(batch),
});

export const addedHouseholds = (
  batch: HouseholdRoundBatch,
  block: HouseholdRoundBatch['added'][number],
): AddedHouseholds => ({ ...block, words: wordsOf(batch) });

const wordsOf = ({ causes, measures }: Dictionaries): Dictionaries => ({
  ...(causes ? { causes } : {}),
  ...(measures ? { measures } : {}),
});

/** Words of several batches in one list, each once. */
class Dictionary {
  readonly words: string[] = [];

  /** Place of the word that `batch` keeps at `place`; −1 for none. */
  place(batch: readonly string[] | undefined, place: number): number {
    const word = batch?.[place];
    if (word === undefined) return -1;
    const known = this.words.indexOf(word);
    return known >= 0 ? known : this.words.push(word) - 1;
  }

  bits(batch: readonly string[] | undefined, bits: number): number {
    let own = 0;
    for (let i = 0; i < (batch?.length ?? 0); i += 1) if ((bits & (1 << i)) !== 0) own |= 1 << this.place(batch, i);
    return own;
  }
}

/** A row of one of the statements: where it stands there. */
interface Source {
  readonly from: ListedHouseholds;
  readonly row: number;
}

/** Who says what about each row: the newest list first, then rounds from the earliest on. */
function sourcesOf(village: VillageHouseholds): { sources: (Source | undefined)[]; disputed: number[] } {
  const sources: (Source | undefined)[] = [];
  const disputed = new Set<number>();
  const list = village.stated.at(-1)?.value;
  list?.members.forEach((_, row) => (sources[row] = { from: list, row }));
  const listed = sources.length;
  for (const { value } of village.added)
    value.members.forEach((_, i) => {
      const row = value.first + i;
      if (sources[row] === undefined) sources[row] = { from: value, row: i };
      else if (row >= listed) disputed.add(row);
    });
  return { sources, disputed: [...disputed].sort((a, b) => a - b) };
}

function factsOf(village: VillageHouseholds, sources: readonly (Source | undefined)[]): HouseholdFacts {
  const count = sources.length;
  const causes = new Dictionary();
  const measureWords = new Dictionary();
  const cause = new Int16Array(count).fill(-1);
  const measures = new Uint32Array(count);
  const income = new Int32Array(count).fill(-1);
  const grade = new Int8Array(count).fill(-1);
  sources.forEach((source, row) => {
    if (!source) return;
    const { from, row: at } = source;
    cause[row] = causes.place(from.words.causes, from.cause?.[at] ?? -1);
    measures[row] = measureWords.bits(from.words.measures, from.measures?.[at] ?? 0);
    income[row] = from.income?.[at] ?? -1;
    grade[row] = from.grade?.[at] ?? -1;
  });
  const pairing = village.paired.at(-1)?.value;
  const places = new Map<number, number>();
  const own = (stated: readonly number[] | undefined): Int16Array =>
    Int16Array.from({ length: count }, (_, row) => {
      const place = stated?.[row] ?? -1;
      if (place < 0) return -1;
      if (!places.has(place)) places.set(place, places.size);
      return places.get(place) ?? -1;
    });
  const cadre = own(pairing?.cadre);
  const second = own(pairing?.second);
  const cadres = [...places.keys()].map((place) => pairing?.cadres[place]).filter((each) => each !== undefined);
  const lastVisit = new Int32Array(count);
  for (const { value } of village.visits)
    for (let row = 0; row < count; row += 1) lastVisit[row] = Math.max(lastVisit[row] ?? 0, value[row] ?? 0);
  return {
    causes: causes.words,
    cause,
    measureNames: measureWords.words,
    measures,
    income,
    grade,
    cadres,
    cadre,
    second,
    pairedSince: pairing?.since ?? 0,
    lastVisit,
  };
}

function made(village: VillageHouseholds): NonNullable<VillageHouseholds['made']> {
  const { sources, disputed } = sourcesOf(village);
  const members = Uint8Array.from(sources, (source) => source?.from.members[source.row] ?? 0);
  return { members, facts: factsOf(village, sources), disputed };
}

/** Undefined where no list or round has named a household. */
export function householdBlock(id: string, village: VillageHouseholds): HouseholdBlock | undefined {
  if (village.stated.length === 0 && village.added.length === 0) return undefined;
  village.made ??= made(village);
  const { members, facts, disputed } = village.made;
  const statuses = statusesOf(members.length, village.reviews, [...village.steps.values()]);
  // A row that nobody names any more, because its round was taken back: it keeps its place and counts for nothing.
  members.forEach((count, row) => {
    if (count === 0) statuses[row] = REMOVED;
  });
  return { village: id, members, statuses, facts, disputed };
}
