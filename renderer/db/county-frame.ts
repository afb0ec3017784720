/** The part of a county that a tick-off does not change: settings, units, where things lie. */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import { type PlacedHouseholds, placedHouseholds } from '../../shared/domain/placed-households.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { mergeGeometry } from '../../shared/domain/geometry.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/domain/light.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import { readBatch } from '../host/trusted-batch.ts';
import type { StateRecord } from './database.ts';
import type { Projection } from './projection.ts';

export interface CountyFrame {
  readonly settings: CountySettings;
  readonly units: UnitIndex;
  readonly geometry: GeometryBatch | null;
  readonly householdBlocks: readonly PlacedHouseholds[];
  readonly today: Day;
}

/** What was read once: batches never change under their name. */
interface Known {
  readonly geometry: Map<string, GeometryBatch>;
  households: { readonly names: string; readonly blocks: readonly PlacedHouseholds[] } | null;
}
const known = new WeakMap<Projection, Known>();

export async function readFrame(projection: Projection): Promise<CountyFrame> {
  const [state, units] = await Promise.all([projection.state(), projection.db.units.toArray()]);
  const today = projection.today(state);
  const held = known.get(projection) ?? { geometry: new Map<string, GeometryBatch>(), households: null };
  known.set(projection, held);
  const [geometry, householdBlocks] = await Promise.all([
    Promise.all(
      state.geometry.map(async (sha) => {
        const batch = held.geometry.get(sha) ?? (await readBatch(projection.host, sha, 'geometry'));
        held.geometry.set(sha, batch);
        return batch;
      }),
    ),
    householdsOf(projection, held, state),
  ]);
  return {
    settings: state.settings ?? unnamedCounty(today),
    units: new UnitIndex(units),
    geometry: mergeGeometry(geometry),
    householdBlocks,
    today,
  };
}

async function householdsOf(
  projection: Projection,
  held: Known,
  { householdBatches, householdRounds }: Pick<StateRecord, 'householdBatches' | 'householdRounds'>,
): Promise<readonly PlacedHouseholds[]> {
  const names = [...householdBatches, '', ...householdRounds].join(' ');
  if (held.households?.names === names) return held.households.blocks;
  const [households, rounds] = await Promise.all([
    Promise.all(householdBatches.map((sha) => readBatch(projection.host, sha, 'households'))),
    Promise.all(householdRounds.map((sha) => readBatch(projection.host, sha, 'household-round'))),
  ]);
  const blocks = placedHouseholds(households, rounds);
  held.households = { names, blocks };
  return blocks;
}

/** The newer frame, with everything of the older one that says the same, so that nothing is made anew for it. */
export function keptFrame(before: CountyFrame, after: CountyFrame): CountyFrame {
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...after,
    settings: isSame(before.settings, after.settings) ? before.settings : after.settings,
    units: isSame([...before.units.all()], [...after.units.all()]) ? before.units : after.units,
  };
}

/** What stands in until the county's first import gives it a name. */
const unnamedCounty = (today: Day): CountySettings => ({
  county: '',
  name: '',
  campaign: '',
  start: today,
  deadline: today,
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [],
});
