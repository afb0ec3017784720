/** Rows of a ledger of targets, each read on its own; every fault is named with its row and column. */
import type { TargetSpec } from '../../../shared/domain/batch.ts';
import { type Kind, mayExceedPlan } from '../../../shared/domain/kind.ts';
import {
  PROBLEM_ASPECTS,
  PROBLEM_LEVELS,
  type ProblemFacts,
  problemNumberSchema,
} from '../../../shared/domain/problem.ts';
import { LEVEL_WORDS, type TargetColumn } from '../../../shared/domain/target-ledger.ts';
import type { Day, Position } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { type DatumShift, transformOf } from '../../../shared/geo/crs-transform.ts';
import { type Extent, extentOf, grown } from '../../../shared/geo/extent.ts';
import { tidyName } from './cell.ts';
import { assumedStart, LedgerCells } from './ledger-cells.ts';
import type { UnitMatcher } from './match-units.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { Table, TableRow } from './table.ts';
import type { TargetShape } from './target-shapes.ts';

export interface TargetLine {
  readonly row: number;
  readonly number: string;
  readonly spec: TargetSpec;
  readonly at: Position | null;
  readonly line: readonly Position[] | null;
  readonly isStartAssumed: boolean;
  readonly clearance: string;
}

type Source = TableRow<TargetColumn>;
/** Columns that are shown and never computed with, under the ledger's own headings. */
const SHOWN: readonly TargetColumn[] = ['source', 'measures', 'lead', 'remark'];
/** Places may lie a little outside the county: a station on the far bank. */
const MARGIN = 0.1;
/** China, for a county that has not said where it lies. */
const CHINA: Extent = [73, 3, 136, 54];

/** The id of an aspect by its usual name, or the county's own word. */
const aspectOf = (text: string): string => PROBLEM_ASPECTS.find(({ name }) => name === text)?.id ?? (text || 'other');

export class TargetReader {
  readonly #county: HeldCounty;
  readonly #kind: Kind;
  readonly #toWgs84: (at: Position) => Position;
  readonly #cells: LedgerCells<TargetColumn>;
  readonly #extent: Extent;
  readonly #held: ReadonlySet<string>;
  /** Problems by the number that people know them by, which is not their id. */
  readonly #problems: ReadonlyMap<string, { readonly id: string; readonly facts: ProblemFacts }>;

  constructor(
    county: HeldCounty,
    kind: Kind,
    coordinates: { readonly crs: CrsId; readonly shift?: DatumShift | undefined },
    units: UnitMatcher,
    table: Table<TargetColumn>,
    problems: ImportProblem[],
  ) {
    this.#county = county;
    this.#kind = kind;
    this.#toWgs84 = transformOf(coordinates.crs, coordinates.shift);
    this.#cells = new LedgerCells(units, table, problems);
    const areas = county.geometry?.areas.features ?? [];
    const extent = extentOf(areas.map((area) => area.geometry.coordinates as Position[][][]));
    this.#extent = extent ? grown(extent, MARGIN) : CHINA;
    const held = (county.targets ?? []).filter((it) => it.kind === kind.id);
    this.#held = new Set(held.map((it) => it.id));
    this.#problems = new Map(held.flatMap(({ id, problem: facts }) => (facts ? [[facts.number, { id, facts }]] : [])));
  }

