/** English of the mode 数据: the same keys. */
import type { dataZh } from './data-zh.ts';

export const dataEn: Readonly<Record<keyof typeof dataZh, string>> = {
  'mode.data': 'Data',
  'data.tab.import': 'Import',
  'data.tab.export': 'Export',
  'data.tab.packages': 'Packages',
  'data.tab.units': 'Units',
};
