/** Wording of 数据 › 导入. */
export const dataImportZh = {
  'dataImport.title': '导入',
} as const;
