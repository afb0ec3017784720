/** Who answers for which household 结对帮扶: one row a household and cadre, at most two cadres a household. */
import { pairingsBatchSchema } from '../../../shared/domain/household-batch.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { tidyName } from './cell.ts';
import { PAIRING_COLUMNS, type PairingColumn } from './household-columns.ts';
import { knownHousehold } from './household-known.ts';
import type { Layer } from './layer.ts';
import { LedgerCells } from './ledger-cells.ts';
import type { UnitMatcher } from './match-units.ts';
import { emptySummary, guarded, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import { layoutOf, readTable } from './table.ts';

/** Cadres of the list, each once: the same name from another office is another person. */
class Cadres {
  readonly list: { id: string; name: string; unit: string; office: string }[] = [];
  readonly #places = new Map<string, number>();

  place(name: string, office: string, county: string): number {
    const key = `${office}/${name}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push({ id: key, name, unit: county, office }) - 1;
  }
}

/** The plan for a list of pairings; households have to be there before it. `on` is the day from which it counts. */
export function importPairings(
  layer: Layer,
  county: HeldCounty,
  units: UnitMatcher,
  on: Day,
  { layout }: Pick<ImportInput, 'layout'>,
): ImportPlan {
  const table = readTable<PairingColumn>(
    layer,
    PAIRING_COLUMNS,
    ['household', 'cadre'],
    layoutOf(layout, PAIRING_COLUMNS),
  );
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  const cells = new LedgerCells(units, table.value, problems);
  const cadres = new Cadres();
  const villages = new Map<string, { cadre: number[]; second: number[] }>();
  let taken = 0;
  let since: Day | null = null;
  for (const source of table.value.rows) {
    const household = knownHousehold(cells, source, county);
    const day = cells.day(source, 'since');
    const name = tidyName(source.cell('cadre'));
    if (name === '') cells.error(source, 'cadre', { reason: 'cadre-missing' });
    if (!household || day === null || name === '') continue;
    if (day !== '' && (since === null || day > since)) since = day;
    const known = villages.get(household.village);
    const block = known ?? {
      cadre: Array<number>(household.of).fill(-1),
      second: Array<number>(household.of).fill(-1),
    };
    villages.set(household.village, block);
    const place = cadres.place(name, tidyName(source.cell('office')), county.settings.county);
    const { row } = household;
    taken += 1;
    if (block.cadre[row] === -1) block.cadre[row] = place;
    else if (block.second[row] === -1 && block.cadre[row] !== place) block.second[row] = place;
    else if (block.cadre[row] !== place && block.second[row] !== place)
      cells.error(source, 'household', { reason: 'cadre-third', number: source.cell('household') });
  }
  const unpaired = [...villages.values()].reduce((sum, { cadre }) => sum + cadre.filter((it) => it < 0).length, 0);
  if (unpaired > 0) problems.push({ severity: 'note', reason: 'households-unpaired', rows: unpaired });
  if (since === null && villages.size > 0) problems.push({ severity: 'note', reason: 'pairings-since', day: on });
  const batch = pairingsBatchSchema.parse({
    batch: 'pairings',
    version: 1,
    since: since ?? on,
    cadres: cadres.list,
    villages: [...villages]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([village, { cadre, second }]) => ({
        village,
        cadre,
        ...(second.some((it) => it >= 0) ? { second } : {}),
      })),
  });
  const summary = { ...emptySummary(), read: table.value.read, taken };
  return guarded({ batches: villages.size > 0 ? [batch] : [], problems, summary });
}
