/**
 * A ledger of targets of one kind as a table: its columns in the trade's order with the headings in use, and the template
 * that a county fills in. The same table is written by the template and read by the import.
 * Source: PRODUCT "Conventions of the trade": 序号 · 问题/目标 · 来源 · 措施 · 牵头单位 · 责任单位 · 责任人 · 时限 · 进展 · 销号 · 备注.
 */
import { csvText } from './csv.ts';
import type { Kind } from './kind.ts';
import type { Day } from './unit.ts';

/** The first heading of each is the one that a template writes. */
const COLUMNS = {
  number: ['序号', '编号', '目标编号'],
  goal: ['问题/目标', '目标', '问题', '项目', '项目名称', '名称'],
  level: ['来源层级'],
  source: ['来源'],
  aspect: ['问题类别', '方面'],
  measures: ['措施', '整改措施'],
  lead: ['牵头单位'],
  cooperating: ['配合单位'],
  /** Says in which township the responsible unit is meant; alone it is the responsible unit. Read, never written. */
  township: ['乡镇', '所属乡镇', '乡镇名称', '乡镇街道', '镇乡'],
  unit: ['责任单位', '单位名称', '所属单位', '村'],
  code: ['单位编码', '单位代码', '区划代码', '统计用区划代码'],
  owner: ['责任人', '负责人'],
  start: ['开工', '开始', '开工日期', '开始日期'],
  deadline: ['时限', '完成时限', '截止日期', '期限'],
  work: ['建设性质'],
  quantity: ['任务量', '计划', '计划量', '总量', '数量'],
  progress: ['进展', '进度'],
  clearance: ['销号'],
  longitude: ['经度'],
  latitude: ['纬度'],
  remark: ['备注', '说明'],
} as const satisfies Record<string, readonly string[]>;

type FixedColumn = keyof typeof COLUMNS;
/** `stage:<id>` and `amount:<id>` are the kind's own. */
export type TargetColumn = FixedColumn | `stage:${string}` | `amount:${string}`;

/** A problem says where it came from; a target need not. */
const OF_PROBLEMS: ReadonlySet<FixedColumn> = new Set(['level', 'aspect', 'cooperating']);

/** Levels of source as ledgers write them, in the order of PROBLEM_LEVELS. */
export const LEVEL_WORDS = ['中央', '省', '市', '县'] as const;
/** In the number cell of the row that shows how it is done. */
export const EXAMPLE = '示例';
/** What a ledger writes for a target that is ticked off. */
export const CLEARED_WORDS: readonly string[] = ['是', '已销号', '√', '✓'];

export interface LedgerColumn {
  readonly column: TargetColumn;
  /** As a template writes it, with the unit of measurement in brackets. */
  readonly title: string;
  /** Headings under which it is found, brackets left out. */
  readonly headings: readonly string[];
}

const withMeasure = (name: string, measure: string): string => (measure === '' ? name : `${name}（${measure}）`);

/** Columns of a kind's ledger in the order of the template. */
export function ledgerColumns(kind: Kind): LedgerColumn[] {
  const fixed = (column: FixedColumn, measure = ''): LedgerColumn[] => {
    const headings: readonly string[] = COLUMNS[column];
    return [{ column, title: withMeasure(headings[0] ?? column, measure), headings }];
  };
  const isProblem = kind.sector === 'problem';
  const ofProblems = (column: FixedColumn): LedgerColumn[] =>
    OF_PROBLEMS.has(column) && !isProblem ? [] : fixed(column);
  const stages = kind.stages.length < 2 ? [] : kind.stages;
  return [
    ...fixed('number'),
    ...fixed('goal'),
    ...ofProblems('level'),
    ...fixed('source'),
    ...ofProblems('aspect'),
    ...fixed('measures'),
    ...fixed('lead'),
    ...ofProblems('cooperating'),
    ...fixed('unit'),
    ...fixed('code'),
    ...fixed('owner'),
    ...fixed('start'),
    ...fixed('deadline'),
    ...(kind.works ? fixed('work') : []),
    ...fixed('quantity', kind.measure),
    ...(kind.amounts ?? []).map(({ id, name, measure }): LedgerColumn => ({
      column: `amount:${id}`,
      title: withMeasure(name, measure),
      headings: [name],
    })),
    ...fixed('progress', '%'),
    ...stages.map(({ id, name }): LedgerColumn => ({
      column: `stage:${id}`,
      title: withMeasure(`完成·${name}`, kind.measure),
      headings: [`完成·${name}`, name],
    })),
    ...fixed('clearance'),
    ...(kind.geometry === 'point' ? [...fixed('longitude'), ...fixed('latitude')] : []),
    ...fixed('remark'),
  ];
}

/** Columns that an import takes from a ledger: those of the template, and the township beside the village. */
export function readColumns(kind: Kind): LedgerColumn[] {
  const headings = COLUMNS.township;
  return [...ledgerColumns(kind), { column: 'township', title: headings[0], headings }];
}

export interface TemplateExample {
  readonly unit: { readonly id: string; readonly name: string };
  readonly start: Day;
  readonly deadline: Day;
  /** A place inside the unit, where the county has one. */
  readonly at?: readonly [lng: number, lat: number] | undefined;
}

/** The template of a kind: its headings and one row that shows how they are filled in, which an import leaves out. */
export function templateText(kind: Kind, example: TemplateExample): string {
  const { unit, start, deadline, at } = example;
  const cells: Partial<Record<TargetColumn, string | number>> = {
    number: EXAMPLE,
    goal: kind.name,
    level: LEVEL_WORDS[3],
    unit: unit.name,
    code: unit.id,
    start,
    deadline,
    quantity: 1,
    progress: 0,
    ...(kind.works?.[0] ? { work: kind.works[0] } : {}),
    ...(at ? { longitude: at[0], latitude: at[1] } : {}),
  };
  const columns = ledgerColumns(kind);
  return csvText([columns.map(({ title }) => title), columns.map(({ column }) => cells[column] ?? '')]);
}
