/** Wording of 数据 › 导出. */
export const dataExportZh = {
  'dataExport.title': '导出',
} as const;
