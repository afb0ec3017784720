/** Supervision of the year: inspections, the problems found by them and by others, evaluations. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { evaluationHistory } from './evaluations.ts';
import type { HistoryEvent } from './event.ts';
import { inspectionHistory, planInspections } from './inspections.ts';
import { problemHistory } from './problem-history.ts';
import type { Field } from './work-story.ts';

export interface SupervisionGround {
  readonly county: string;
  readonly units: readonly Unit[];
  readonly targets: readonly TargetSpec[];
  readonly kinds: readonly Kind[];
  readonly efficiency: ReadonlyMap<string, number>;
}

export function supervisionHistory(ground: SupervisionGround, field: Field, random: Random): HistoryEvent[] {
  const { county, units, targets, kinds, efficiency } = ground;
  const kind = kinds.find((each) => each.sector === 'problem');
  if (!kind) throw new Error('no kind of problems');
  const inspections = planInspections(county, units, random.fork('inspections'));
  const problems = problemHistory({ county, units, targets, kind, inspections }, field, random.fork('problems'));
  return [
    ...problems.flatMap(({ events }) => events),
    ...inspectionHistory(county, inspections, problems, field, random.fork('rechecks')),
    ...evaluationHistory(county, units, efficiency, field, random.fork('evaluations')),
  ];
}
