/** Wording of 数据 › 数据包. */
export const dataPackagesZh = {
  'dataPackages.title': '数据包',
} as const;
