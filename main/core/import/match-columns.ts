/**
 * Which column of the file stands for which column of the import: first by its heading, exactly, tidied up or as part of it;
 * then, for what no heading claims, by what its cells look like.
 */
import { daysOf } from './column-content.ts';
import type { Content, ImportColumn } from './columns.ts';
import { spellingsOf } from './heading-lines.ts';

export interface FileColumn {
  /** Parts of its heading, the upper first. */
  readonly parts: readonly string[];
  /** Some of its cells, and what they look like. */
  readonly cells: readonly string[];
  readonly contents: ReadonlySet<Content>;
}

export interface ColumnMatch {
  readonly column: string;
  readonly by: 'name' | 'content';
  /** 0–1. */
  readonly score: number;
}

/** Words that are part of very different headings. */
const VAGUE = new Set(['单位', '名称', '项目', '完成', '数量', '问题', '目标', '开始', '代码', '编码', '说明']);
/** Below it a heading means something else. */
const LEAST = 0.65;

/** A heading without what people put around it: numbering, punctuation, the level that fills it in, filling words. */
function bareText(text: string): string {
  const plain = text
    .replace(/[\s、，,.。：:;；/\\_\-—*"“”'‘’()（）[\]【】《》<>·|]+/g, '')
    .replace(/^\d{1,4}年?度?(?=.{2})/, '');
  return plain
    .replace(/^[一二三四五六七八九十]+(?=[是、])/, '')
    .replace(/^(县级|乡级|镇级|村级|乡镇|县|乡|镇|村|本|各)(?=.{2})/, '')
    .replace(/(?<=.{2})(名称|情况|信息|栏|填写|必填)$/, '');
}

/** Headings are few and come again and again. */
const bares = new Map<string, string>();
const MOST_REMEMBERED = 5000;
function bareOf(text: string): string {
  const known = bares.get(text);
  if (known !== undefined) return known;
  if (bares.size >= MOST_REMEMBERED) bares.clear();
  const bare = bareText(text);
  bares.set(text, bare);
  return bare;
}

/** 0–1: how surely a spelling means the column that is known by these headings. */
function likeness(text: string, headings: readonly string[]): number {
  if (headings.includes(text)) return 1;
  const bare = bareOf(text);
  let best = 0;
  for (const heading of headings) {
    const plain = bareOf(heading);
    if (plain !== '' && plain === bare) best = Math.max(best, 0.9);
    for (const known of [heading, plain]) {
      const [short, long] = known.length < bare.length ? [known, bare] : [bare, known];
      if (short.length < 2 || VAGUE.has(short) || !long.includes(short)) continue;
      best = Math.max(best, 0.55 + (0.35 * short.length) / long.length);
    }
  }
  return best;
}

const nameScore = (parts: readonly string[], { headings }: ImportColumn): number =>
  Math.max(0, ...spellingsOf(parts).map(({ text, sureness }) => sureness * likeness(text, headings)));

/** A heading that only resembles one is not believed against its own cells. */
const TELLING: ReadonlySet<Content> = new Set([
  'day',
  'longitude',
  'latitude',
  'code',
  'household',
  'identity',
  'phone',
]);

/** Whether the cells speak against what the heading resembles: they are no such thing, or plainly another. */
function isRefuted({ content }: ImportColumn, { cells, contents }: FileColumn): boolean {
  if (content === undefined || cells.every((cell) => cell === '')) return false;
  return TELLING.has(content) ? !contents.has(content) : [...TELLING].some((other) => contents.has(other));
}

/** By the file's columns in order; null for what stands for nothing that is known. */
export function matchColumns(columns: readonly FileColumn[], known: readonly ImportColumn[]): (ColumnMatch | null)[] {
  const matches: (ColumnMatch | null)[] = columns.map(() => null);
  const taken = new Set<string>();
  const claims = columns
    .flatMap((column, i) =>
      known.map((it) => {
        const score = nameScore(column.parts, it);
        return { i, column: it.column, score: score < 1 && isRefuted(it, column) ? 0 : score };
      }),
    )
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
  for (const { i, column, score } of claims) {
    // Two headings that say the same in so many words are both shown: which is meant is for a person to say.
    if (matches[i] || (taken.has(column) && score < 1)) continue;
    matches[i] = { column, by: 'name', score };
    taken.add(column);
  }
  claimByContent(columns, known, matches, taken);
  return matches;
}

function claimByContent(
  columns: readonly FileColumn[],
  known: readonly ImportColumn[],
  matches: (ColumnMatch | null)[],
  taken: Set<string>,
): void {
  const free = (content: Content): number[] =>
    columns.flatMap(({ contents }, i) => (!matches[i] && contents.has(content) ? [i] : []));
  const give = (i: number | undefined, column: string): void => {
    if (i === undefined) return;
    matches[i] = { column, by: 'content', score: 0.6 };
    taken.add(column);
  };
  const hasBoth = free('township').length > 0 && free('village').length > 0;
  for (const { column, content } of known) {
    if (content === undefined || content === 'day' || taken.has(column)) continue;
    if ((content === 'township' || content === 'village') && !hasBoth) continue;
    if (content === 'unit' && hasBoth && known.some((it) => it.content === 'village')) continue;
    give(free(content)[0], column);
  }
  // Of two columns of days the earlier is the start; one alone is the deadline.
  const wanted = ['deadline', 'start'].filter(
    (column) => known.some((it) => it.column === column) && !taken.has(column),
  );
  const days = free('day').toSorted((a, b) => latest(columns[b]).localeCompare(latest(columns[a])));
  wanted.forEach((column, i) => give(days[i], column));
}

const latest = (column: FileColumn | undefined): string => daysOf(column?.cells ?? [])?.last ?? '';

/** By what spans it alone a heading is not known: the line below may be one of data. */
const LEAST_SURE = 0.9;

/** Finds headings in any line: true for one that some column is known by, whole or bare. */
export function headingTest(known: readonly ImportColumn[]): (parts: readonly string[]) => boolean {
  const texts = new Set(known.flatMap(({ headings }) => headings.flatMap((it) => [it, bareOf(it)])));
  return (parts) =>
    spellingsOf(parts).some(
      ({ text, sureness }) => sureness >= LEAST_SURE && (texts.has(text) || texts.has(bareOf(text))),
    );
}
