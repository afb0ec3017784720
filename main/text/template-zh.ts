/** Words of the workbooks that are filled in: headings of lists, hints for every column, the sheet of notes. */
import type { TargetColumn } from '../../shared/domain/target-ledger.ts';

/** Templates have no column for the township: they name the village by its code. */
type Hinted = Exclude<TargetColumn, 'township' | `stage:${string}` | `amount:${string}`>;

/** How each column of a ledger is filled in; `needed` ones cannot be left empty. */
export const LEDGER_HINTS: Readonly<Record<Hinted, { readonly needed?: true; readonly hint: string }>> = {
  number: { needed: true, hint: '每行一个编号，只用字母、数字、点、横线，全表不重复；以后更新时凭它认出同一目标。' },
  goal: { needed: true, hint: '目标或问题的名称，不超过 120 字。' },
  level: { needed: true, hint: '问题由哪一级发现：从下拉框中选。' },
  source: { hint: '来自哪次会议、文件、督查或信访。' },
  aspect: { hint: '问题属于哪一方面：从下拉框中选，也可以写本县自己的分类。' },
  measures: { hint: '准备怎么办、整改措施。' },
  lead: { hint: '牵头负责的部门或单位。' },
  cooperating: { hint: '配合的部门或单位，多个用顿号隔开。' },
  unit: { needed: true, hint: '负责的村或乡镇：从下拉框中选，名单在“单位”表。村名有重复时请同时填写单位编码。' },
  code: { hint: '村或乡镇的区划代码；填了编码就按编码认单位，责任单位可以写部门名称。' },
  owner: { hint: '具体负责的人，一项一个人。' },
  start: { hint: '开始日期，例如 2017-03-01；不填按时限当年 1 月 1 日计算。' },
  deadline: { needed: true, hint: '完成的日期，例如 2017-12-01，不早于开工日期。' },
  work: { hint: '工程的性质：从下拉框中选。' },
  quantity: { hint: '计划完成的数量，单位见列名，不能为负数。' },
  progress: { hint: '已完成的百分比，0 到 100，只写数字。' },
  clearance: { hint: '是否已经销号：选“是”或“否”。导入后仍要在系统中按程序办理销号。' },
  longitude: { hint: '经度，十进制度，例如 104.47。不知道可以不填。' },
  latitude: { hint: '纬度，十进制度，例如 25.71。与经度同时填写。' },
  remark: { hint: '其他需要说明的事情。' },
};

export const templateZh = {
  stageHint: '该工序已完成的数量，单位见列名；按顺序施工的，后一道工序不能多于前一道。',
  amountHint: '该项数量，单位见列名，不能为负数。',
  wrongDay: '请填写日期，例如 2017-12-01。',
  wrongNumber: '请填写不小于 0 的数字，不要带单位。',
  wrongPercent: '请填写 0 到 100 之间的数字，不要带百分号。',
  wrongWord: '请从下拉框中选择。',
  yes: '是',
  no: '否',
  kindTitle: (county: string, kind: string): string => `${county}${kind}台账（填报模板）`,
  listTitle: (county: string, list: string): string => `${county}${list}（填报模板）`,
  lead: '斜体灰色的示例行只供参考，导入时自动跳过；填写办法见“填表说明”。列名请不要改动。',
  file: (name: string): string => `${name}模板`,
  notes: '填表说明',
  unitsSheet: '单位',
  column: '列名',
  needed: '必填',
  howTo: '怎样填写',
  notesLead: [
    '从第一条空行开始填写，一行一条，不要合并单元格，不要在中间空行。',
    '可以直接粘贴其他表格的内容；多出来的列会在导入时列出，由您决定是否使用。',
    '填好后在“数据”中选择“导入”，拖入本文件；写入之前会先检查并列出问题，不会改动已有数据。',
  ],
  unitName: '单位名称',
  unitCode: '单位编码',
  unitAbove: '所属乡镇',
  units: '单位名单',
  households: '建档立卡户名单',
} as const;

interface ListColumnText {
  readonly title: string;
  readonly hint: string;
  readonly needed?: true;
}

export const UNIT_LIST = {
  code: {
    title: '区划代码',
    hint: '统计用区划代码：县 6 位、乡镇 9 位、村 12 位。没有代码可以不填，系统会给临时编号。',
  },
  name: { title: '名称', needed: true, hint: '单位的全称，例如 某某镇、某某村。' },
  level: { title: '级别', hint: '县、战区、乡镇、村：从下拉框中选；有代码时可以不填。' },
  parent: { title: '上级', hint: '上级单位的代码或名称；有代码时可以不填。' },
  zone: { title: '战区', hint: '乡镇属于哪个战区；没有战区不填。' },
} as const satisfies Readonly<Record<string, ListColumnText>>;

export const HOUSEHOLD_LIST = {
  number: { title: '户编号', hint: '村编码加四位序号；不填时按村内先后编号。' },
  village: { title: '村', needed: true, hint: '所在的村：从下拉框中选。村名有重复时请填写村编码。' },
  code: { title: '村编码', hint: '村的区划代码。' },
  head: { title: '户主', hint: '户主姓名。属于个人信息，导入后加密单独保存，界面上默认只显示姓氏。' },
  members: { title: '人数', needed: true, hint: '家庭人口，整数。' },
  cause: { title: '致贫原因', hint: '主要致贫原因：从下拉框中选，也可以写本县自己的分类。' },
  measures: { title: '帮扶措施', hint: '多项用顿号隔开。' },
  income: { title: '人均纯收入（元）', hint: '每人每年，元。' },
  grade: { title: '危房等级', hint: '无、C级、D级：从下拉框中选。' },
  longitude: { title: '经度', hint: '十进制度；不知道可以不填。' },
  latitude: { title: '纬度', hint: '十进制度；与经度同时填写。' },
  idNumber: { title: '身份证号', hint: '个人信息，可以不填；填了加密单独保存。' },
  phone: { title: '联系电话', hint: '个人信息，可以不填；填了加密单独保存。' },
  bank: { title: '银行账号', hint: '个人信息，可以不填；填了加密单独保存。' },
  others: { title: '家庭成员', hint: '其他成员的姓名，用顿号隔开。个人信息，可以不填。' },
} as const satisfies Readonly<Record<string, ListColumnText>>;

export const GRADE_WORDS: readonly string[] = ['无', 'C级', 'D级'];
