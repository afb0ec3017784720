/** `guatu suspicions`: what looks like progress on paper, by the county's plausibility rules. */
import type { Batch, BatchKind } from '../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import { placedHouseholds } from '../../../shared/domain/placed-households.ts';
import { RULE_IDS } from '../../../shared/domain/plausibility/suspicion.ts';
import { outsideOf, placedPoints } from '../../../shared/geo/village-areas.ts';
import { settingsOf, standingImports, unitIndex } from '../../../shared/log/county.ts';
import { standingSources, suspicionsOf } from '../../../shared/log/suspicions.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { suspicionsText } from '../../text/supervision-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = { rule: { type: 'string' }, unit: { type: 'string' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const asked = args.text('rule');
  const rule = RULE_IDS.find((it) => it === asked);
  if (asked !== undefined && !rule)
    return misused({ reason: 'bad-value', flag: '--rule', value: asked, expected: RULE_IDS.join(' | ') });
  return reading(args, (county, host) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const index = unitIndex(county);
    const suspicions = allSuspicions(host)
      .filter((it) => rule === undefined || it.rule === rule)
      .filter((it) => !unit.value || index.pathUp(it.unit).includes(unit.value.id))
      .map((it) => ({
        ...it,
        subjectName: county.rows.get(it.subject)?.name ?? it.subject,
        unitName: index.get(it.unit)?.name ?? it.unit,
      }));
    const value = { asOf: county.on, count: suspicions.length, suspicions };
    return done(value, suspicionsText(value));
  });
}

function allSuspicions(host: CountyHost) {
  const { county } = host;
  const settings = settingsOf(county);
  if (!settings) return [];
  const read = <K extends BatchKind>(sha256: string, kind: K): Extract<Batch, { batch: K }> => {
    const body = host.parts.batches.body(sha256);
    if (!body.ok || body.value.batch !== kind) throw new Error(`batch ${sha256} is no ${kind} batch`);
    return body.value as Extract<Batch, { batch: K }>;
  };
  const standing = <K extends BatchKind>(kind: K): Extract<Batch, { batch: K }>[] =>
    standingImports(county, kind).map(({ batch }) => read(batch, kind));
  const geometry = mergeGeometry(standing('geometry'));
  const households = placedHouseholds(standing('households'), standing('household-round'));
  return suspicionsOf({
    settings,
    rows: county.rows,
    operations: host.parts.operations,
    sources: standingSources(host.parts.operations, (sha256) => read(sha256, 'sources')),
    points: placedPoints(geometry, households, (target) => county.rows.get(target)?.unit),
    outsideBy: outsideOf(geometry),
  });
}
