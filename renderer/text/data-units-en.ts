/** English of 数据 › 建县: the same keys. */
import type { dataUnitsZh } from './data-units-zh.ts';

export const dataUnitsEn: Readonly<Record<keyof typeof dataUnitsZh, string>> = {
  'dataUnits.title': 'Units',
};