  /**
   * The target, or null with at least one entry among the problems that says why not. `shape` is what a map file draws of it,
   * which then says where it lies, and what the row leaves out.
   */
  read(source: Source, shape: TargetShape | null = null): TargetLine | null {
    const cells = this.#cells;
    const number = cells.number(source, 'number');
    const name = cells.goal(source, 'goal');
    const unit = this.#unit(source, shape);
    const plan = this.#plan(source);
    const quantity = this.#quantity(source, shape);
    const amounts = this.#amounts(source);
    const reached = quantity === null ? null : this.#reached(source, quantity);
    const work = this.#work(source);
    const problem = number === null ? null : this.#problem(source, number);
    const at = shape ? shape.at : this.#place(source);
    if (number === null || name === null || unit === null || !plan || quantity === null) return null;
    if (!amounts || reached === null || work === null || problem === null || at === undefined) return null;
    const { table } = cells;
    const attrs = Object.fromEntries(
      SHOWN.filter((column) => !problem || column === 'remark')
        .map((column) => [table.heading(column), tidyName(source.cell(column))] as const)
        .filter(([, text]) => text !== ''),
    );
    return {
      row: source.row,
      number,
      at,
      line: shape?.line ?? null,
      isStartAssumed: plan.isStartAssumed,
      clearance: source.cell('clearance'),
      spec: {
        id: this.#id(number),
        kind: this.#kind.id,
        name,
        unit,
        quantity,
        plan: { start: plan.start, deadline: plan.deadline },
        owner: tidyName(source.cell('owner')),
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        ...(reached.some((amount) => amount > 0) ? { reached } : {}),
        ...(Object.keys(amounts).length > 0 ? { amounts } : {}),
        ...(work ? { work } : {}),
        ...(problem ? { problem } : {}),
      },
    };
  }

