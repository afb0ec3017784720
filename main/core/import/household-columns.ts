/** Columns of lists about poor households and the headings that people give them. */
const NUMBER = ['户编号', '户号', '贫困户编号'] as const;
const TOWNSHIP = ['乡镇', '所属乡镇', '镇'] as const;
const VILLAGE = ['村', '行政村', '所在村', '村名', '村社区'] as const;
const CODE = ['村编码', '村代码', '单位编码', '区划代码', '统计用区划代码'] as const;

export const HOUSEHOLD_COLUMNS = {
  household: NUMBER,
  township: TOWNSHIP,
  village: VILLAGE,
  code: CODE,
  head: ['户主', '户主姓名', '姓名'],
  people: ['人数', '家庭人口', '家庭人口数', '家庭人数', '人口'],
  cause: ['致贫原因', '主要致贫原因'],
  measures: ['帮扶措施', '措施'],
  income: ['人均纯收入', '家庭人均纯收入', '人均收入'],
  grade: ['危房等级', '住房等级', '房屋等级'],
  longitude: ['经度'],
  latitude: ['纬度'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', '户主身份证号'],
  phone: ['联系电话', '电话', '手机号', '手机号码', '手机'],
  bank: ['银行账号', '银行卡号', '一卡通账号'],
  members: ['家庭成员', '成员', '成员姓名'],
} as const satisfies Record<string, readonly string[]>;
export type HouseholdColumn = keyof typeof HOUSEHOLD_COLUMNS;

export const PAIRING_COLUMNS = {
  household: NUMBER,
  cadre: ['帮扶干部', '帮扶责任人', '帮扶人', '户责任人', '结对干部'],
  office: ['帮扶单位', '所在单位', '单位'],
  since: ['结对日期', '帮扶开始', '开始日期'],
} as const satisfies Record<string, readonly string[]>;
export type PairingColumn = keyof typeof PAIRING_COLUMNS;

export const VISIT_COLUMNS = {
  household: NUMBER,
  day: ['走访日期', '入户日期', '最近走访', '走访时间'],
} as const satisfies Record<string, readonly string[]>;
export type VisitColumn = keyof typeof VISIT_COLUMNS;

/** Columns that hold what belongs into the vault and nowhere else. */
export const PERSONAL_COLUMNS = ['head', 'idNumber', 'phone', 'bank', 'members'] as const satisfies HouseholdColumn[];
