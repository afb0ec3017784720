/**
 * The households of many villages as one table of packed columns, and the rows of it that a filter leaves in an order: 350,000
 * rows cost a few megabytes and one pass. A row is named by its number in the table.
 */
import { HOUSE_GRADES, type HouseGrade } from '../../../../shared/domain/households.ts';
import { type HouseholdBlock, householdId } from '../../../../shared/log/household-fold.ts';
import type { HouseholdFilter, HouseholdSort } from '../people-store.ts';

const LIFTED = 1;
const RELAPSED = 2;
const REMOVED = 3;

export interface HouseholdTable {
  readonly blocks: readonly HouseholdBlock[];
  readonly count: number;
  /** Place in `blocks` and row within the block. */
  readonly block: Uint16Array;
  readonly row: Uint16Array;
  readonly members: Uint8Array;
  readonly status: Uint8Array;
  /** Words of all blocks; columns hold places in them, −1 for unknown. */
  readonly causes: readonly string[];
  readonly cause: Int16Array;
  readonly income: Int32Array;
  readonly grade: Int8Array;
  /** Day number; 0 for never. */
  readonly lastVisit: Int32Array;
}

/** `visited` gives the day number of a visit that was written down one by one. */
export function tableOf(
  unordered: readonly HouseholdBlock[],
  visited: ReadonlyMap<string, number> = new Map(),
): HouseholdTable {
  const blocks = unordered.toSorted((a, b) => (a.village < b.village ? -1 : 1));
  const count = blocks.reduce((sum, block) => sum + block.members.length, 0);
  const words = new Map<string, number>();
  const table = {
    blocks,
    count,
    block: new Uint16Array(count),
    row: new Uint16Array(count),
    members: new Uint8Array(count),
    status: new Uint8Array(count),
    cause: new Int16Array(count),
    income: new Int32Array(count),
    grade: new Int8Array(count),
    lastVisit: new Int32Array(count),
  };
  let at = 0;
  blocks.forEach((block, place) => {
    const { facts, members } = block;
    const own = facts.causes.map((word) => words.get(word) ?? (words.set(word, words.size), words.size - 1));
    table.members.set(members, at);
    table.status.set(block.statuses, at);
    table.income.set(facts.income, at);
    table.grade.set(facts.grade, at);
    table.lastVisit.set(facts.lastVisit, at);
    table.block.fill(place, at, at + members.length);
    for (let row = 0; row < members.length; row += 1) {
      table.row[at + row] = row;
      table.cause[at + row] = own[facts.cause[row] ?? -1] ?? -1;
    }
    at += members.length;
  });
  if (visited.size > 0) {
    const firsts = new Map<string, number>();
    for (let i = 0, first = 0; i < blocks.length; first += blocks[i]?.members.length ?? 0, i += 1)
      firsts.set(blocks[i]?.village ?? '', first);
    for (const [household, day] of visited) {
      const cut = household.indexOf('/');
      const first = firsts.get(household.slice(0, cut));
      if (first === undefined) continue;
      const index = first + Number(household.slice(cut + 1)) - 1;
      if (day > (table.lastVisit[index] ?? 0)) table.lastVisit[index] = day;
    }
  }
  return { ...table, causes: [...words.keys()] };
}

export const idOf = (table: HouseholdTable, index: number): string =>
  householdId(villageOf(table, index), table.row[index] ?? 0);

export const villageOf = (table: HouseholdTable, index: number): string =>
  table.blocks[table.block[index] ?? 0]?.village ?? '';

export const gradeOf = (table: HouseholdTable, index: number): HouseGrade | undefined =>
  HOUSE_GRADES[table.grade[index] ?? -1];

function isStatus(filter: HouseholdFilter['status'], status: number): boolean {
  switch (filter) {
    case 'all':
      return status !== REMOVED;
    case 'left':
      return status !== REMOVED && status !== LIFTED;
    case 'relapsed':
      return status === RELAPSED;
    case 'lifted':
      return status === LIFTED;
    case 'removed':
      return status === REMOVED;
  }
}

export interface HouseholdQuery {
  readonly filter: HouseholdFilter;
  readonly sort: { readonly by: HouseholdSort; readonly descending: boolean };
  /** Whether a village's name or code is what was typed. */
  readonly isVillage: (village: string, text: string) => boolean;
}

/** Rows that the filter leaves, in order. Removed households show only when asked for. */
export function rowsOf(table: HouseholdTable, { filter, sort, isVillage }: HouseholdQuery): number[] {
  const text = filter.text.trim();
  const cause = filter.cause === '' ? null : table.causes.indexOf(filter.cause);
  const grade = filter.grade === '' ? null : HOUSE_GRADES.indexOf(filter.grade);
  const named = text === '' ? null : table.blocks.map((block) => isVillage(block.village, text));
  const rows: number[] = [];
  for (let index = 0; index < table.count; index += 1) {
    if (!isStatus(filter.status, table.status[index] ?? 0)) continue;
    if (cause !== null && table.cause[index] !== cause) continue;
    if (grade !== null && table.grade[index] !== grade) continue;
    if (named && !named[table.block[index] ?? 0] && !idOf(table, index).includes(text)) continue;
    rows.push(index);
  }
  if (sort.by === 'id') return sort.descending ? rows.reverse() : rows;
  const column = sortColumn(table, sort.by);
  const sign = sort.descending ? -1 : 1;
  // Rows come in the order of their ids, so that equal ones stay in it.
  return rows.sort((a, b) => sign * ((column[a] ?? 0) - (column[b] ?? 0)) || a - b);
}

function sortColumn(table: HouseholdTable, by: Exclude<HouseholdSort, 'id'>): ArrayLike<number> {
  switch (by) {
    case 'members':
      return table.members;
    case 'status':
      return table.status;
    case 'income':
      return table.income;
    case 'grade':
      return table.grade;
    case 'lastVisit':
      return table.lastVisit;
    case 'cause': {
      const order = table.causes.toSorted((a, b) => a.localeCompare(b, 'zh-CN'));
      const rank = table.causes.map((word) => order.indexOf(word));
      return Int16Array.from(table.cause, (place) => rank[place] ?? -1);
    }
  }
}

/** People in the rows. */
export const peopleIn = (table: HouseholdTable, rows: readonly number[]): number =>
  rows.reduce((sum, index) => sum + (table.members[index] ?? 0), 0);
