/** Which layers of the map this seat shows: kept in localStorage, so that what somebody switched on stays on. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Kind } from '../../shared/domain/kind.ts';
import type { MapArchive } from '../map/archives.ts';
import { archiveLayerId, isForeign } from '../map/foreign-tiles.ts';
import { isShownAtFirst, kindLayerId } from '../map/kind-layers.ts';
import { type LayerId, PACK_IDS } from '../map/packs/pack.ts';

interface Layers {
  /** What somebody switched on or off; every other layer is as it is at first. */
  readonly chosen: Readonly<Record<string, boolean>>;
  /** Groups of the layer tree that are unfolded or folded against their habit. */
  readonly unfolded: Readonly<Record<string, boolean>>;
}

export const useLayers = create<Layers>()(
  persist((): Layers => ({ chosen: {}, unfolded: {} }), { name: 'guatu.layers', version: 1 }),
);

/** Layers that are shown until somebody says otherwise. */
const atFirst = (kinds: readonly Kind[]): LayerId[] => [
  ...PACK_IDS,
  ...kinds.filter((kind) => isShownAtFirst(kind, kinds)).map((kind) => kindLayerId(kind.id)),
];

/** What is shown, packs, kinds and imported archives, for a county with these kinds and archives. */
export function shownLayers(
  kinds: readonly Kind[],
  archives: readonly Pick<MapArchive, 'id'>[],
  chosen: Layers['chosen'],
): LayerId[] {
  const imported = archives.filter(isForeign).map(({ id }) => archiveLayerId(id));
  const first = new Set([...atFirst(kinds), ...imported]);
  const all: LayerId[] = [...PACK_IDS, ...kinds.map((kind) => kindLayerId(kind.id)), ...imported];
  return all.filter((id) => chosen[id] ?? first.has(id));
}

export function showLayers(ids: readonly LayerId[], shown: boolean): void {
  const change = Object.fromEntries(ids.map((id) => [id, shown]));
  useLayers.setState(({ chosen }) => ({ chosen: { ...chosen, ...change } }));
}

export function unfoldGroup(id: string, isOpen: boolean): void {
  useLayers.setState(({ unfolded }) => ({ unfolded: { ...unfolded, [id]: isOpen } }));
}
