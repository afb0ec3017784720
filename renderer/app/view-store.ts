/**
 * What is being looked at: one selection that map, list and search share, plus filters, date and which panels are open.
 * Never rows. Survives a reload through sessionStorage.
 */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Light } from '../../shared/domain/light.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { Measure, Picked } from '../map/paint.ts';

/** Which part of a unit's targets the list shows. */
export const SCOPES = ['open', 'all', 'done'] as const;
export type Scope = (typeof SCOPES)[number];

export interface ListFilter {
  readonly scope: Scope;
  /** Empty: every light. */
  readonly lights: readonly Light[];
  /** Empty: every kind. */
  readonly kind: string;
}
export const ALL_OPEN: ListFilter = { scope: 'open', lights: [], kind: '' };

/** Pages of a unit's panel. */
export const TABS = ['ranking', 'works', 'targets', 'exit', 'chain', 'changes'] as const;
export type Tab = (typeof TABS)[number];

/** Panels that lie beside or over a corner of the map; at most one at a time. */
type Drawer = 'search' | 'keys' | 'picture' | 'who' | 'unplaced';

/** One line at the foot of the map that says what just happened. */
interface Notice {
  readonly tone: 'done' | 'refused';
  readonly text: string;
  /** Offers 撤销 beside it. */
  readonly undoable: boolean;
  readonly serial: number;
}

interface View {
  /** Id of a mode of `modes.tsx`. */
  readonly mode: string;
  /** Empty: the county itself. */
  readonly unit: string;
  readonly target: string | null;
  readonly hovered: Picked | null;
  readonly measure: Measure;
  readonly filter: ListFilter;
  readonly tab: Tab;
  /** Past day that everything shows; null: today. */
  readonly date: Day | null;
  readonly layersOpen: boolean;
  readonly detailOpen: boolean;
  readonly timelineOpen: boolean;
  readonly drawer: Drawer | null;
  readonly notice: Notice | null;
}

const START: View = {
  mode: 'battle-map',
  unit: '',
  target: null,
  hovered: null,
  measure: 'progress',
  filter: ALL_OPEN,
  tab: 'ranking',
  date: null,
  layersOpen: true,
  detailOpen: true,
  timelineOpen: true,
  drawer: null,
  notice: null,
};

export const useView = create<View>()(
  persist((): View => START, {
    name: 'guatu.view',
    version: 2,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ hovered: _hovered, drawer: _drawer, notice: _notice, ...kept }) => kept,
  }),
);

const set = (change: Partial<View> | ((view: View) => Partial<View>)): void => {
  useView.setState(change);
};

export const openUnit = (unit: string): void => set({ unit, target: null, drawer: null, hovered: null });

/** Opens a target inside the unit that answers for it. */
export const openTarget = (target: string, unit: string): void => set({ target, unit, drawer: null, hovered: null });

/** Selection, date and filters stay as they are. */
export const showMode = (mode: string): void => set({ mode, drawer: null, hovered: null });
/** Selects a target and leaves the unit as it is, so that the list it was chosen from does not narrow to its village. */
export const pickTarget = (target: string): void => set({ target, drawer: null, hovered: null });

export const closeTarget = (): void => set({ target: null });
export const hover = (hovered: Picked | null): void => {
  const now = useView.getState().hovered;
  if (now?.id !== hovered?.id || now?.kind !== hovered?.kind) set({ hovered });
};
export const showMeasure = (measure: Measure): void => set({ measure });
export const showTab = (tab: Tab): void => set({ tab });
export const showDate = (date: Day | null): void => set({ date });
export const setFilter = (change: Partial<ListFilter>): void =>
  set(({ filter }) => ({ filter: { ...filter, ...change } }));
export const toggleLight = (light: Light): void =>
  set(({ filter }) => ({
    detailOpen: true,
    tab: 'targets',
    target: null,
    filter: {
      ...filter,
      lights: filter.lights.includes(light) ? filter.lights.filter((it) => it !== light) : [...filter.lights, light],
    },
  }));
export const togglePanel = (panel: 'layersOpen' | 'detailOpen' | 'timelineOpen'): void =>
  set((view) => ({ [panel]: !view[panel] }));
export const openDrawer = (drawer: Drawer | null): void => set({ drawer });
export const toggleDrawer = (drawer: Drawer): void =>
  set((view) => ({ drawer: view.drawer === drawer ? null : drawer }));

let serial = 0;
export const announce = (tone: Notice['tone'], text: string, undoable = false): void => {
  serial += 1;
  set({ notice: { tone, text, undoable, serial } });
};
export const dismissNotice = (): void => set({ notice: null });
