/** English of 数据 › 数据包: the same keys. */
import type { dataPackagesZh } from './data-packages-zh.ts';

export const dataPackagesEn: Readonly<Record<keyof typeof dataPackagesZh, string>> = {
  'dataPackages.title': 'Packages',
};
