/** War zones that are being arranged; kept while other modes are looked at. Null: as the county has them. */
import { create } from 'zustand';
import type { Position } from '../../../../shared/domain/unit.ts';
import type { ZonesDraft } from './zones-draft.ts';

/** A finding to be looked at on the map. */
export interface Focus {
  readonly at: Position;
  readonly units: readonly string[];
}

interface Arranging {
  readonly draft: ZonesDraft | null;
  /** Key of the war zone that a click on the map gives a township to; null takes townships out. */
  readonly brush: string | null;
  readonly focus: Focus | null;
}

const useStore = create<Arranging>(() => ({ draft: null, brush: null, focus: null }));

export const useArranging = <T>(pick: (state: Arranging) => T): T => useStore(pick);
export const setArranging = (change: Partial<Arranging>): void => useStore.setState(change);
