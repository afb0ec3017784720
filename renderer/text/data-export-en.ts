/** English of 数据 › 导出: the same keys. */
import type { dataExportZh } from './data-export-zh.ts';

export const dataExportEn: Readonly<Record<keyof typeof dataExportZh, string>> = {
  'dataExport.title': 'Export',
};
