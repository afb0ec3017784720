/** How this seat looks at the ledger: filters, order, groups and saved views. Never rows. Kept in localStorage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { LedgerView } from './ledger-query.ts';

const ALL: LedgerView = {
  kind: '',
  states: [],
  lights: [],
  overdue: false,
  disputed: false,
  query: '',
  sort: { column: 'light', descending: false },
  group: 'none',
};

/** Views that every seat has; their names are wording. */
export const STANDING_VIEWS = {
  all: ALL,
  late: { ...ALL, overdue: true, sort: { column: 'late', descending: true }, group: 'township' },
  ready: { ...ALL, states: ['verified'], sort: { column: 'deadline', descending: false } },
  disputed: { ...ALL, disputed: true },
} as const satisfies Record<string, LedgerView>;

interface LedgerState {
  readonly view: LedgerView;
  readonly saved: readonly { readonly name: string; readonly view: LedgerView }[];
}

export const useLedger = create<LedgerState>()(
  persist((): LedgerState => ({ view: ALL, saved: [] }), { name: 'guatu.ledger', version: 1 }),
);

export const changeView = (change: Partial<LedgerView>): void => {
  useLedger.setState(({ view }) => ({ view: { ...view, ...change } }));
};

export const showView = (view: LedgerView): void => {
  useLedger.setState({ view });
};

/** A view of the same name is replaced. */
export const saveView = (name: string): void => {
  useLedger.setState(({ view, saved }) => ({
    saved: [...saved.filter((entry) => entry.name !== name), { name, view }],
  }));
};

export const dropView = (name: string): void => {
  useLedger.setState(({ saved }) => ({ saved: saved.filter((entry) => entry.name !== name) }));
};

export const isFiltered = (view: LedgerView): boolean =>
  view.kind !== '' ||
  view.states.length > 0 ||
  view.lights.length > 0 ||
  view.overdue ||
  view.disputed ||
  view.query.trim() !== '';

export const clearFilters = (): void => {
  const { kind, states, lights, overdue, disputed, query } = ALL;
  changeView({ kind, states, lights, overdue, disputed, query });
};
