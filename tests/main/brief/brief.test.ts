/** Briefs of the demonstration county: every figure is the one that the commands answer; Word files, templates, issue numbers. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as brief from '../../../main/cli/commands/brief.ts';
import * as problems from '../../../main/cli/commands/problems.ts';
import * as rank from '../../../main/cli/commands/rank.ts';
import * as tally from '../../../main/cli/commands/tally.ts';
import * as targets from '../../../main/cli/commands/targets.ts';
import { openToRead } from '../../../main/cli/county-access.ts';
import { type Arguments, type FlagSpec, readArguments } from '../../../main/cli/flags.ts';
import { everyRun, type Figure, type PaperDocument } from '../../../shared/brief/document.ts';
import { refusalText } from '../../../main/text/cli-zh.ts';

const root = mkdtempSync(join(tmpdir(), 'guatu-brief-'));
const data = join(root, 'county');
const DAY = '2017-11-20';

// oxlint-disable-next-line typescript/no-explicit-any -- answers of commands are open objects
type Answer = any;

interface Command {
  readonly flags: FlagSpec;
  readonly words: readonly string[];
  run(args: Arguments): Promise<unknown>;
}

async function ask(command: Command, ...argv: string[]): Promise<Answer> {
  const args = readArguments([...argv, '--data', data], command.flags, command.words);
  if (!args.ok) throw new Error(JSON.stringify(args.error));
  return command.run(args.value);
}
const answerOf = async (command: Command, ...argv: string[]): Promise<Answer> => {
  const outcome = await ask(command, ...argv);
  expect(outcome.exit).toBe(0);
  return outcome.value;
};

let weekly: PaperDocument;
let figures: Figure[];

beforeAll(async () => {
  const opened = await openToRead(data);
  if (!opened.ok) throw new Error(opened.error.reason);
  const composed = await opened.value.host.contract['brief.compose']({ kind: 'weekly' });
  await opened.value.close();
  if (!composed.ok) throw new Error(composed.refusal.reason);
  weekly = composed.document;
  figures = [...everyRun(weekly)].flatMap((run) => (run.figure ? [run.figure] : []));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const of = (query: Figure['trace']['query']): Figure[] => figures.filter((figure) => figure.trace.query === query);

describe('every figure of a brief', () => {
  it('that is a tally is that of `tally` for its unit', async () => {
    const county = await answerOf(tally);
    const asked = of('tally').filter(
      ({ trace }) => trace.unit === county.unit.id && !/gain|clearance|lag/.test(trace.measure),
    );
    expect(asked.length).toBeGreaterThan(8);
    for (const { value, trace } of asked)
      expect([trace.measure, value]).toEqual([
        trace.measure,
        trace.measure.split('.').reduce((at: Answer, step) => at[step], county.summary),
      ]);
    const zones = new Map(county.children.map((child: Answer) => [child.id, child.summary]));
    const ofZones = of('tally').filter(({ trace }) => zones.has(trace.unit));
    expect(ofZones).toHaveLength(4 * 4);
    for (const { value, trace } of ofZones) expect(value).toBe((zones.get(trace.unit) as Answer)[trace.measure]);
  });

  it('of townships is that of `tally --unit`', async () => {
    const named = new Set(
      of('rank')
        .filter(({ trace }) => trace.level === 'township')
        .map(({ trace }) => trace.unit),
    );
    expect(named.size).toBe(27);
    const [unit = ''] = named;
    const { summary } = await answerOf(tally, '--unit', unit);
    const own = of('tally').filter(({ trace }) => trace.unit === unit);
    expect(own).toHaveLength(4);
    for (const { value, trace } of own) expect(value).toBe(summary[trace.measure]);
  });

  it('of kinds and households is that of `tally`', async () => {
    const county = await answerOf(tally);
    expect(of('kind').length).toBeGreaterThan(50);
    for (const { value, trace } of of('kind')) {
      const kind = county.kinds.find((it: Answer) => it.kind === trace.kind);
      const stage = /^stage:(.+)$/.exec(trace.measure)?.[1];
      expect(value).toBe(
        stage === undefined ? kind[trace.measure] : kind.done.find((it: Answer) => it.stage === stage).done,
      );
    }
    for (const { value, trace } of of('households'))
      expect(value).toBe(county.poor[trace.measure] ?? county.summary[trace.measure]);
  });

  it('of ranks is that of `rank`, first and last three, last ten', async () => {
    for (const level of ['zone', 'township', 'village'] as const) {
      const { ranked } = await answerOf(rank, '--level', level);
      const asked = of('rank').filter(({ trace }) => trace.level === level);
      expect(asked.length).toBe(
        level === 'village' ? ranked.filter((it: Answer) => it.named === 'last').length : ranked.length,
      );
      for (const { value, trace } of asked)
        expect(value).toBe(ranked.find((it: Answer) => it.unit === trace.unit).rank);
    }
  });

  it('of problems, the red list and the chase list is what the lists count', async () => {
    const listed = await answerOf(problems);
    const standing = listed.problems.filter((it: Answer) => it.state !== 'removed');
    const total = (measure: string): number =>
      of('problems').find(({ trace }) => trace.measure === measure)?.value ?? -1;
    expect(total('total')).toBe(standing.length);
    expect(total('cleared')).toBe(standing.filter((it: Answer) => it.state === 'cleared').length);
    expect(total('overdue')).toBe(standing.filter((it: Answer) => it.overdue).length);
    const red = await answerOf(targets, '--light', 'red');
    expect(of('red')[0]?.value).toBe(red.count);
    const { summary, unit } = await answerOf(tally);
    const chased = of('chase').filter(({ trace }) => trace.measure === 'overdue');
    expect(chased.find(({ trace }) => trace.unit === unit.id)?.value).toBe(summary.overdue);
    expect(chased.filter(({ trace }) => trace.unit !== unit.id).reduce((sum, { value }) => sum + value, 0)).toBe(
      summary.overdue,
    );
  });
});

const wordsOf = (path: string): string =>
  strFromU8(unzipSync(new Uint8Array(readFileSync(path)))['word/document.xml'] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

describe('the command', () => {
  it('writes a Word file of a past day with the figures of that day', async () => {
    const out = join(root, 'past.docx');
    const answer = await answerOf(brief, '--kind', 'daily', '--as-of', DAY, '--out', out);
    expect(answer.issue).toBeNull();
    const { summary } = await answerOf(tally, '--as-of', DAY);
    const text = wordsOf(out);
    expect(text).toContain('示范县脱贫攻坚作战日报');
    expect(text).toContain('2017年11月20日');
    expect(text).toContain(`已销号${summary.cleared.toLocaleString('zh-CN')}个`);
    expect(text).toContain('一、总体进展');
    const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(out)))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('<w:tblHeader');
    expect(xml).toContain('w:cantSplit');
  });

  it('gives a number once: the same day keeps it, the next brief gets the next', async () => {
    const out = join(root, 'issued.docx');
    const first = await answerOf(brief, '--kind', 'weekly', '--issue', '--by', '王五', '--out', out);
    expect(first.issue).toEqual({ year: 2017, number: 1 });
    const again = await answerOf(brief, '--kind', 'weekly', '--issue', '--by', '王五', '--out', out);
    expect(again.issue).toEqual({ year: 2017, number: 1 });
    const next = await answerOf(brief, '--kind', 'daily', '--issue', '--by', '王五', '--out', out);
    expect(next.issue).toEqual({ year: 2017, number: 2 });
    expect(wordsOf(out)).toContain('〔2017〕第2期');
  }, 120_000);

  it('refuses a day to come with a sentence', async () => {
    const outcome = await ask(brief, '--as-of', '2030-01-01', '--out', join(root, 'x.docx'));
    expect(refusalText(outcome.refusal)).toContain('还没有到');
  });
});

async function templateOf(...lines: string[][]): Promise<string> {
  const children = lines.map((runs) => new Paragraph({ children: runs.map((text) => new TextRun(text)) }));
  const path = join(root, 'template.docx');
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return path;
}

describe('a template of the county', () => {
  it('is filled, also where Word has cut a token in two, and its tables are real ones', async () => {
    const template = await templateOf(['截至{日期}，已销号{已', '销号}个。'], ['{乡镇排名表}'], ['{总体进展}']);
    const out = join(root, 'filled.docx');
    await answerOf(brief, '--template', template, '--out', out);
    const { summary } = await answerOf(tally);
    const text = wordsOf(out);
    expect(text).toContain(`截至2017年12月1日，已销号${summary.cleared.toLocaleString('zh-CN')}个。`);
    expect(text).toContain('乡镇进展排名表');
    expect(text).not.toMatch(/[{}]/);
  });

  it('with an unknown token is refused before anything is written', async () => {
    const template = await templateOf(['{日期}{销号数量}']);
    const outcome = await ask(brief, '--template', template, '--out', join(root, 'none.docx'));
    expect(refusalText(outcome.refusal)).toMatch(/^模板里的标记 \{销号数量\} 不认识/);
    expect(existsSync(join(root, 'none.docx'))).toBe(false);
  });

  it('that is no Word file, or asks for a table in the middle of a line, is refused', async () => {
    writeFileSync(join(root, 'no.docx'), 'text');
    const plain = await ask(brief, '--template', join(root, 'no.docx'), '--out', join(root, 'x.docx'));
    expect(plain.refusal.fault.reason).toBe('template-not-docx');
    const beside = await ask(brief, '--template', await templateOf(['见{乡镇排名表}']), '--out', join(root, 'x.docx'));
    expect(beside.refusal.fault).toEqual({ reason: 'template-token-not-alone', token: '乡镇排名表' });
  });
});
