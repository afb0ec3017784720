/** Kinds of target and their templates, for people to read in a terminal. */
import type { Kind } from '../../shared/domain/kind.ts';
import { table } from './tally-zh.ts';

const GEOMETRY_NAMES: Readonly<Record<Kind['geometry'], string>> = { line: '线', point: '点', none: '无' };
const PROGRESS_NAMES: Readonly<Record<Kind['progress'], string>> = {
  chainage: '按桩号',
  amount: '按百分比',
  stages: '按工序数量',
};

export function kindsText(kinds: readonly (Kind & { total: number; cleared: number })[]): string {
  if (kinds.length === 0) return '还没有目标类别；请在设置里增加，或先导入台账。';
  const rows = kinds.map((kind) => [
    kind.id,
    kind.name,
    kind.sector,
    GEOMETRY_NAMES[kind.geometry],
    PROGRESS_NAMES[kind.progress],
    `${kind.cleared} / ${kind.total} ${kind.measure}`,
    kind.stages.map((stage) => stage.name).join('→'),
  ]);
  return table([['编号', '类别', '板块', '图形', '登记方式', '销号', '工序'], ...rows]);
}

export const templateSavedText = (name: string, path: string, as: string): string =>
  `“${name}”的导入模板已保存到 ${path}；填好后运行 guatu import 文件 --as ${as}。`;
