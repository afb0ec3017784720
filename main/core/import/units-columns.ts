/** Columns of a list of units and the headings that people give them. */
export const UNIT_COLUMNS = {
  code: ['统计用区划代码', '区划代码', '行政区划代码', '统计代码', '单位代码', '单位编码', '代码', '编码', 'code'],
  name: ['名称', '单位名称', '区划名称', '单位', 'name'],
  parent: ['上级', '上级代码', '上级编码', '上级单位', '上级单位编码', 'parent'],
  level: ['级别', '层级', '行政级别', 'level'],
  zone: ['战区', '所属战区', 'zone'],
} as const satisfies Record<string, readonly string[]>;
export type UnitColumn = keyof typeof UNIT_COLUMNS;
