/** English of 数据 › 导入: the same keys. */
import type { dataImportZh } from './data-import-zh.ts';

export const dataImportEn: Readonly<Record<keyof typeof dataImportZh, string>> = {
  'dataImport.title': 'Import',
};
