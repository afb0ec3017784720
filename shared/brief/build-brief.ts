/** A brief as a document: red heading, sections with sentences and tables, closing lines. */
import type { LetterheadFields } from '../domain/entries/brief.ts';
import type { RankedUnit } from '../domain/ranking.ts';
import { type Form, figureRuns } from './brief-figures-text.ts';
import { BriefTables, MOST_LINES } from './brief-tables.ts';
import type { Block, PaperDocument, Run } from './document.ts';
import type { BriefFigures } from './figures.ts';
import { type Filling, fillRuns } from './fill-runs.ts';
import { type BriefWords, type Section, SECTIONS } from './words.ts';

export interface BriefHead extends LetterheadFields {
  /** Null: a draft, which has no number. */
  readonly issue: { readonly year: number; readonly number: number } | null;
  readonly mark?: string;
}

const place = (sentence: string, places: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);

/** What stands at the head where nobody has written anything else. */
export const usualHead = (words: BriefWords, county: string): LetterheadFields => ({
  masthead: words.masthead,
  issuer: place(words.issuer, { county }),
  to: words.to,
  copy: words.copy,
  report: words.report,
});

export function buildBrief(figures: BriefFigures, words: BriefWords, head: BriefHead): PaperDocument {
  const { county, period, kind } = figures;
  const bodies = sectionsOf(figures, words);
  let number = 0;
  const blocks: Block[] = [{ kind: 'paragraph', section: 'lead', runs: leadOf(figures, words) }];
  for (const section of SECTIONS) {
    if (section === 'due' && period.next === null) continue;
    number += 1;
    blocks.push(
      { kind: 'heading', level: 1, text: words.numbered(1, number, words.headings[section]) },
      ...bodies[section](),
    );
  }
  const places = { county: county.name, date: words.date(period.on), from: words.date(period.from) };
  const imprint = (['to', 'copy', 'report'] as const)
    .map((id) => ({ id, label: words.imprint[id], text: head[id].trim() }))
    .filter(({ text }) => text !== '');
  return {
    title: place(words.title[kind], places),
    file: place(words.file, { ...places, title: place(words.title[kind], places), day: period.on }),
    form: 'brief',
    paper: 'A4',
    letterhead: {
      masthead: head.masthead,
      issue: head.issue
        ? place(words.issued, { year: String(head.issue.year), number: String(head.issue.number) })
        : place(words.draft, { year: period.on.slice(0, 4) }),
      issuer: head.issuer,
      date: words.date(period.on),
    },
    blocks,
    signature: [head.issuer, words.date(period.on)],
    ...(imprint.length > 0 ? { imprint } : {}),
    foot: words.foot,
    ...(head.mark === undefined ? {} : { mark: head.mark }),
  };
}

function leadOf({ county, period, kind }: BriefFigures, words: BriefWords): Run[] {
  const sentence = kind === 'end' ? words.sentences.leadEnd : words.sentences.lead;
  return fillRuns(sentence, { county: county.name, from: words.date(period.from), on: words.date(period.on) });
}

