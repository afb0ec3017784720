/** Columns of a progress ledger in the trade's order (PRODUCT "Conventions of the trade") and the headings in use. */
export const PROGRESS_COLUMNS = {
  number: ['序号', '编号', '目标编号'],
  sector: ['类别', '板块', '行业', '系统'],
  goal: ['项目', '目标', '项目/目标', '项目名称', '目标任务', '工作任务', '指标', '指标名称'],
  code: ['单位编码', '单位代码', '区划代码', '统计用区划代码'],
  unit: ['责任单位', '单位名称', '所属单位', '乡镇', '村'],
  owner: ['责任人', '负责人'],
  measure: ['计量单位', '单位'],
  planned: ['计划', '计划数', '计划量', '任务数', '目标数', '目标值', '总量'],
  done: ['完成', '完成数', '完成量', '累计完成', '已完成'],
  start: ['开工', '开始', '开工日期', '开始日期', '起始日期'],
  deadline: ['时限', '完成时限', '截止日期', '期限'],
  asOf: ['截至', '截至日期', '统计日期', '统计截止'],
  remark: ['备注', '说明'],
} as const satisfies Record<string, readonly string[]>;
export type ProgressColumn = keyof typeof PROGRESS_COLUMNS;
/** Columns without which no row is a figure. */
export const PROGRESS_NEEDED = [
  'number',
  'goal',
  'measure',
  'planned',
  'done',
  'deadline',
] as const satisfies ProgressColumn[];
