/** What an import found in text tables and spreadsheets as such, in words. */
import type { ImportProblem } from '../core/import/problem.ts';

/** Null for what is no reason of this part. */
export function sheetReasonText(problem: ImportProblem): string | null {
  switch (problem.reason) {
    case 'bytes-broken':
      return `有 ${problem.broken} 个字的编码已损坏，其余照常读取；请核对列出的单元格，或重新导出这个文件。`;
    case 'workbook-broken':
      return '这个表格文件不完整或已损坏，读不出来；请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。';
    case 'password-protected':
      return '这个表格设了打开密码；请用 Excel 或 WPS 打开，取消密码后另存，再导入。';
    case 'sheet-hidden':
      return `工作表“${problem.sheet}”是隐藏的，没有读取；需要时请在 Excel 中取消隐藏后再导入。`;
    case 'sheet-unreadable':
      return `工作表“${problem.sheet}”里没有表格（是图表或宏），没有读取。`;
    case 'formula-without-value':
      return `单元格 ${problem.cell} 只有公式，没有计算结果；请用 Excel 或 WPS 打开并保存一次，再导入。`;
    case 'formulas-without-value':
      return `还有 ${problem.more} 个单元格只有公式，没有计算结果；请用 Excel 或 WPS 打开并保存一次，再导入。`;
    case 'remark-row':
      return `“${problem.text}”是小标题或表外的说明，没有导入。`;
    case 'cell-fault':
      return `单元格里是表格的错误值“${problem.text}”；请改正公式或直接填写。`;
    case 'cell-broken':
      return `“${problem.text}”里有编码已损坏的字（显示为 \ufffd）；请改正。`;
    case 'merged-number':
      return `合并单元格 ${problem.cells} 里的“${problem.text}”按每行各有一个读取；请核对合计是否重复。`;
    default:
      return null;
  }
}