function sectionsOf(figures: BriefFigures, words: BriefWords): Record<Section, () => Block[]> {
  const { county, period, summary, before, tally, problems, rankings, units } = figures;
  const run = figureRuns(figures, words);
  const tables = new BriefTables(figures, words, run);
  const say = (
    section: Section,
    sentence: keyof BriefWords['sentences'],
    fillings: Record<string, Filling> = {},
  ): Block => ({
    kind: 'paragraph',
    section,
    runs: fillRuns(words.sentences[sentence], {
      county: county.name,
      from: words.date(period.from),
      on: words.date(period.on),
      ...fillings,
    }),
  });
  const tallied = (measure: string, value: number, form: Form = 'count'): Run =>
    run(value, form, { query: 'tally', measure });
  const sub = (number: number, text: string): Block => ({
    kind: 'heading',
    level: 2,
    text: words.numbered(2, number, text),
  });
  const named = (list: readonly RankedUnit[]): string =>
    list.map(({ unit }) => units.get(unit)?.name ?? unit).join(words.comma);
  const lag =
    summary.percent === null || summary.plannedPercent === null ? 0 : summary.plannedPercent - summary.percent;
  return {
    overall: () => [
      say('overall', 'overall', {
        total: tallied('total', summary.total),
        cleared: tallied('cleared', summary.cleared),
        rate: tallied('clearance', summary.total === 0 ? 0 : (summary.cleared / summary.total) * 100, 'percent'),
        percent: tallied('percent', summary.percent ?? 0, 'percent'),
        planned: tallied('plannedPercent', summary.plannedPercent ?? 0, 'percent'),
      }),
      say('overall', lag > 0 ? 'behind' : 'ahead', { points: tallied('lag', Math.abs(lag), 'points') }),
      ...(before
        ? [
            say('overall', 'gain', {
              cleared: tallied('gain.cleared', summary.cleared - before.cleared),
              points: tallied('gain.percent', (summary.percent ?? 0) - (before.percent ?? 0), 'points'),
            }),
          ]
        : []),
      say('overall', 'lights', {
        red: tallied('lights.red', summary.lights.red),
        yellow: tallied('lights.yellow', summary.lights.yellow),
        green: tallied('lights.green', summary.lights.green),
        none: tallied('lights.none', summary.lights.none),
      }),
      say('overall', 'overdue', { overdue: tallied('overdue', summary.overdue) }),
      { kind: 'map', name: 'map', caption: words.captions.map, unit: county.id, on: period.on },
    ],
    units: () => {
      const townships = rankings.township.ranked;
      const villages = rankings.village.ranked.filter((it) => it.named === 'last');
      const [first, last] = [
        townships.filter((it) => it.named === 'first'),
        townships.filter((it) => it.named === 'last'),
      ];
      let number = 0;
      const blocks: Block[] = [];
      if (rankings.zone.ranked.length > 0) {
        number += 1;
        blocks.push(
          sub(number, words.subheadings.zones),
          say('units', 'zones', { units: named(rankings.zone.ranked) }),
        );
        blocks.push(tables.ranking('zone'));
      }
      if (townships.length > 0) {
        number += 1;
        blocks.push(sub(number, words.subheadings.townships));
        if (first.length > 0) blocks.push(say('units', 'townshipsFirst', { units: named(first) }));
        if (last.length > 0) blocks.push(say('units', 'townshipsLast', { units: named(last) }));
        blocks.push(tables.ranking('township'), barsOf(figures, words));
      }
      if (villages.length > 0) {
        number += 1;
        blocks.push(sub(number, words.subheadings.villages), say('units', 'villagesLast', { units: named(villages) }));
        blocks.push(tables.ranking('village', (it) => it === 'last'));
      }
      return blocks.length > 0 ? blocks : [say('units', 'noRanking')];
    },
    kinds: () => [
      say('kinds', 'kinds', { kinds: words.count(tables.kinds().rows.length) }),
      ...figures.kinds
        .filter((kind) => kind.progress === 'chainage' && tally.kinds[kind.id] !== undefined)
        .map((kind): Block => {
          const counted = tally.kinds[kind.id];
          const of = (measure: string, value: number, form: Form): Run =>
            run(value, form, { query: 'kind', kind: kind.id, measure });
          const stages = kind.stages.flatMap((stage, i): Run[] => [
            ...(i === 0 ? [] : [{ text: words.comma }]),
            ...fillRuns(words.stage, {
              stage: stage.name,
              amount: of(`stage:${stage.id}`, counted?.done[i] ?? 0, 'amount'),
              measure: kind.measure,
            }),
          ]);
          const marker = '\u0000';
          const runs = fillRuns(words.sentences.stageKind, {
            kind: kind.name,
            total: of('total', counted?.total ?? 0, 'count'),
            planned: of('planned', counted?.planned ?? 0, 'amount'),
            measure: kind.measure,
            cleared: of('cleared', counted?.cleared ?? 0, 'count'),
            stages: { text: marker, bold: true },
          });
          return {
            kind: 'paragraph',
            section: 'kinds',
            runs: runs.flatMap((each) => (each.text === marker ? stages : [each])),
          };
        }),
      tables.kinds(),
    ],
    households: () => {
      const { poor } = tally;
      if (poor.households === 0) return [say('households', 'noHouseholds')];
      const of = (measure: string, value: number, form: Form = 'count'): Run =>
        run(value, form, { query: 'households', measure });
      return [
        say('households', 'households', {
          households: of('households', poor.households),
          people: of('people', poor.people),
          left: of('left', poor.left),
          leftPeople: of('leftPeople', poor.leftPeople),
        }),
        ...(summary.povertyRate === null || summary.registeredPeople === null
          ? []
          : [
              say('households', 'povertyRate', {
                leftPeople: of('leftPeople', summary.leftPeople),
                registered: of('registeredPeople', summary.registeredPeople),
                rate: of('povertyRate', summary.povertyRate, 'rate'),
              }),
            ]),
        ...(poor.relapsed > 0 ? [say('households', 'relapsed', { relapsed: of('relapsed', poor.relapsed) })] : []),
      ];
    },
    problems: () => {
      if (problems.total === 0) return [say('problems', 'noProblems')];
      const of = (measure: string, value: number, form: Form = 'count'): Run =>
        run(value, form, { query: 'problems', measure });
      return [
        say('problems', 'problems', {
          total: of('total', problems.total),
          cleared: of('cleared', problems.cleared),
          rate: of('rate', (problems.cleared / problems.total) * 100, 'percent'),
        }),
        say('problems', 'problemsOpen', {
          open: of('open', problems.total - problems.cleared),
          overdue: of('overdue', problems.overdue),
          reopened: of('reopened', problems.reopened),
        }),
        tables.problems(),
      ];
    },
    red: () => {
      const { red } = figures;
      if (red.length === 0) return [say('red', 'noRed')];
      const fillings = { red: run(red.length, 'count', { query: 'red', measure: 'lights.red' }) };
      return [
        red.length > MOST_LINES
          ? say('red', 'redShown', { ...fillings, shown: words.count(MOST_LINES) })
          : say('red', 'red', fillings),
        tables.targets('red', red),
      ];
    },
    chase: () => {
      const { chase, soonDays } = figures;
      if (chase.length === 0) return [say('chase', 'noChase', { days: words.count(soonDays) })];
      const sum = (field: 'overdue' | 'soon'): number => chase.reduce((total, group) => total + group[field], 0);
      return [
        say('chase', 'chase', {
          units: words.count(chase.length),
          overdue: run(sum('overdue'), 'count', { query: 'chase', measure: 'overdue' }),
          soon: run(sum('soon'), 'count', { query: 'chase', measure: 'soon' }),
          days: words.count(soonDays),
        }),
        tables.chase(),
      ];
    },
    cleared: () => {
      const { cleared } = figures;
      if (cleared.length === 0) return [say('cleared', 'noCleared')];
      const count = run(cleared.length, 'count', { query: 'cleared', until: period.from, measure: 'count' });
      return [say('cleared', 'cleared', { count }), tables.cleared()];
    },
    due: () => {
      const { due } = figures;
      const until = words.date(period.next ?? period.on);
      if (due.length === 0) return [say('due', 'noDue', { until })];
      const count = run(due.length, 'count', { query: 'due', until: period.next ?? period.on, measure: 'count' });
      return [
        due.length > MOST_LINES
          ? say('due', 'dueShown', { until, count, shown: words.count(MOST_LINES) })
          : say('due', 'due', { until, count }),
        tables.targets('due', due),
      ];
    },
  };
}

function barsOf({ rankings, units, summaryOf }: BriefFigures, words: BriefWords): Block {
  return {
    kind: 'bars',
    name: 'bars',
    caption: words.captions.bars,
    reached: words.bars.reached,
    planned: words.bars.planned,
    items: rankings.township.ranked.slice(0, 60).map(({ unit }) => {
      const { percent, plannedPercent } = summaryOf(unit);
      return { name: units.get(unit)?.name ?? unit, reached: percent ?? 0, planned: plannedPercent ?? 0 };
    }),
  };
}
