/** The county as an import is read against it: named and small for the way to the worker, whole where the worker is. */
import type { Batch, BatchKind } from '../../../shared/domain/batch.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import { aliasesOf } from '../../../shared/domain/entries/alias.ts';
import { mappingOf } from '../../../shared/domain/entries/mapping.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import {
  type County,
  entriesOf,
  settingsOf,
  standing,
  standingImports,
  unitIndex,
} from '../../../shared/log/county.ts';
import { BatchStore } from '../batches.ts';
import { type HeldHouseholds, heldHouseholds } from '../import/held-households.ts';
import type { HeldCounty } from '../import/plan.ts';
import type { HeldMessage } from './worker-protocol.ts';

/** Null for a county that nothing has named yet. */
export function heldMessage(county: County, batchFolder: string): HeldMessage | null {
  const settings = settingsOf(county);
  if (!settings) return null;
  const states: Record<string, State> = {};
  for (const { id, state } of county.rows.values()) if (state !== 'open') states[id] = state;
  const names: Partial<Record<BatchKind, string[]>> = {};
  for (const as of new Set([...county.imports.values()].map((entry) => entry.as as BatchKind)))
    names[as] = standingImports(county, as).map(({ batch }) => batch);
  return {
    settings,
    units: [...unitIndex(county).all()],
    targets: [...county.specs.values()].map(standing).filter((spec) => spec !== undefined),
    states,
    inhabited: [...county.blocks.keys()],
    batchFolder,
    geometry: names.geometry ?? [],
    standing: names,
    mappings: entriesOf(county, 'mapping').flatMap((row) => mappingOf(row) ?? []),
    aliases: [...aliasesOf(entriesOf(county, 'alias'))],
  };
}

/** Batches that list households, one after the other: a county's are too large to be held at once. */
function* listedIn(store: BatchStore, standing: HeldMessage['standing']): Generator<Batch> {
  for (const name of [...(standing.households ?? []), ...(standing['household-round'] ?? [])]) {
    const body = store.body(name);
    if (body.ok) yield body.value;
  }
}

/** Reads what the message only names. A geometry that is gone is as if it had never been. */
export function heldCounty(message: HeldMessage | null): HeldCounty | null {
  if (!message) return null;
  let households: ReadonlyMap<string, HeldHouseholds> | undefined;
  const store = new BatchStore(message.batchFolder);
  const geometry = message.geometry
    .map((name) => store.body(name))
    .map((body) => (body.ok ? body.value : null))
    .filter((batch) => batch?.batch === 'geometry');
  return {
    settings: message.settings,
    units: message.units,
    targets: message.targets,
    geometry: mergeGeometry(geometry),
    households: (village) => {
      households ??= heldHouseholds(listedIn(store, message.standing));
      return households.get(village);
    },
  };
}
