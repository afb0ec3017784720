/** Results of commands for people to read in a terminal. */
import type { State } from '../../shared/domain/clearance.ts';
import type { Light } from '../../shared/domain/light.ts';
import type { HouseholdTally, Summary } from '../../shared/domain/tally.ts';
import { STATE_NAMES } from './rule-zh.ts';

export const LIGHT_NAMES: Readonly<Record<Light, string>> = { red: '红', yellow: '黄', green: '绿', none: '未到期' };

const number = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
const percent = (value: number | null): string => (value === null ? '—' : `${value.toFixed(1)}%`);

/** Columns padded for a terminal, where a Chinese character takes two places. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  const padded = rows.map((row) => row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell))).join('  '));
  return padded.map((line) => line.trimEnd()).join('\n');
}

export function tallyText(value: {
  asOf: string;
  unit: { name: string } | null;
  summary: Summary;
  kinds: readonly {
    name: string;
    measure: string;
    total: number;
    cleared: number;
    planned: number;
    done: readonly { name: string; done: number }[];
  }[];
  poor: HouseholdTally;
  children: readonly { id: string; name: string; summary: Summary }[];
}): string {
  const { summary, poor } = value;
  const head = [
    ['单位', value.unit?.name ?? '（还没有单位）'],
    ['截至', value.asOf],
    ['销号', `${number(summary.cleared)} / ${number(summary.total)}`],
    ['进度', `${percent(summary.percent)}（计划 ${percent(summary.plannedPercent)}）`],
    [
      '亮灯',
      `红 ${summary.lights.red}  黄 ${summary.lights.yellow}  绿 ${summary.lights.green}  未到期 ${summary.lights.none}`,
    ],
    ['逾期', number(summary.overdue)],
    [
      '未脱贫',
      `${number(poor.left)} 户 ${number(poor.leftPeople)} 人，共 ${number(poor.households)} 户 ${number(poor.people)} 人`,
    ],
  ];
  const kinds = value.kinds.map((kind) => [
    kind.name,
    `${number(kind.cleared)} / ${number(kind.total)}`,
    `${number(kind.planned)} ${kind.measure}`,
    kind.done.map((stage) => `${stage.name} ${number(stage.done)}`).join('，'),
  ]);
  const children = value.children.map((child) => [
    child.id,
    child.name,
    `${child.summary.cleared} / ${child.summary.total}`,
    percent(child.summary.percent),
    child.summary.total === 0 ? '—' : LIGHT_NAMES[child.summary.light],
  ]);
  const parts = [table(head)];
  if (kinds.length > 0) parts.push(table([['类别', '销号', '总量', '完成'], ...kinds]));
  if (children.length > 0) parts.push(table([['编码', '下级', '销号', '进度', '灯'], ...children]));
  return parts.join('\n\n');
}

export function targetsText(value: {
  asOf: string;
  count: number;
  targets: readonly {
    id: string;
    name: string;
    unitName: string;
    owner: string;
    deadline: string;
    percent: number;
    state: State;
    light: Light;
  }[];
}): string {
  const rows = value.targets.map((row) => [
    row.id,
    row.name,
    row.unitName,
    row.owner,
    row.deadline,
    percent(row.percent),
    STATE_NAMES[row.state],
    LIGHT_NAMES[row.light],
  ]);
  return `${table([['编号', '目标', '单位', '责任人', '时限', '进度', '状态', '灯'], ...rows])}\n共 ${number(value.count)} 个（截至 ${value.asOf}）`;
}

export function stepText(value: { id: string; name?: string; state?: State; percent?: number }): string {
  return value.state === undefined
    ? `“${value.id}”已保存。`
    : `“${value.name ?? value.id}”（${value.id}）现在是“${STATE_NAMES[value.state]}”，进度 ${percent(value.percent ?? 0)}，已保存。`;
}

export const undoneText = (count: number): string => `已撤销上一步：一并登记的 ${number(count)} 项全部恢复。`;

export function verifyText(value: { records: number; chains: number; digest: string }): string {
  return `日志完整：${number(value.records)} 条记录，${number(value.chains)} 条链。\n摘要 ${value.digest}`;
}

export function snapshotText(value: { out: string; width: number; height: number }): string {
  return `已保存 ${value.width}×${value.height} 图片：${value.out}`;
}
