/**
 * All plausibility rules over a county as it stands: the same list for the page and the command line.
 * Source: PRODUCT "What nobody else has" 9 and row 五个吻合.
 */
import type { CountySettings } from '../domain/campaign.ts';
import { bulkClearances, selfClearances } from '../domain/plausibility/clearances.ts';
import { compareSources, fiveSources } from '../domain/plausibility/five-sources.ts';
import { lastDayJumps, nightJumps } from '../domain/plausibility/late-jump.ts';
import { outsideVillage, type PlacedPoint } from '../domain/plausibility/outside-village.ts';
import { samePhotographs } from '../domain/plausibility/same-photograph.ts';
import { stageOrder } from '../domain/plausibility/stage-order.ts';
import { RULE_IDS, ruleThresholds, type RuleId, type Suspicion } from '../domain/plausibility/suspicion.ts';
import type { SourcesBatch } from '../domain/sources-batch.ts';
import type { TargetRow } from '../domain/target.ts';
import type { Position } from '../domain/unit.ts';
import { clockMs } from './clock.ts';
import { type Operation, payloadOf } from './operation.ts';
import { standingStatements, statedBy } from './stated.ts';

export interface SuspicionInput {
  readonly settings: CountySettings;
  readonly rows: ReadonlyMap<string, TargetRow>;
  /** In any order; those after the day that is looked at left out. */
  readonly operations: readonly Operation[];
  readonly sources: readonly SourcesBatch[];
  readonly points: Iterable<PlacedPoint>;
  /** Metres from a place to a unit's area; null where the unit has none. */
  readonly outsideBy: (unit: string, at: Position) => number | null;
}

/** Village of a household's id. */
const villageOf = (household: string): string => household.slice(0, household.lastIndexOf('/'));
const isHousehold = (subject: string): boolean => /^\d{12}\/\d{4}$/.test(subject);

/** In the order of rules, of one rule the newest first. */
export function suspicionsOf(input: SuspicionInput): Suspicion[] {
  const { settings, rows, operations, sources, points, outsideBy } = input;
  const limits = ruleThresholds(settings.plausibility);
  const unitOf = (subject: string): string | null => (isHousehold(subject) ? villageOf(subject) : null);
  const { percents, steps, stages } = statedBy(operations, rows, settings.kinds, unitOf);
  const ends = [...(settings.episodes ?? []).map((episode) => episode.to), settings.deadline];
  const files = [...rows.values()].flatMap(({ id, unit, evidence = [] }) =>
    evidence.flatMap(({ file, clock }) =>
      file?.type.startsWith('image/')
        ? [{ subject: id, unit, sha256: file.sha256, name: file.name, at: clockMs(clock) }]
        : [],
    ),
  );
  const found: Readonly<Record<RuleId, readonly Suspicion[]>> = {
    'stage-order': stageOrder(stages, limits['stage-order']),
    'night-jump': nightJumps(percents, limits['night-jump']),
    'last-day-jump': lastDayJumps(percents, ends, limits['last-day-jump']),
    'bulk-clearance': bulkClearances(steps, limits['bulk-clearance']),
    'same-photograph': samePhotographs(files, limits['same-photograph']),
    'outside-village': outsideVillage(points, outsideBy, limits['outside-village']),
    'self-clearance': selfClearances(steps),
    'five-sources': fiveSources(compareSources(sources), villageOf, limits['five-sources']),
  };
  const newestFirst = (a: Suspicion, b: Suspicion): number =>
    (b.at ?? 0) - (a.at ?? 0) || (a.subject < b.subject ? -1 : 1);
  return RULE_IDS.flatMap((rule) => [...found[rule]].sort(newestFirst));
}

/** SHA-256 of the newest batch of every source that stands; `read` opens one. */
export function standingSources(
  operations: readonly Operation[],
  read: (sha256: string) => SourcesBatch,
): SourcesBatch[] {
  const newest = new Map<string, SourcesBatch>();
  for (const operation of standingStatements(operations)) {
    const entry = payloadOf(operation, 'import');
    if (entry?.as !== 'sources') continue;
    const batch = read(entry.batch);
    newest.set(batch.source, batch);
  }
  return [...newest.values()];
}
