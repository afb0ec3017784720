/**
 * Everything that the page shows, worked out from rows and progress of one reader, so that Gantt, curve, tables and map say
 * the same numbers on any day.
 */
import type { Action } from '../../../shared/domain/action.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { isCounted } from '../../../shared/domain/clearance.ts';
import { addDays } from '../../../shared/domain/day.ts';
import { kindSchedules, type KindSchedule } from '../../../shared/domain/schedule/kind-schedule.ts';
import { type MilestoneStanding, milestoneStanding } from '../../../shared/domain/schedule/milestones.ts';
import { type Window, windowOf } from '../../../shared/domain/schedule/rate.ts';
import { type ActualSeries, type CurvePoint, curveSpan, sCurve } from '../../../shared/domain/schedule/s-curve.ts';
import { isInAction } from '../../../shared/domain/schedule/scope.ts';
import { type Outlook, pacesOf, type Paces, type Reached } from '../../../shared/domain/schedule/target-pace.ts';
import { type Bar, byUrgency, targetBar, unitBar } from '../../../shared/domain/schedule/unit-schedule.ts';
import type { Day, Unit } from '../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { type Calendar, DEFAULT_CALENDAR } from '../../../shared/domain/work-calendar.ts';
import type { LitTarget, UnitProgress } from '../../db/reader.ts';
import type { DailyProgress } from '../../../shared/log/progress.ts';

export interface NamedBar extends Bar {
  readonly name: string;
  /** A target instead of a unit. */
  readonly isTarget: boolean;
}

export interface ScheduleFigures {
  readonly rows: readonly LitTarget[];
  /** False until the log has been read: there are no rates and no forecasts yet. */
  readonly hasPaces: boolean;
  /** The host is away: the log cannot be read at the moment. */
  readonly isAway: boolean;
  readonly paces: Paces;
  readonly before: Reached;
  readonly window: Window;
  readonly outlook: Outlook;
  readonly bars: readonly NamedBar[];
  readonly kinds: readonly KindSchedule[];
  readonly curve: readonly CurvePoint[];
  readonly milestones: readonly MilestoneStanding[];
  /** First and last day of the chart. */
  readonly span: { readonly from: Day; readonly to: Day };
}

export interface ScheduleAsk {
  readonly unit: Unit;
  readonly units: UnitIndex;
  readonly settings: CountySettings;
  readonly action: Action | undefined;
  readonly windowDays: number;
  readonly on: Day;
}

export const calendarOf = (settings: CountySettings): Calendar => settings.calendar ?? DEFAULT_CALENDAR;

/** Targets that count, of the action if one is chosen. */
export function rowsAsked(targets: readonly LitTarget[], { action, units }: ScheduleAsk): LitTarget[] {
  const isAsked = action ? isInAction(action, (unit) => units.pathUp(unit)) : () => true;
  return targets.filter((row) => isCounted(row.state) && isAsked(row));
}

/** Units whose progress is asked for: the action's, as far as they lie in the selection. */
export function unitsAsked({ unit, units, action }: ScheduleAsk): readonly string[] {
  const wanted = action?.units;
  if (!wanted || units.pathUp(unit.id).some((step) => wanted.includes(step))) return [unit.id];
  return wanted.filter((id) => units.pathUp(id).includes(unit.id));
}

/** Average percentage by day over the kinds asked. */
function averages(daily: DailyProgress, isAsked: (kind: string) => boolean): ActualSeries {
  const asked = Object.entries(daily.kinds)
    .filter(([kind]) => isAsked(kind))
    .map(([, of]) => of);
  const sumOf = (pick: (of: (typeof asked)[number]) => readonly number[], i: number): number =>
    asked.reduce((sum, of) => sum + (pick(of)[i] ?? 0), 0);
  const percent = Array.from({ length: asked[0]?.targets.length ?? 0 }, (_, i) => {
    const targets = sumOf((of) => of.targets, i);
    return targets === 0 ? null : sumOf((of) => of.percentSum, i) / targets;
  });
  return { from: daily.from, percent };
}

function barsOf(rows: readonly LitTarget[], paces: Paces, outlook: Outlook, { unit, units }: ScheduleAsk): NamedBar[] {
  if (units.childrenOf(unit.id).length === 0)
    return rows.map((row) => ({ ...targetBar(row, paces, outlook), name: row.name, isTarget: true })).sort(byUrgency);
  const byChild = new Map<string, LitTarget[]>();
  for (const row of rows) {
    const path = units.pathUp(row.unit);
    const child = path[path.indexOf(unit.id) - 1] ?? unit.id;
    const known = byChild.get(child);
    if (known) known.push(row);
    else byChild.set(child, [row]);
  }
  return [...byChild]
    .flatMap(([id, of]): NamedBar[] => {
      const bar = unitBar(id, of, paces, outlook);
      return bar ? [{ ...bar, name: units.get(id)?.name ?? id, isTarget: false }] : [];
    })
    .sort(byUrgency);
}

/** Two weeks of air behind the last deadline, for forecasts that overrun it. */
const AIR_DAYS = 14;

export function scheduleFigures(
  targets: readonly LitTarget[],
  progress: UnitProgress | null | undefined,
  kind: string,
  ask: ScheduleAsk,
): ScheduleFigures {
  const { settings, action, on, windowDays } = ask;
  const rows = rowsAsked(targets, ask);
  const calendar = calendarOf(settings);
  const window = windowOf(on, windowDays);
  const outlook: Outlook = { on, thresholds: settings.thresholds, calendar };
  const before = progress?.before ?? new Map();
  const paces = pacesOf(rows, before, window, calendar);
  const isAsked = (id: string): boolean => (kind === '' || id === kind) && (action?.kinds?.includes(id) ?? true);
  const daily = progress?.daily;
  const span = curveSpan(rows, on);
  const standing = (milestones: NonNullable<Action['milestones']>): MilestoneStanding[] =>
    daily
      ? milestones
          .filter((it) => it.kind === undefined || isAsked(it.kind))
          .map((it) =>
            milestoneStanding(
              it,
              averages(daily, (id) => isAsked(id) && (it.kind === undefined || it.kind === id)),
              on,
            ),
          )
      : [];
  return {
    rows,
    hasPaces: progress !== null && progress !== undefined,
    isAway: progress === null,
    paces,
    before,
    window,
    outlook,
    bars: barsOf(rows, paces, outlook, ask),
    kinds: inOrder(kindSchedules(rows, paces, on, calendar, action?.to), settings),
    curve: sCurve(rows, daily ? averages(daily, isAsked) : { from: on, percent: [] }, span, on),
    milestones: standing(action?.milestones ?? []),
    span: { from: span.from, to: addDays(span.to, AIR_DAYS) },
  };
}

/** In the order of the county's kinds. */
function inOrder(kinds: readonly KindSchedule[], settings: CountySettings): KindSchedule[] {
  const place = new Map(settings.kinds.map((kind, i) => [kind.id, i]));
  return [...kinds].sort((a, b) => (place.get(a.kind) ?? 999) - (place.get(b.kind) ?? 999));
}