  /** A number that a target of this kind bears already means that target; every other is the kind's own. */
  #id(number: string): string {
    const problem = this.#problems.get(number);
    if (problem) return problem.id;
    const known = `${this.#county.settings.county}/${number}`;
    return this.#held.has(known) ? known : `${this.#county.settings.county}/${this.#kind.id}-${number}`;
  }

  /** What the row says; of a drawn target that says nothing, the unit that it lies in. */
  #unit(source: Source, shape: TargetShape | null): string | null {
    const isSilent = source.cell('code') === '' && source.cell('unit') === '';
    // A ledger by township names no villages: the township answers.
    if (isSilent && source.cell('township') !== '') return this.#cells.unit(source, 'code', 'township');
    if (!isSilent || !shape?.unit) return this.#cells.unit(source, 'code', 'unit', 'township');
    const { unit, unitPercent: percent } = shape;
    const name = this.#county.units.find(({ id }) => id === unit)?.name ?? unit;
    this.#cells.say('note', source, 'unit', { reason: 'unit-assumed', unit: name, percent });
    return unit;
  }

  #plan(source: Source): { start: Day; deadline: Day; isStartAssumed: boolean } | null {
    const deadline = this.#cells.day(source, 'deadline');
    const given = this.#cells.day(source, 'start');
    if (deadline === '') return this.#cells.error(source, 'deadline', { reason: 'deadline-missing' });
    if (deadline === null || given === null) return null;
    const isStartAssumed = given === '';
    const start = isStartAssumed ? assumedStart(deadline) : given;
    return start > deadline
      ? this.#cells.error(source, 'deadline', { reason: 'deadline-before-start', start, deadline })
      : { start, deadline, isStartAssumed };
  }

  /** A single work counts as one where nothing is written; anything that is measured has to say how much. */
  #quantity(source: Source, shape: TargetShape | null): number | null {
    const quantity = this.#cells.amount(source, 'quantity');
    if (quantity === undefined) return null;
    const drawn = shape?.drawn ?? null;
    if (quantity === null && drawn !== null && drawn > 0) {
      this.#cells.say('note', source, 'quantity', { reason: 'quantity-drawn', drawn, measure: this.#kind.measure });
      return drawn;
    }
    if (quantity !== null && quantity > 0) return quantity;
    if (quantity === null && this.#kind.clears === 'statement') return 1;
    return this.#cells.error(source, 'quantity', { reason: 'quantity-missing', measure: this.#kind.measure });
  }

  #amounts(source: Source): Record<string, number> | null {
    const amounts: Record<string, number> = {};
    let isSound = true;
    for (const { id } of this.#kind.amounts ?? []) {
      const amount = this.#cells.amount(source, `amount:${id}`);
      if (amount === undefined) isSound = false;
      else if (amount !== null) amounts[id] = amount;
    }
    return isSound ? amounts : null;
  }

  /** Amount of each stage: stated by stage, or one percentage of the whole for kinds with a single stage. */
  #reached(source: Source, quantity: number): number[] | null {
    const { stages, order } = this.#kind;
    if (stages.length === 1) {
      const text = source.cell('progress').replace(/[%％]$/, '');
      if (text === '') return [0];
      const percent = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      if (!(percent <= 100)) return this.#cells.error(source, 'progress', { reason: 'percent-over', text });
      return [Math.round(percent * quantity * 10) / 1000];
    }
    const reached: number[] = [];
    for (const { id, name } of stages) {
      const column = `stage:${id}` as const;
      const amount = this.#cells.amount(source, column);
      if (amount === undefined) return null;
      const whole = mayExceedPlan(this.#kind) ? Number.POSITIVE_INFINITY : quantity;
      const most = order === 'parallel' ? whole : Math.min(whole, reached.at(-1) ?? whole);
      if ((amount ?? 0) > most)
        return this.#cells.error(source, column, { reason: 'stage-over', stage: name, reached: amount ?? 0, most });
      reached.push(amount ?? 0);
    }
    return reached;
  }

  /** Undefined where nothing is written; null for a word that the kind does not have. */
  #work(source: Source): string | undefined | null {
    const text = source.cell('work');
    const { works } = this.#kind;
    if (text === '' || !works) return undefined;
    return works.includes(text)
      ? text
      : this.#cells.error(source, 'work', { reason: 'work-unknown', text, expected: works });
  }

  /** Undefined for what is no problem. */
  #problem(source: Source, number: string): ProblemFacts | undefined | null {
    if (this.#kind.sector !== 'problem') return undefined;
    if (!problemNumberSchema.safeParse(number).success)
      return this.#cells.error(source, 'number', { reason: 'problem-number', text: number });
    const text = source.cell('level');
    const level = PROBLEM_LEVELS[LEVEL_WORDS.findIndex((word) => text.startsWith(word))];
    if (!level) return this.#cells.error(source, 'level', { reason: 'problem-level', text });
    // What a problem is about and which inspection found it has no column: it stays.
    const { about, finding } = this.#problems.get(number)?.facts ?? {};
    return {
      ...(about === undefined ? {} : { about }),
      ...(finding === undefined ? {} : { finding }),
      number,
      level,
      source: source.cell('source'),
      aspect: aspectOf(source.cell('aspect')),
      measure: source.cell('measures'),
      lead: source.cell('lead'),
      cooperating: source
        .cell('cooperating')
        .split(/[、,，;；]/)
        .map(tidyName)
        .filter((it) => it !== ''),
    };
  }

  /** Null where the row says nothing; undefined when what it says is no place in the county. */
  #place(source: Source): Position | null | undefined {
    if (this.#kind.geometry !== 'point') return null;
    const lng = this.#degrees(source, 'longitude');
    const lat = this.#degrees(source, 'latitude');
    if (lng === undefined || lat === undefined) return undefined;
    if (lng === null && lat === null) return null;
    if (lng === null || lat === null) {
      this.#cells.error(source, lng === null ? 'longitude' : 'latitude', { reason: 'place-half' });
      return undefined;
    }
    const at = this.#toWgs84([lng, lat]);
    if (this.#isInside(at)) return at;
    const swapped = this.#isInside([lat, lng]);
    this.#cells.error(source, 'longitude', { reason: 'place-outside', lng, lat, swapped });
    return undefined;
  }

  #degrees(source: Source, column: 'longitude' | 'latitude'): number | null | undefined {
    return this.#cells.amount(source, column);
  }

  #isInside([lng, lat]: Position): boolean {
    const [west, south, east, north] = this.#extent;
    return lng >= west && lng <= east && lat >= south && lat <= north;
  }
}
