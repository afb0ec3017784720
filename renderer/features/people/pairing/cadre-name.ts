/** Name of a cadre by id; empty for one whom no list names. */
import type { Pairings } from '../../../../shared/log/pairings.ts';

export const cadreName = (pairings: Pairings, id: string | undefined): string =>
  (id === undefined ? undefined : pairings.cadres.get(id)?.name) ?? '';
