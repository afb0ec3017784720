/** Wording of the mode 数据. */
export const dataZh = {
  'mode.data': '数据',
  'data.tab.import': '导入',
  'data.tab.export': '导出',
  'data.tab.packages': '数据包',
  'data.tab.units': '建县',
} as const;
