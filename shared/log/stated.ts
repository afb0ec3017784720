/**
 * What operations have stated, for the plausibility rules: raw stretches, the percentage before and after each report, the
 * steps taken. What has been undone or revoked was a mistake and counts for nothing.
 */
import { type Interval, coveredLength, union } from '../domain/chainage.ts';
import type { Kind } from '../domain/kind.ts';
import type { PercentStep } from '../domain/plausibility/late-jump.ts';
import type { StepStated } from '../domain/plausibility/clearances.ts';
import type { StageClaims } from '../domain/plausibility/stage-order.ts';
import { lengthInMetres, percentOf, type TargetRow } from '../domain/target.ts';
import { clockMs } from './clock.ts';
import { type Operation, type OperationId, operationId, payloadOf } from './operation.ts';

/** Operations that stand, in the order of their clocks. */
export function standingStatements(operations: readonly Operation[]): Operation[] {
  const gone = new Set<OperationId>();
  for (const operation of operations) {
    const { undoes } = operation.payload as { undoes?: unknown };
    const back = payloadOf(operation, 'revoke')?.operations ?? [];
    if (typeof undoes === 'string') gone.add(undoes).add(operationId(operation));
    for (const id of back) gone.add(id);
  }
  return operations
    .filter((operation) => operation.k !== 'revoke' && !gone.has(operationId(operation)))
    .sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0));
}

/** Where a target stands while its reports are read one after the other. */
interface Progress {
  readonly row: TargetRow;
  readonly kind: Kind;
  /** Per stage, in metres; for kinds reported by chainage. */
  readonly stated: Interval[][];
  /** Per stage, in the kind's measure. */
  readonly done: number[];
  percent: number;
  at: number | null;
}

export interface Stated {
  readonly percents: readonly PercentStep[];
  readonly steps: readonly StepStated[];
  readonly stages: readonly StageClaims[];
}

/** `unitOf` a subject that is no target (a household); null for what belongs to no unit. */
export function statedBy(
  operations: readonly Operation[],
  rows: ReadonlyMap<string, TargetRow>,
  kinds: readonly Kind[],
  unitOf: (subject: string) => string | null,
): Stated {
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]));
  const progress = new Map<string, Progress>();
  for (const row of rows.values()) {
    const kind = kindById.get(row.kind);
    if (kind) progress.set(row.id, atStart(row, kind));
  }
  const percents: PercentStep[] = [];
  const steps: StepStated[] = [];
  for (const operation of standingStatements(operations)) {
    const { subject, user } = operation;
    const at = clockMs(operation.clock);
    const step = payloadOf(operation, 'clearance');
    if (step) {
      const unit = rows.get(subject)?.unit ?? unitOf(subject);
      if (unit !== null) steps.push({ subject, unit, to: step.to, at, user });
      continue;
    }
    const target = progress.get(subject);
    if (!target) continue;
    const before = target.percent;
    if (!report(target, operation)) continue;
    target.at = at;
    const { unit, plan } = target.row;
    percents.push({ subject, unit, before, after: target.percent, at, user, deadline: plan.deadline });
  }
  return { percents, steps, stages: [...progress.values()].flatMap(claimsOf) };
}

function atStart(row: TargetRow, kind: Kind): Progress {
  const done = kind.stages.map((_, i) => row.reached?.[i] ?? 0);
  const stated = done.map((amount): Interval[] => (amount > 0 ? [{ from: 0, to: Math.round(amount * 1000) }] : []));
  return { row, kind, stated, done, percent: percentOf(kind, row.quantity, done), at: null };
}

/** False for operations that report no progress of this target. */
function report(target: Progress, operation: Operation): boolean {
  const { row, kind, stated, done } = target;
  const amount = payloadOf(operation, 'amount');
  if (amount) {
    target.percent = amount.percent;
    return true;
  }
  const stretch = payloadOf(operation, 'stretch');
  const reach = payloadOf(operation, 'reach');
  const index = kind.stages.findIndex((stage) => stage.id === (stretch ?? reach)?.stage);
  if (index < 0) return false;
  if (stretch) {
    const intervals = union([...(stated[index] ?? []), stretch]);
    stated[index] = intervals;
    done[index] = coveredLength(intervals) / 1000;
  } else if (reach) done[index] = reach.reached;
  target.percent = percentOf(kind, row.quantity, done);
  return true;
}

/** Only stages that follow one another can be in the wrong order. */
function claimsOf({ row, kind, stated, done, at }: Progress): StageClaims[] {
  if (kind.stages.length < 2 || kind.order === 'parallel' || kind.progress === 'amount') return [];
  const isLine = kind.progress === 'chainage';
  const stages = kind.stages.map((stage, i) => ({
    name: stage.name,
    stated: isLine ? (stated[i] ?? []) : [{ from: 0, to: done[i] ?? 0 }],
  }));
  const total = isLine ? lengthInMetres(row) : row.quantity;
  return [{ subject: row.id, unit: row.unit, total, scale: isLine ? 1000 : 1, measure: kind.measure, stages, at }];
}
