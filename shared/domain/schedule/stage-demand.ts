/** What back-scheduling asks for, from targets of one kind: amounts of each stage, and their rates within the window. */
import { isCounted, isDone } from '../clearance.ts';
import type { Kind } from '../kind.ts';
import type { TargetRow } from '../target.ts';
import type { Calendar } from '../work-calendar.ts';
import type { StageDemand } from './back-schedule.ts';
import { planPerDay } from './kind-schedule.ts';
import { growthPerDay, type Window } from './rate.ts';
import type { Reached } from './target-pace.ts';

type StagedRow = Pick<TargetRow, 'id' | 'kind' | 'state' | 'quantity' | 'plan' | 'done'>;

export function stageDemands(
  kind: Kind,
  rows: readonly StagedRow[],
  before: Reached,
  window: Window,
  calendar: Calendar,
): StageDemand[] {
  const counted = rows.filter((row) => row.kind === kind.id && isCounted(row.state));
  const total = counted.reduce((sum, row) => sum + row.quantity, 0);
  const plan = planPerDay(
    counted.filter((row) => !isDone(row.state)),
    calendar,
  );
  return kind.stages.map((stage, i): StageDemand => {
    const now = counted.reduce((sum, row) => sum + (row.done[i] ?? 0), 0);
    // Without a past of its own a target counts as standing still.
    const was = counted.reduce((sum, row) => sum + ((before.get(row.id) ?? row).done[i] ?? 0), 0);
    return { id: stage.id, total, done: now, perDay: growthPerDay(calendar, window, was, now), planPerDay: plan };
  });
}
