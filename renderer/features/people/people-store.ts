/** What the mode 帮扶 shows: its tab, the household, round and filters. The unit, date and the rest are the application's own. */
import { create } from 'zustand';
import type { HouseGrade } from '../../../shared/domain/households.ts';

export const PEOPLE_TABS = ['households', 'rounds', 'pairing', 'posts', 'rollcall'] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** Statuses that the list can be narrowed to; `left` is still or again poor. */
export const STATUS_FILTERS = ['all', 'left', 'relapsed', 'lifted', 'removed'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export interface HouseholdFilter {
  /** Part of a household's id or its village's name. */
  readonly text: string;
  readonly status: StatusFilter;
  /** Empty: every cause. */
  readonly cause: string;
  readonly grade: HouseGrade | '';
}
export const EVERY_HOUSEHOLD: HouseholdFilter = { text: '', status: 'all', cause: '', grade: '' };

export const HOUSEHOLD_SORTS = ['id', 'status', 'members', 'cause', 'income', 'grade', 'lastVisit'] as const;
export type HouseholdSort = (typeof HOUSEHOLD_SORTS)[number];

interface PeopleView {
  readonly tab: PeopleTab;
  readonly household: string | null;
  /** Round whose lines are shown; empty: the newest. */
  readonly round: string;
  readonly filter: HouseholdFilter;
  readonly sort: { readonly by: HouseholdSort; readonly descending: boolean };
}

export const usePeople = create<PeopleView>(() => ({
  tab: 'households',
  household: null,
  round: '',
  filter: EVERY_HOUSEHOLD,
  sort: { by: 'id', descending: false },
}));

export const showPeopleTab = (tab: PeopleTab): void => usePeople.setState({ tab });
export const showHousehold = (household: string | null): void => usePeople.setState({ household });
export const openHousehold = (household: string): void => usePeople.setState({ household, tab: 'households' });
export const showRound = (round: string): void => usePeople.setState({ round });
export const setHouseholdFilter = (change: Partial<HouseholdFilter>): void =>
  usePeople.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
export const sortHouseholds = (by: HouseholdSort, descending: boolean): void =>
  usePeople.setState({ sort: { by, descending } });
