/** Lines of the back-schedule table: a kind with all its targets, and below it its stages with their windows. */
import type { Kind } from '../../../shared/domain/kind.ts';
import { addDays } from '../../../shared/domain/day.ts';
import type { Light } from '../../../shared/domain/light.ts';
import {
  backSchedule,
  type Lead,
  type ScheduleRefusal,
  type StageSchedule,
} from '../../../shared/domain/schedule/back-schedule.ts';
import type { KindSchedule } from '../../../shared/domain/schedule/kind-schedule.ts';
import { stageDemands } from '../../../shared/domain/schedule/stage-demand.ts';
import { unitBar } from '../../../shared/domain/schedule/unit-schedule.ts';
import type { ScheduleFigures } from './schedule-figures.ts';

export interface KindLine {
  readonly kind: Kind;
  readonly line: KindSchedule;
  readonly light: Light;
  /** Stages of a kind with several; empty for the others. */
  readonly stages: readonly StageSchedule[];
  readonly refusal: ScheduleRefusal | null;
}

export function kindLines(figures: ScheduleFigures, kinds: readonly Kind[], lead: Lead): KindLine[] {
  const { rows, paces, before, window, outlook } = figures;
  return figures.kinds.flatMap((line): KindLine[] => {
    const kind = kinds.find((it) => it.id === line.kind);
    if (!kind) return [];
    const own = rows.filter((row) => row.kind === kind.id);
    const light = unitBar(kind.id, own, paces, outlook)?.light ?? 'none';
    if (kind.stages.length < 2 || line.deadline === null) return [{ kind, line, light, stages: [], refusal: null }];
    const result = backSchedule({
      stages: stageDemands(kind, own, before, window, outlook.calendar),
      order: kind.order ?? 'sequence',
      lead,
      from: addDays(outlook.on, 1),
      deadline: line.deadline,
      calendar: outlook.calendar,
    });
    return [{ kind, line, light, stages: result.ok ? result.value : [], refusal: result.ok ? null : result.error }];
  });
}
