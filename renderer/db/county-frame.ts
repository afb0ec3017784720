/** The part of a county that a tick-off does not change: settings, units, where things lie. */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import { type PlacedHouseholds, placedHouseholds } from '../../shared/domain/placed-households.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { mergeGeometry } from '../../shared/domain/geometry.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/domain/light.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import { readBatch } from '../host/trusted-batch.ts';
import type { Projection } from './projection.ts';

export interface CountyFrame {
  readonly settings: CountySettings;
  readonly units: UnitIndex;
  readonly geometry: GeometryBatch | null;
  readonly householdBlocks: readonly PlacedHouseholds[];
  readonly today: Day;
}

export async function readFrame(projection: Projection): Promise<CountyFrame> {
  const [state, units] = await Promise.all([projection.state(), projection.db.units.toArray()]);
  const today = projection.today(state);
  const [geometry, households, rounds] = await Promise.all([
    Promise.all(state.geometry.map((sha) => readBatch(projection.host, sha, 'geometry'))),
    Promise.all(state.householdBatches.map((sha) => readBatch(projection.host, sha, 'households'))),
    Promise.all(state.householdRounds.map((sha) => readBatch(projection.host, sha, 'household-round'))),
  ]);
  return {
    settings: state.settings ?? unnamedCounty(today),
    units: new UnitIndex(units),
    geometry: mergeGeometry(geometry),
    householdBlocks: placedHouseholds(households, rounds),
    today,
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
