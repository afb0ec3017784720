/** What a county holds after a plan, so that the next layer of the same upload is read against it. */
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import { heldHouseholds } from '../import/held-households.ts';
import type { HeldCounty, ImportPlan } from '../import/plan.ts';

const byId = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] => [
  ...new Map([...before, ...after].map((entry) => [entry.id, entry])).values(),
];

/** Null for a county that nothing has named yet. */
export function heldAfter(held: HeldCounty | null, plan: ImportPlan): HeldCounty | null {
  const settings = plan.settings ?? held?.settings;
  if (!settings) return held;
  const units = plan.batches.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  const targets = plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
  const listed = heldHouseholds(plan.batches);
  const geometry = plan.batches.filter((batch) => batch.batch === 'geometry');
  return {
    ...held,
    settings,
    households: (village) => listed.get(village) ?? held?.households?.(village),
    units: units.length === 0 ? (held?.units ?? []) : byId(held?.units ?? [], units),
    geometry:
      geometry.length === 0
        ? (held?.geometry ?? null)
        : mergeGeometry([...(held?.geometry ? [held.geometry] : []), ...geometry]),
    targets: targets.length === 0 ? (held?.targets ?? []) : byId(held?.targets ?? [], targets),
  };
}
