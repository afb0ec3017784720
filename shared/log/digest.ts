/** One digest of everything that a county's operations amount to: equal exactly when two seats agree. */
import { type County, standing } from './county.ts';
import { sha256Hex } from './chain.ts';

/** JSON with the keys of every object in one order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** Hex SHA-256 over what has been seen, settings, units, rows with their folds, and household statuses. */
export function digestOf(county: County): string {
  return sha256Hex(
    canonical({
      seen: sorted(county.seen),
      settings: standing(county.settings) ?? null,
      units: sorted(county.units).map(([, stated]) => standing(stated)),
      rows: sorted(county.rows),
      folds: sorted(county.folds),
      households: sorted(county.blocks).map(([village, block]) => [village, [...block.members], [...block.statuses]]),
      revoked: [...county.revokedImports].sort(),
    }),
  );
}
