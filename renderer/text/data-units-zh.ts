/** Wording of 数据 › 建县. */
export const dataUnitsZh = {
  'dataUnits.title': '建县',
} as const;
