/** One digest of everything that a county's operations amount to: equal exactly when two seats agree. */
import { canonical } from './canonical.ts';
import { sha256Hex } from './chain.ts';
import { type County, hasArrived, standing } from './county.ts';
import type { HouseholdBlock } from './household-fold.ts';
import type { Register } from './register.ts';
import type { SubjectFold } from './subject-fold.ts';

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** A base may name an operation about something else: once that has arrived, whether it came first must not matter. */
function settledFold(county: County, fold: SubjectFold): SubjectFold {
  const settled = <V>(register: Register<V>): Register<V> => ({
    ...register,
    buried: register.buried.filter((id) => !hasArrived(county, id)),
  });
  const settledAll = <V>(registers: Readonly<Record<string, Register<V>>>): Record<string, Register<V>> =>
    Object.fromEntries(Object.entries(registers).map(([name, register]) => [name, settled(register)]));
  return {
    ...fold,
    clearance: settled(fold.clearance),
    amount: settled(fold.amount),
    reaches: settledAll(fold.reaches),
    edits: settledAll(fold.edits),
  };
}

/** Typed arrays as plain lists. */
const householdText = ({ village, members, statuses, facts, disputed }: HouseholdBlock): unknown => [
  village,
  [...members],
  [...statuses],
  disputed,
  Object.entries(facts).map(([name, value]) => [name, ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value]),
];

/** Hex SHA-256 over what has been seen, settings, units, rows with their folds, and households. */
export function digestOf(county: County): string {
  return sha256Hex(
    canonical({
      seen: sorted(county.seen),
      settings: standing(county.settings) ?? null,
      units: sorted(county.units).map(([, stated]) => standing(stated)),
      rows: sorted(county.rows),
      folds: sorted(county.folds).map(([id, fold]) => [id, settledFold(county, fold)]),
      households: sorted(county.blocks).map(([, block]) => householdText(block)),
      revoked: [...county.revokedImports].sort(),
    }),
  );
}
