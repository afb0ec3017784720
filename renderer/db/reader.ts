/**
 * How the interface asks for rows. The same questions can be put to the live store and to any past day, so map, table and
 * report always show the same number.
 */
import type { HouseholdBlock } from '../../shared/log/household-fold.ts';
import type { EntryRow } from '../../shared/domain/entries/entry.ts';
import type { Light } from '../../shared/domain/light.ts';
import type { State } from '../../shared/domain/clearance.ts';
import type { Summary, Tally } from '../../shared/domain/tally.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import type { Reached } from '../../shared/domain/schedule/target-pace.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { SubjectFold } from '../../shared/log/subject-fold.ts';
import type { BatchSource } from '../../shared/log/fold.ts';
import type { Operation } from '../../shared/log/operation.ts';
import type { DailyProgress } from '../../shared/log/progress.ts';

/** One line of "what happened": newest first in lists. */
export interface ChangeEntry {
  readonly operation: string;
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly user: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Numbers of a unit together with the tally that they come from. */
export interface UnitFigures {
  readonly unit: string;
  readonly tally: Tally;
  readonly summary: Summary;
}

/** A row with the light it has on the reader's day. */
export interface LitTarget extends TargetRow {
  readonly light: Light;
  readonly overdue: boolean;
}

export interface TargetFilter {
  readonly kind?: string;
  readonly states?: readonly State[];
  readonly lights?: readonly Light[];
}

/** Progress of units by day, and how far their targets were at the end of an earlier day. */
export interface UnitProgress {
  readonly daily: DailyProgress;
  readonly before: Reached;
}

export interface ProgressQuestion {
  /** None of them lies in another. */
  readonly units: readonly string[];
  readonly from: Day;
  readonly before: Day;
}

export interface Statements {
  /** In no particular order. */
  readonly operations: readonly Operation[];
  readonly batches: BatchSource;
}

export interface CountyReader {
  /** The day that lights and numbers are judged by. */
  readonly on: Day;
  /** False when it shows a past day: nothing can be changed through such a view. */
  readonly live: boolean;
  figures(units: readonly string[]): Promise<UnitFigures[]>;
  target(id: string): Promise<LitTarget | undefined>;
  /** What has been said about a target: who took which step, what stands side by side; undefined when nothing has. */
  fold(target: string): Promise<SubjectFold | undefined>;
  /** Targets of the unit and everything below it, most urgent first: red, yellow, the rest; then by deadline and id. */
  targetsOf(unit: string, filter?: TargetFilter): Promise<LitTarget[]>;
  /** Every target, for the map. */
  allTargets(): Promise<LitTarget[]>;
  households(villages: readonly string[]): Promise<HouseholdBlock[]>;
  /** Households of the villages at the end of a day, the reader's own at the latest; null while the log cannot be read. */
  householdsOn(villages: readonly string[], day: Day): Promise<HouseholdBlock[] | null>;
  /** Entries of a collection, withdrawn ones included, by id. */
  entries(collection: string): Promise<EntryRow[]>;
  /** By day up to the reader's own; null while the log cannot be read because the host is away. */
  progress(question: ProgressQuestion): Promise<UnitProgress | null>;
  /** Figures at the end of an earlier day; null while the log cannot be read. */
  figuresOn(units: readonly string[], day: Day): Promise<UnitFigures[] | null>;
  /** The log up to the end of the reader's day, with the batches it names; null while it cannot be read. */
  statements(): Promise<Statements | null>;
  /** Latest changes to the unit's targets (or to one target). */
  changes(subject: { unit: string } | { target: string }, limit: number): Promise<ChangeEntry[]>;
}
