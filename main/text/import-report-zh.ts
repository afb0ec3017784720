/** A planned import as the command line tells it: what each layer is, what would change, what is wrong and where. */
import type { LayerReport, PlanReport, ProblemLine, Unmatched } from '../../shared/host/import-calls.ts';

const SEVERITY: Readonly<Record<ProblemLine['severity'], string>> = {
  error: '错误',
  'left-out': '未导入',
  repaired: '已修正',
  note: '提示',
};

const SORTS: Readonly<Record<string, string>> = {
  units: '单位',
  outline: '边界',
  targets: '目标',
  progress: '进度台账',
  households: '建档立卡户',
  pairings: '结对帮扶',
  visits: '走访',
  sources: '五个吻合资料',
  tiles: '底图',
};

const list = (items: readonly string[]): string => items.join('、');

/** 5、6、7、9 as people write it: 5–7、9. */
function rangesText(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row === last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return list(ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)));
}

/** Where in the file, as people count; `rows` are all those with the same problem. */
function placeText({ column, feature }: ProblemLine, rows: readonly number[]): string {
  if (rows.length > 0) {
    return column === undefined ? `第 ${rangesText(rows)} 行` : `第 ${rangesText(rows)} 行“${column}”列`;
  }
  if (feature !== undefined) {
    return column === undefined ? `第 ${feature} 个图形` : `第 ${feature} 个图形“${column}”`;
  }
  return column === undefined ? '整个文件' : `“${column}”列`;
}

/** One line a problem; the same problem in many rows is one line. */
function problemLines(problems: readonly ProblemLine[]): string[] {
  const groups = new Map<string, { problem: ProblemLine; rows: number[] }>();
  for (const problem of problems) {
    const { row, ...rest } = problem;
    const key = JSON.stringify(rest);
    const group = groups.get(key) ?? { problem, rows: [] };
    if (row !== undefined) group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ problem, rows }) => `  ${SEVERITY[problem.severity]}　${placeText(problem, rows)}：${problem.text}`,
  );
}

function unmatchedLine({ rows, suggestions, written }: Unmatched): string {
  const said = suggestions.map(({ name, unit, within }) => `${within}${name}（${unit}）`);
  return said.length === 0
    ? `  待定　“${written}”（${rows} 行）不是本县的单位。`
    : `  待定　“${written}”（${rows} 行）不是本县的单位；可能是：${list(said)}。`;
}

/** `read` as the layer that a plan speaks of. */
function layerLines(plan: PlanReport, { id, ...report }: LayerReport, as: string, kind: string | null): string[] {
  const of = plan.layers.find(({ layer }) => layer === id);
  if (!of) return [];
  const name = report.layer === report.file ? report.file : `${report.file}（${report.layer}）`;
  const sort = kind === null ? (SORTS[as] ?? as) : `${SORTS[as] ?? as} ${kind}`;
  return [
    of.leftOut > 0
      ? `${name}　作为${sort}：读取 ${of.read} 条，采用 ${of.taken} 条，有错误而不导入 ${of.leftOut} 条`
      : `${name}　作为${sort}：读取 ${of.read} 条，采用 ${of.taken} 条`,
    ...problemLines(plan.problems.filter(({ layer }) => layer === id)),
    ...of.unmatched.map(unmatchedLine),
  ];
}

function changeLine({ added, changed, missing, removed, same, title }: PlanReport['changes'][number]): string {
  const parts = [`新增 ${added}`, `改动 ${changed}`, `相同 ${same}`];
  if (missing > 0) parts.push(`文件里没有而保留 ${missing}`);
  if (removed > 0) parts.push(`移除 ${removed}`);
  return `${title}：${list(parts)}`;
}

export interface ToldImport {
  readonly dryRun: boolean;
  /** Operations written; null when nothing was tried. */
  readonly written: number | null;
  readonly plan: PlanReport;
  readonly layers: readonly { readonly report: LayerReport; readonly as: string; readonly kind: string | null }[];
}

export function importText({ dryRun, layers, plan, written }: ToldImport): string {
  const lines = [
    ...layers.flatMap(({ as, kind, report }) => layerLines(plan, report, as, kind)),
    ...plan.changes.map(changeLine),
  ];
  const untold = plan.problemCount - plan.problems.length;
  if (untold > 0) lines.push(`另有 ${untold} 处问题没有列出。`);
  if (plan.blocked) return lines.join('\n');
  const newTiles = plan.changes.find(({ of }) => of === 'tiles')?.added ?? 0;
  if (!dryRun && written !== null && newTiles > 0)
    lines.push(`已添加 ${newTiles} 个底图，可在作战图的图层里显示或隐藏。`);
  if (dryRun) lines.push('这是试运行，没有写入任何内容。');
  else if (written !== null) lines.push(plan.nothingNew ? '内容与现有数据相同，没有改变。' : '已导入并保存。');
  return lines.join('\n');
}

export const problemListName = (day: string): string => `导入问题清单-${day}`;
export const problemListSaved = (path: string): string => `没有导入的各条都列在问题清单里：${path}`;

/** Asked on a terminal before anything that was only guessed is written. */
export const importQuestion = '按以上内容导入吗？输入 y 导入，其他键放弃：';

/** Files of which nobody knows what they are. */
export const undecidedLayersText = (layers: readonly LayerReport[]): string =>
  layers
    .map(({ file, layer, problems }) =>
      [
        file === layer ? `${file}　看不出是什么数据` : `${file}（${layer}）　看不出是什么数据`,
        ...problemLines(problems),
      ].join('\n'),
    )
    .join('\n');
