/** `guatu explain`: why a village, township or household cannot exit yet, now or on a past day. */
import type { Batch, BatchKind } from '../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import { placedHouseholds } from '../../../shared/domain/placed-households.ts';
import { ExitStandings } from '../../../shared/domain/standards/exit-standing.ts';
import { standardKey } from '../../../shared/domain/standard.ts';
import { exitSources } from '../../../shared/geo/exit-sources.ts';
import { type County, entriesOf, settingsOf, standingImports, unitIndex } from '../../../shared/log/county.ts';
import { exitText } from '../../text/standards-zh.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';

export const flags = { 'as-of': { type: 'string' } } as const;
export const words: readonly string[] = ['UNIT'];

export async function run(args: Arguments): Promise<Outcome> {
  return reading(args, (county, host) => {
    const wanted = args.words[0] ?? '';
    const subjects = subjectsNamed(county, wanted);
    if (subjects.length > 1)
      return misused({ reason: 'bad-value', flag: 'UNIT', value: wanted, expected: subjects.join(' | ') });
    const standing = exitStandingsOf(host, county).of(subjects[0] ?? wanted);
    if (!standing.ok)
      return standing.error.reason === 'unknown-subject'
        ? misused({ reason: 'unknown-unit', unit: wanted })
        : refused(standing.error);
    const name = nameIn(county)(standing.value.subject);
    const { standard, facts: _facts, ...explained } = standing.value;
    const value = {
      asOf: county.on,
      name,
      standard: { key: standardKey(standard), name: standard.name, level: standard.level, claimed: standard.claimed },
      ...explained,
      jobs: explained.jobs.map((job) => ({ ...job, name: nameIn(county)(job.id) })),
    };
    return done(value, exitText(standing.value, name, nameIn(county), county.on));
  });
}

/** A code with or without the county's before it, a household's id, or a name; several when a name is not the only one. */
function subjectsNamed(county: County, wanted: string): string[] {
  const index = unitIndex(county);
  const coded = [wanted, `${index.county?.id ?? ''}/${wanted}`].find((id) => index.get(id));
  if (coded !== undefined) return [coded];
  return [...index.all()].filter(({ name }) => name === wanted).map(({ id }) => id);
}

const nameIn =
  (county: County) =>
  (id: string): string =>
    county.rows.get(id)?.name ?? unitIndex(county).get(id)?.name ?? id;

function exitStandingsOf(host: CountyHost, county: County): ExitStandings {
  const bodies = <K extends BatchKind>(as: K): Extract<Batch, { batch: K }>[] =>
    standingImports(county, as).map(({ batch }) => {
      const body = host.parts.batches.body(batch);
      if (!body.ok) throw new Error(`batch ${batch}: ${body.error.reason}`);
      return body.value as Extract<Batch, { batch: K }>;
    });
  const settings = settingsOf(county);
  return new ExitStandings(
    exitSources({
      standards: settings?.standards ?? [],
      kinds: settings?.kinds ?? [],
      units: unitIndex(county),
      on: county.on,
      rows: county.rows.values(),
      rowOf: (id) => county.rows.get(id),
      households: (village) => county.blocks.get(village),
      marks: entriesOf(county, 'mark'),
      geometry: mergeGeometry(bodies('geometry')),
      placed: placedHouseholds(bodies('households'), bodies('household-round')),
    }),
  );
}
