/** Words of the list of problems that an import saves as a workbook. */
export const problemListText = {
  title: (file: string): string => `导入问题清单：${file}`,
  problem: '问题',
  row: '行号',
  feature: '图形序号',
  none: '没有需要改正的问题。',
};
