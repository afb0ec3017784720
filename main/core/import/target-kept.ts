/** A revised ledger says what its columns say; what it has no column for stays as it is held. */
import type { TargetSpec } from '../../../shared/domain/batch.ts';
import type { TargetColumn } from '../../../shared/domain/target-ledger.ts';
import type { HeldCounty } from './plan.ts';
import type { Table } from './table.ts';

/** Columns that become attributes under the ledger's own headings. */
const ATTRIBUTES = ['source', 'measures', 'lead', 'remark'] as const satisfies readonly TargetColumn[];

/** Completes the row of a target that is held already. */
export function keptOf(table: Table<TargetColumn>, county: HeldCounty): (spec: TargetSpec) => TargetSpec {
  const held = new Map((county.targets ?? []).map((target) => [target.id, target]));
  const stated = new Set(ATTRIBUTES.filter((column) => table.has(column)).map((column) => table.heading(column)));
  return (spec) => {
    const before = held.get(spec.id);
    if (!before) return spec;
    const attrs = {
      ...Object.fromEntries(Object.entries(before.attrs ?? {}).filter(([title]) => !stated.has(title))),
      ...spec.attrs,
    };
    const amounts = {
      ...Object.fromEntries(Object.entries(before.amounts ?? {}).filter(([id]) => !table.has(`amount:${id}`))),
      ...spec.amounts,
    };
    const { curve } = before.plan;
    return {
      ...spec,
      plan: { ...spec.plan, ...(curve ? { curve } : {}) },
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(Object.keys(amounts).length > 0 ? { amounts } : {}),
      ...(table.has('owner') ? {} : { owner: before.owner }),
      ...(table.has('work') || before.work === undefined ? {} : { work: before.work }),
      ...(before.household === undefined ? {} : { household: before.household }),
      ...(before.origins === undefined ? {} : { origins: before.origins }),
    };
  };
}
