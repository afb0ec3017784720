/** What an import found, in words: one whole sentence per problem, and what to do. */
import type { ImportProblem } from '../core/import/problem.ts';
import { PROGRESS_COLUMNS } from '../core/import/progress-columns.ts';
import { UNIT_COLUMNS } from '../core/import/units-columns.ts';
import { matchReasonText } from './match-reason-zh.ts';
import { householdReasonText } from './household-reason-zh.ts';
import { LEVEL_NAMES } from './level-zh.ts';
import { placeReasonText } from './place-reason-zh.ts';
import { sheetReasonText } from './sheet-reason-zh.ts';
import { targetReasonText } from './target-reason-zh.ts';

const list = (items: readonly string[]): string => items.join('、');

/** Usual heading of a column. */
function headingOf(column: string): string {
  const columns: Readonly<Record<string, readonly string[]>> = { ...UNIT_COLUMNS, ...PROGRESS_COLUMNS };
  return columns[column]?.[0] ?? column;
}

/** The sentence itself, without its place. */
export function importReasonText(problem: ImportProblem): string {
  switch (problem.reason) {
    case 'file-empty':
      return '文件是空的；请检查导出是否完整。';
    case 'file-too-large':
      return `文件有 ${problem.megabytes} MB，超过 ${problem.most} MB 的上限；请分成几个文件导入。`;
    case 'encoding-unknown':
      return '文字编码无法识别；请另存为 UTF-8 或 GB18030 编码的 CSV。';
    case 'sort-unsupported':
      return `这类数据（${problem.as}）不能从这个文件导入；请另选导入类型。`;
    case 'format-unknown':
      return /\.guatu(-progress)?$/i.test(problem.name)
        ? `“${problem.name}”是挂图的数据包，不在这里导入；请到 数据 › 数据包 接收。`
        : `不认识“${problem.name}”的格式；请换成 Excel、CSV、Shapefile、GeoJSON、KML、GPX 或 GeoPackage 文件。`;
    case 'header-missing':
      return `没有找到表头；第一行应有这些列：${list(problem.needed.map(headingOf))}。`;
    case 'column-missing':
      return `缺少“${headingOf(problem.needed)}”列；现有的列是：${list(problem.headings)}。`;
    case 'column-twice':
      return `与“${problem.first}”列含义重复；请删掉其中一列。`;
    case 'column-ignored':
      return '这一列用不到，没有导入。';
    case 'lines-above-header':
      return `表头上面的 ${problem.lines} 行标题没有导入。`;
    case 'no-rows':
      return '表头下面没有内容；请检查导出是否完整。';
    case 'too-many-rows':
      return `行数超过 ${problem.most} 行的上限；请分成几个文件导入。`;
    case 'quotes':
      return '引号没有成对，单元格可能连在了一起；请检查这一行的引号。';
    case 'extra-cells':
      return `有 ${problem.cells} 个单元格，而表头只有 ${problem.headings} 列；多半是名称里有逗号，请给它加上引号。`;
    case 'total-row':
      return '这是合计行，没有导入。';
    case 'personal-data':
      return problem.what === 'identity-number'
        ? '疑似身份证号码，不能导入；请删掉这一列再试。'
        : '疑似手机号码，不能导入；请删掉这一列再试。';
    case 'text-too-long':
      return `有 ${problem.characters} 个字，超过 ${problem.most} 个字的上限；请缩短。`;
    case 'code-missing':
      return '没有编码；请补上统计用区划代码。';
    case 'code-malformed':
      return `编码“${problem.code}”不是 6、9 或 12 位数字；请核对。`;
    case 'code-scientific':
      return `编码“${problem.code}”被电子表格改成了科学计数，末尾数字已丢失；请把该列设为文本格式后重新导出。`;
    case 'code-twice':
      return `编码“${problem.code}”与第 ${problem.firstRow} 行重复；请删掉其中一行。`;
    case 'code-changed':
      return `旧编码“${problem.from}”已按 ${problem.since} 的变更改为“${problem.to}”（${problem.name}）。`;
    case 'above-county':
      return `“${problem.code}”是省级或地级单位，没有导入。`;
    case 'other-county':
      return `“${problem.code}”不属于“${problem.county}”，是别的县的；请检查文件，不要混入本县。`;
    case 'several-counties':
      return `文件里有几个县的编码（${list(problem.codes)}）；请只保留一个县。`;
    case 'county-unnamed':
      return `文件里没有县（${problem.code}）的名称；请在文件里加上县级一行，或写明县名。`;
    case 'name-missing':
      return '没有名称；请补上。';
    case 'name-tidied':
      return `名称“${problem.from}”已整理为“${problem.to}”。`;
    case 'name-changed':
      return `名称“${problem.from}”已更名为“${problem.to}”。`;
    case 'name-twice':
      return `名称“${problem.name}”与第 ${problem.firstRow} 行重复；请核对是不是同一个单位。`;
    case 'parent-unknown':
      return `上级“${problem.parent}”不在文件里，也不在现有单位中；请补上这个上级。`;
    case 'parent-differs':
      return `上级写的是“${problem.says}”，与编码“${problem.code}”不符；请核对。`;
    case 'level-differs':
      return `级别写的是“${problem.says}”，按编码应是“${LEVEL_NAMES[problem.level]}”；请核对。`;
    case 'zone-missing':
      return '没有填写战区；请补上。';
    case 'zone-differs':
      return `战区写的是“${problem.says}”，与同一乡镇“${problem.township}”的其他行不符；请核对。`;
    case 'units-kept':
      return `现有的 ${problem.units} 个单位不在这个文件里，予以保留。`;
    case 'county-unknown':
      return '还没有本县的单位；请先导入单位名单或乡镇边界。';
    case 'number-missing':
      return '没有序号；请补上。';
    case 'number-malformed':
      return `序号“${problem.text}”不能用；请改为数字或字母编号。`;
    case 'number-twice':
      return `序号“${problem.number}”与第 ${problem.firstRow} 行重复；请改为不同的序号。`;
    case 'number-taken':
      return `序号“${problem.number}”已用于“${problem.by}”；请换一个序号。`;
    case 'goal-missing':
      return '没有写项目或目标；请补上。';
    case 'unit-missing':
      return '没有写责任单位；请补上单位编码或名称。';
    case 'unit-unknown':
      return `县里没有“${problem.code}”这个单位；请选定它是哪一个单位，或在文件里改正。`;
    case 'unit-ambiguous':
      return `名为“${problem.name}”的单位有几个（${list(problem.codes)}）；请改填编码。`;
    case 'measure-missing':
      return '没有写计量单位；请补上。';
    case 'amount-missing':
      return '没有填写数量；请补上。';
    case 'amount-malformed':
      return `数量“${problem.text}”不是数字；请改正。`;
    case 'amount-negative':
      return `数量“${problem.text}”是负数；请改正。`;
    case 'nothing-planned':
      return '计划量为零，没有导入。';
    case 'done-unknown':
      return '没有填写完成量，按尚未完成计。';
    case 'done-over-planned':
      return `完成 ${problem.done} 超过计划 ${problem.planned}；请核对两个数。`;
    case 'deadline-missing':
      return '没有写时限；请补上。';
    case 'date-malformed':
      return `日期“${problem.text}”不能用；请写作 2017-12-01。`;
    case 'date-completed':
      return `日期“${problem.text}”只有年月，按 ${problem.day} 计。`;
    case 'deadline-before-start':
      return `时限 ${problem.deadline} 早于开工 ${problem.start}；请核对。`;
    case 'start-assumed':
      return `有 ${problem.rows} 行没有开工日期，按时限当年的 1 月 1 日计。`;
    case 'owner-missing':
      return `有 ${problem.rows} 行没有写责任人。`;
    default:
      return (
        householdReasonText(problem) ??
        sheetReasonText(problem) ??
        matchReasonText(problem) ??
        placeReasonText(problem) ??
        targetReasonText(problem)
      );
  }
}

/** What a change is about, where it is no kind of target. */
const CHANGE_TITLES: Readonly<Record<string, string>> = {
  unit: '单位',
  area: '单位的边界',
  household: '建档立卡户',
  tiles: '底图',
};
export const changeTitle = (of: string): string => CHANGE_TITLES[of] ?? of;

/** What a campaign is called until somebody names it. */
export const DEFAULT_CAMPAIGN = '脱贫攻坚作战图';

/** Why a target was removed that a newer ledger does not have any more. */
export const removedByImport = '新导入的台账里已没有这一条。';
