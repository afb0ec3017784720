/**
 * Gathers what is known about a household, village or township and explains why it cannot exit yet. The same for page, map
 * and command line: they only differ in where rows come from.
 */
import { isCounted } from '../clearance.ts';
import { type EntryRow, ownerUnit } from '../entries/entry.ts';
import { marksByOwner } from '../entries/mark.ts';
import { HOUSEHOLD_STATUSES } from '../household-batch.ts';
import type { Kind } from '../kind.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Standard, type StandardLevel, standardOn } from '../standard.ts';
import type { TargetRow } from '../target.ts';
import type { Day, Unit } from '../unit.ts';
import type { UnitIndex } from '../unit-index.ts';
import { explain, type Explanation } from './explain.ts';
import type { ChildFact, JobFact, MarkFact, StandardFacts } from './facts.ts';

/** A village's poor households by row; `facts.income` is −1 where nobody said. */
interface HouseholdColumns {
  readonly members: ArrayLike<number>;
  readonly statuses: ArrayLike<number>;
  readonly facts?: { readonly income: ArrayLike<number> };
}

export interface FactSources {
  readonly standards: readonly Standard[];
  readonly kinds: readonly Kind[];
  readonly units: UnitIndex;
  /** Day by which versions are chosen. */
  readonly on: Day;
  /** Targets that the unit itself, not one below it, answers for. */
  readonly rowsOf: (unit: string) => readonly TargetRow[];
  readonly households: (village: string) => HouseholdColumns | undefined;
  /** Entries of the collection `mark`. */
  readonly marks: readonly EntryRow[];
  /** Places of a village, with works around them. */
  readonly places: (village: string) => StandardFacts['places'];
}

export interface ExitStanding extends Explanation {
  readonly subject: string;
  readonly standard: Standard;
  /** Rows of the targets that the explanation names. */
  readonly facts: StandardFacts;
}

export type ExitRefusal =
  | { readonly reason: 'unknown-subject'; readonly subject: string }
  /** Counties and war zones have no checklist. */
  | { readonly reason: 'no-checklist'; readonly subject: string }
  | { readonly reason: 'no-standard'; readonly level: StandardLevel };

const LIFTED = HOUSEHOLD_STATUSES.indexOf('lifted');
const REMOVED = HOUSEHOLD_STATUSES.indexOf('removed');

/** A target as a standard looks at it; undefined for one that does not count. */
export function jobOf(row: TargetRow): JobFact | undefined {
  if (!isCounted(row.state)) return undefined;
  const { id, kind, quantity, percent, done, state, attrs = {}, amounts = {} } = row;
  const numbers = Object.entries({ ...attrs, ...amounts }).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { id, kind, quantity, percent, done, cleared: state === 'cleared', figures: Object.fromEntries(numbers) };
}

/** Asked for many subjects, each is explained once. */
export class ExitStandings {
  readonly #sources: FactSources;
  readonly #made = new Map<string, Result<ExitStanding, ExitRefusal>>();
  readonly #marks = new Map<StandardLevel, Map<string, Map<string, MarkFact>>>();
  readonly #stages: ReadonlyMap<string, readonly string[]>;

  constructor(sources: FactSources) {
    this.#sources = sources;
    this.#stages = new Map(sources.kinds.map((kind) => [kind.id, kind.stages.map(({ id }) => id)]));
  }

  /** Of a unit or household. */
  of(subject: string): Result<ExitStanding, ExitRefusal> {
    const known = this.#made.get(subject);
    if (known) return known;
    const made = this.#make(subject);
    this.#made.set(subject, made);
    return made;
  }

  #make(subject: string): Result<ExitStanding, ExitRefusal> {
    const village = ownerUnit(subject);
    const unit = this.#sources.units.get(village);
    if (!unit) return fail({ reason: 'unknown-subject', subject });
    const level = village === subject ? unit.level : 'household';
    if (level === 'county' || level === 'zone') return fail({ reason: 'no-checklist', subject });
    const standard = standardOn(this.#sources.standards, level, this.#sources.on);
    if (!standard) return fail({ reason: 'no-standard', level });
    const facts = level === 'household' ? this.#household(subject, standard) : this.#unit(unit, standard);
    return facts
      ? ok({ subject, standard, facts, ...explain(standard, facts) })
      : fail({ reason: 'unknown-subject', subject });
  }

