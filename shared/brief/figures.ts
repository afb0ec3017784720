/**
 * The figures of a brief: the very folds that map, tables and commands use (tallies, summaries, rankings, problem totals, the
 * chase list), asked for once. Nothing is counted here that those do not count.
 */
import { chaseList, type ChaseGroup, DUE_SOON_DAYS } from '../domain/chase.ts';
import { isCounted, isDone } from '../domain/clearance.ts';
import { dayOfInstant } from '../domain/day.ts';
import type { BriefKind } from '../domain/entries/brief.ts';
import type { Kind } from '../domain/kind.ts';
import { isProblem, type ProblemTotals, problemTotals } from '../domain/problem-ledger.ts';
import {
  problemKinds,
  type RankLevel,
  rankUnits,
  type Standing,
  standingOf,
  type UnitRanking,
} from '../domain/ranking.ts';
import { emptyTally, summarise, type Summary, type Tally } from '../domain/tally.ts';
import { isTargetOverdue, targetLight, type TargetRow } from '../domain/target.ts';
import type { Day, Unit } from '../domain/unit.ts';
import type { UnitIndex } from '../domain/unit-index.ts';
import { type County, settingsOf, thresholdsOf, unitIndex } from '../log/county.ts';
import { talliesOf } from '../log/tallies.ts';
import { periodOf, type Period } from './period.ts';

export interface UnitLine {
  readonly unit: Unit;
  readonly summary: Summary;
}

export interface BriefFigures {
  readonly kind: BriefKind;
  readonly period: Period;
  readonly county: Unit;
  readonly units: UnitIndex;
  readonly kinds: readonly Kind[];
  readonly tally: Tally;
  readonly summary: Summary;
  /** At the end of the day before the period; null where there were no targets yet. */
  readonly before: Summary | null;
  readonly zones: readonly UnitLine[];
  readonly rankings: Readonly<Record<RankLevel, UnitRanking>>;
  readonly summaryOf: (unit: string) => Summary;
  readonly problems: ProblemTotals;
  readonly red: readonly TargetRow[];
  readonly soonDays: number;
  /** By township, or by the unit answerable where that is above. */
  readonly chase: readonly ChaseGroup<TargetRow>[];
  readonly cleared: readonly TargetRow[];
  readonly due: readonly TargetRow[];
}

const rowsIn = (county: County): TargetRow[] => [...county.rows.values()].filter((row) => isCounted(row.state));

export const summaryIn = (county: County, unit: string): Summary =>
  summarise(talliesOf(county).get(unit) ?? emptyTally(), unitIndex(county).peopleOf(unit), thresholdsOf(county));

function standings(county: County, level: RankLevel): Standing[] {
  const ofProblems = problemKinds(settingsOf(county)?.kinds ?? []);
  return [...unitIndex(county).all()]
    .filter((unit) => unit.level === level)
    .map(({ id }) => {
      const tally = talliesOf(county).get(id) ?? emptyTally();
      return standingOf({ unit: id, tally, summary: summaryIn(county, id) }, null, ofProblems);
    });
}

/** Unfinished and red, the longest overdue first. */
function redList(county: County, on: Day): TargetRow[] {
  return rowsIn(county)
    .filter((row) => targetLight(row, on, thresholdsOf(county)) === 'red')
    .sort(
      (a, b) =>
        (a.plan.deadline < b.plan.deadline ? -1 : a.plan.deadline > b.plan.deadline ? 1 : 0) ||
        a.percent - b.percent ||
        (a.id < b.id ? -1 : 1),
    );
}

const byDeadline = (a: TargetRow, b: TargetRow): number =>
  a.plan.deadline === b.plan.deadline ? (a.id < b.id ? -1 : 1) : a.plan.deadline < b.plan.deadline ? -1 : 1;

/** `county` as of the period's last day, `before` as of the day before its first; null for a county without units. */
export function briefFigures(county: County, before: County | null, kind: BriefKind): BriefFigures | null {
  const settings = settingsOf(county);
  const units = unitIndex(county);
  const top = units.county;
  if (!settings || !top) return null;
  const { on } = county;
  const period = periodOf(kind, on, settings.start);
  const thresholds = thresholdsOf(county);
  const rows = rowsIn(county);
  const ranking = (level: RankLevel): UnitRanking =>
    rankUnits(standings(county, level), 'progress', level, before ? standings(before, level) : []);
  const townshipOf = (id: string): string =>
    units.pathUp(id).find((step) => units.get(step)?.level === 'township') ?? id;
  const lit = rows
    .filter(isProblem)
    .map((row) => ({ ...row, light: targetLight(row, on, thresholds), overdue: isTargetOverdue(row, on) }));
  const soonDays = settings.thresholds.dueSoon ?? DUE_SOON_DAYS;
  const earlier = before && summaryIn(before, top.id);
  return {
    kind,
    period,
    county: top,
    units,
    kinds: settings.kinds,
    tally: talliesOf(county).get(top.id) ?? emptyTally(),
    summary: summaryIn(county, top.id),
    before: earlier && earlier.total > 0 ? earlier : null,
    zones: [...units.all()]
      .filter((unit) => unit.level === 'zone')
      .map((unit) => ({ unit, summary: summaryIn(county, unit.id) })),
    rankings: { zone: ranking('zone'), township: ranking('township'), village: ranking('village') },
    summaryOf: (unit) => summaryIn(county, unit),
    problems: problemTotals(lit),
    red: redList(county, on),
    soonDays,
    chase: chaseList(rows, on, soonDays, (row) => townshipOf(row.unit)),
    cleared: rows
      .filter((row) => isDone(row.state) && row.clearedAt !== undefined)
      .filter((row) => {
        const day = dayOfInstant(row.clearedAt ?? 0);
        return day >= period.from && day <= on;
      })
      .sort((a, b) => (b.clearedAt ?? 0) - (a.clearedAt ?? 0) || (a.id < b.id ? -1 : 1)),
    due: rows
      .filter((row) => !isDone(row.state) && row.plan.deadline > on && row.plan.deadline <= (period.next ?? on))
      .sort(byDeadline),
  };
}
