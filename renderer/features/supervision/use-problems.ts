/** The problems of the unit that is looked at, and what registering one needs. */
import { useMemo } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import { isProblem, type LitProblem } from '../../../shared/domain/problem-ledger.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { useView } from '../../app/view-store.ts';
import { useCounty, useTargetsOf } from '../../db/county-store.tsx';

/** The county's kind for problems; undefined in a county that has none yet. */
export function useProblemKind(): Kind | undefined {
  const { settings } = useCounty();
  return settings.kinds.find((kind) => kind.sector === 'problem');
}

/** The selected unit, else the county. */
export function useShownUnit(): Unit | undefined {
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  return units.get(chosen) ?? units.county;
}

/** Undefined while loading. */
export function useProblems(unit: string): readonly LitProblem[] | undefined {
  const kind = useProblemKind();
  const rows = useTargetsOf(unit, { kind: kind?.id ?? 'problem' });
  return useMemo(() => rows?.filter(isProblem), [rows]);
}

/** A new id: never derived from the number, which two seats may give away at the same time. */
export function newProblemId(county: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `${county}/WT-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
