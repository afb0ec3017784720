/** Tables of a brief: war zones, townships, villages, kinds, problems, red list, chase list, cleared, due. */
import type { RankLevel } from '../domain/ranking.ts';
import { PROBLEM_LEVELS } from '../domain/problem.ts';
import type { TargetRow } from '../domain/target.ts';
import { daysBetween } from '../domain/day.ts';
import type { Cell, TableBlock, TextColumn } from './document.ts';
import type { FigureRuns } from './brief-figures-text.ts';
import { fillRuns } from './fill-runs.ts';
import type { BriefFigures } from './figures.ts';
import type { BriefWords } from './words.ts';

/** Lines of the lists of targets; the rest is in the ledgers, and the sentence before says how many there are. */
export const MOST_LINES = 15;

const text = (value: string): Cell => [{ text: value }];

export class BriefTables {
  readonly #figures: BriefFigures;
  readonly #words: BriefWords;
  readonly #run: FigureRuns;

  constructor(figures: BriefFigures, words: BriefWords, run: FigureRuns) {
    this.#figures = figures;
    this.#words = words;
    this.#run = run;
  }

  #column(id: keyof BriefWords['columns'], width: number, align: TextColumn['align']): TextColumn {
    return { title: this.#words.columns[id], width, align };
  }

  /** Units in the order of their rank; `keep` picks the ones that are named. */
  ranking(level: RankLevel, keep: (named: 'first' | 'last' | null) => boolean = () => true): TableBlock {
    const { rankings, units, summaryOf } = this.#figures;
    const words = this.#words;
    const name = level === 'zone' ? 'zones' : level === 'township' ? 'townships' : 'villages';
    const rows = rankings[level].ranked
      .filter(({ named }) => keep(named))
      .map(({ unit, rank, change }): Cell[] => {
        const { total, cleared, percent, plannedPercent, light } = summaryOf(unit);
        const run = (measure: string, value: number, form: 'count' | 'percent'): Cell => [
          this.#run(value, form, { query: 'tally', unit, measure }),
        ];
        return [
          [this.#run(rank, 'count', { query: 'rank', unit, level, by: 'progress', measure: 'rank' })],
          text(units.get(unit)?.name ?? unit),
          run('total', total, 'count'),
          run('cleared', cleared, 'count'),
          run('percent', percent ?? 0, 'percent'),
          run('plannedPercent', plannedPercent ?? 0, 'percent'),
          text(words.change(change)),
          text(words.lights[light]),
        ];
      });
    return {
      kind: 'table',
      name,
      caption: words.captions[name],
      columns: [
        this.#column('rank', 1, 'middle'),
        this.#column('unit', 2.2, 'start'),
        this.#column('goals', 1.3, 'end'),
        this.#column('cleared', 1.3, 'end'),
        this.#column('percent', 1.4, 'end'),
        this.#column('planned', 1.4, 'end'),
        this.#column('change', 1.5, 'middle'),
        this.#column('light', 1.1, 'middle'),
      ],
      rows,
    };
  }

  kinds(): TableBlock {
    const { tally, kinds } = this.#figures;
    const words = this.#words;
    const rows = kinds
      .filter((kind) => kind.sector !== 'problem' && tally.kinds[kind.id] !== undefined)
      .map((kind): Cell[] => {
        const counted = tally.kinds[kind.id];
        const run = (measure: string, value: number, form: 'count' | 'amount') =>
          this.#run(value, form, { query: 'kind', kind: kind.id, measure });
        return [
          text(kind.name),
          [run('total', counted?.total ?? 0, 'count')],
          [run('cleared', counted?.cleared ?? 0, 'count')],
          fillRuns(words.amountOf, { amount: run('planned', counted?.planned ?? 0, 'amount'), measure: kind.measure }),
          kind.stages.flatMap((stage, i) => [
            ...(i === 0 ? [] : [{ text: words.comma }]),
            ...fillRuns(words.stage, {
              stage: stage.name,
              amount: run(`stage:${stage.id}`, counted?.done[i] ?? 0, 'amount'),
              measure: kind.measure,
            }),
          ]),
        ];
      });
    return {
      kind: 'table',
      name: 'kinds',
      caption: words.captions.kinds,
      columns: [
        this.#column('kind', 2, 'start'),
        this.#column('goals', 1, 'end'),
        this.#column('cleared', 1, 'end'),
        this.#column('amount', 1.8, 'end'),
        this.#column('stages', 4.4, 'start'),
      ],
      rows,
    };
  }

  problems(): TableBlock {
    const { problems } = this.#figures;
    const words = this.#words;
    const line = (name: string, measure: string, total: number, cleared: number): Cell[] => [
      text(name),
      [this.#run(total, 'count', { query: 'problems', measure: `${measure}total` })],
      [this.#run(cleared, 'count', { query: 'problems', measure: `${measure}cleared` })],
    ];
    return {
      kind: 'table',
      name: 'problems',
      caption: words.captions.problems,
      columns: [
        this.#column('source', 2, 'start'),
        this.#column('problems', 1, 'end'),
        this.#column('cleared', 1, 'end'),
      ],
      rows: PROBLEM_LEVELS.map((level) =>
        line(words.levels[level], `levels.${level}.`, problems.levels[level].total, problems.levels[level].cleared),
      ),
      total: line(words.columns.total, '', problems.total, problems.cleared),
    };
  }

  /** No household is ever named: where a target is one household's, its kind and number stand for it. */
  #nameOf(row: TargetRow): string {
    if (row.household === undefined) return row.name;
    const kind = this.#figures.kinds.find(({ id }) => id === row.kind)?.name ?? row.kind;
    const number = row.id.slice(row.id.lastIndexOf('/') + 1);
    return this.#words.householdTarget.replace('{kind}', kind).replace('{number}', number);
  }

  targets(name: 'red' | 'due', rows: readonly TargetRow[]): TableBlock {
    const { units, period } = this.#figures;
    const words = this.#words;
    return {
      kind: 'table',
      name,
      caption: words.captions[name],
      columns: [
        this.#column('number', 0.8, 'middle'),
        this.#column('goal', 3, 'start'),
        this.#column('unit', 1.7, 'start'),
        this.#column('owner', 1.5, 'start'),
        this.#column('deadline', 1.3, 'middle'),
        this.#column('percent', 1.1, 'end'),
        ...(name === 'red' ? [this.#column('worst', 1.1, 'end')] : []),
      ],
      rows: rows.slice(0, MOST_LINES).map((row, i): Cell[] => {
        const late = daysBetween(row.plan.deadline, period.on);
        return [
          text(words.count(i + 1)),
          text(this.#nameOf(row)),
          text(units.get(row.unit)?.name ?? row.unit),
          text(row.owner === '' ? words.noOwner : row.owner),
          text(words.shortDate(row.plan.deadline)),
          text(words.percent(row.percent)),
          ...(name === 'red' ? [text(late > 0 ? words.count(late) : '')] : []),
        ];
      }),
    };
  }

  chase(): TableBlock {
    const { chase, units } = this.#figures;
    const words = this.#words;
    return {
      kind: 'table',
      name: 'chase',
      caption: words.captions.chase,
      columns: [
        this.#column('number', 0.8, 'middle'),
        this.#column('unit', 2.4, 'start'),
        this.#column('overdue', 1.4, 'end'),
        this.#column('soon', 1.6, 'end'),
        this.#column('worst', 1.6, 'end'),
      ],
      rows: chase.map((group, i): Cell[] => {
        const run = (measure: 'overdue' | 'soon' | 'worst', value: number): Cell => [
          this.#run(value, 'count', { query: 'chase', unit: group.key, measure }),
        ];
        return [
          text(words.count(i + 1)),
          text(units.get(group.key)?.name ?? group.key),
          run('overdue', group.overdue),
          run('soon', group.soon),
          run('worst', Math.max(0, group.worst)),
        ];
      }),
    };
  }

  cleared(): TableBlock {
    const { cleared, kinds, period } = this.#figures;
    const words = this.#words;
    const run = (value: number, kind?: string): Cell => [
      this.#run(value, 'count', {
        query: 'cleared',
        until: period.from,
        measure: 'count',
        ...(kind === undefined ? {} : { kind }),
      }),
    ];
    return {
      kind: 'table',
      name: 'cleared',
      caption: words.captions.cleared,
      columns: [this.#column('kind', 2, 'start'), this.#column('cleared', 1, 'end')],
      rows: kinds.flatMap((kind): Cell[][] => {
        const count = cleared.filter((row) => row.kind === kind.id).length;
        return count === 0 ? [] : [[text(kind.name), run(count, kind.id)]];
      }),
      total: [text(words.columns.total), run(cleared.length)],
    };
  }
}