  #unit(unit: Unit, standard: Standard): StandardFacts {
    const { units, households } = this.#sources;
    const villages = unit.level === 'village' ? [unit] : units.childrenOf(unit.id);
    const poor = villages.flatMap((village) => {
      const block = households(village.id);
      return Array.from(block?.statuses ?? []).flatMap((status, row) =>
        status === LIFTED || status === REMOVED
          ? []
          : [{ id: householdId(village.id, row), members: block?.members[row] ?? 0 }],
      );
    });
    const own = [unit.id, ...(unit.level === 'village' ? [] : villages.map(({ id }) => id))];
    const people = units.peopleOf(unit.id);
    const count = villages.reduce((sum, village) => sum + (village.households ?? 0), 0);
    return {
      ...this.#shared(unit.id, standard),
      poor,
      jobs: own.flatMap((id) => this.#sources.rowsOf(id)).flatMap((row) => jobOf(row) ?? []),
      places: (kinds, km) => villages.flatMap((village) => this.#sources.places(village.id)(kinds, km)),
      children: unit.level === 'village' ? [] : villages.map((village) => this.#child(village)),
      ...(people === undefined ? {} : { people }),
      ...(count === 0 ? {} : { households: count }),
    };
  }

  #household(subject: string, standard: Standard): StandardFacts | null {
    const village = ownerUnit(subject);
    const row = Number(subject.slice(village.length + 1)) - 1;
    const block = this.#sources.households(village);
    const members = block?.members[row];
    const status = block?.statuses[row];
    if (members === undefined || status === REMOVED) return null;
    const income = block?.facts?.income[row] ?? -1;
    const shared = this.#shared(subject, standard);
    return {
      ...shared,
      people: members,
      households: 1,
      poor: status === LIFTED ? [] : [{ id: subject, members }],
      jobs: this.#sources
        .rowsOf(village)
        .filter((target) => target.household === subject)
        .flatMap((target) => jobOf(target) ?? []),
      places: (kinds, km) =>
        this.#sources
          .places(village)(kinds, km)
          .filter(({ id }) => id === subject),
      children: [],
      figures: { ...shared.figures, ...(income >= 0 ? { income } : {}) },
    };
  }

  #shared(subject: string, standard: Standard): Pick<StandardFacts, 'subject' | 'stagesOf' | 'figures' | 'marks'> {
    const marks = this.#marksOf(standard).get(subject) ?? new Map<string, MarkFact>();
    const stated = standard.items.flatMap(({ id, rule }) => {
      const value = rule.by === 'figure' ? marks.get(id)?.stated : undefined;
      return rule.by === 'figure' && value !== undefined ? [[rule.field, value] as const] : [];
    });
    return { subject, marks, figures: Object.fromEntries(stated), stagesOf: (kind) => this.#stages.get(kind) ?? [] };
  }

  #marksOf(standard: Standard): Map<string, Map<string, MarkFact>> {
    const known = this.#marks.get(standard.level) ?? marksByOwner(this.#sources.marks, standard);
    this.#marks.set(standard.level, known);
    return known;
  }

  #child(village: Unit): ChildFact {
    const standing = this.of(village.id);
    const poor = (village.poor ?? 0) > 0;
    if (!standing.ok) return { id: village.id, poor, verdict: 'unknown', jobs: [], otherwise: 0 };
    const { verdict, jobs, byHand, blocked, facts } = standing.value;
    const known = new Map(facts.jobs.map((job) => [job.id, job]));
    const named = jobs.map(({ id, left }) => known.get(id) ?? workOutside(id, left));
    return { id: village.id, poor, verdict, jobs: named, otherwise: byHand.length + blocked.length };
  }
}

const householdId = (village: string, row: number): string => `${village}/${String(row + 1).padStart(4, '0')}`;

/** A work of another village that reaches this one. */
const workOutside = (id: string, left: number): JobFact => ({
  id,
  kind: '',
  quantity: 1,
  percent: (1 - left) * 100,
  done: [],
  cleared: false,
  figures: {},
});
