/** Households, pairings and posts of the unit being looked at, for every tab of the mode. */
import { useMemo } from 'react';
import { DEFAULT_PAIRING_RULE, type PairingRule } from '../../../shared/domain/pairing.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { HouseholdBlock } from '../../../shared/log/household-fold.ts';
import { type Pairings, pairingsOf } from '../../../shared/log/pairings.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useView } from '../../app/view-store.ts';
import { useAnswer, useCounty, useEntries } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';

/** What every tab is given. */
export interface PeopleTabProps {
  readonly unit: string;
  readonly host: HostClient;
  readonly actions: Actions;
}

/** The unit being looked at: the county when none is chosen; undefined in an empty county. */
export function useUnit(): Unit | undefined {
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  return units.get(chosen) ?? units.county;
}

/** Ids of the villages in a unit, itself included. */
export function useVillages(unit: string): readonly string[] {
  const { units } = useCounty();
  return useMemo(
    () =>
      [...units.all()].filter((it) => it.level === 'village' && units.pathUp(it.id).includes(unit)).map((it) => it.id),
    [units, unit],
  );
}

/** Undefined while loading. */
export function useHouseholds(unit: string): HouseholdBlock[] | undefined {
  const villages = useVillages(unit);
  return useAnswer(`households ${unit} ${villages.length}`, (reader) => reader.households(villages));
}

/** Undefined while loading. */
export function usePairings(blocks: readonly HouseholdBlock[] | undefined): Pairings | undefined {
  const pairings = useEntries('pairing');
  const visits = useEntries('visit');
  return useMemo(
    () => (blocks && pairings && visits ? pairingsOf(blocks, pairings, visits) : undefined),
    [blocks, pairings, visits],
  );
}

export function usePairingRule(): PairingRule {
  const { settings } = useCounty();
  return settings.pairing ?? DEFAULT_PAIRING_RULE;
}
