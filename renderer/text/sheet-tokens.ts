/** Names of the tokens in a sheet's texts, as a county types them in braces. */
const TOKENS = {
  county: '县',
  campaign: '战役',
  unit: '单位',
  level: '级别',
  path: '隶属',
  date: '日期',
  made: '制图日期',
  measure: '专题',
  maker: '制图单位',
  approval: '审图号',
  secrecy: '密级',
  number: '图号',
  sheet: '页',
  sheets: '总页数',
  cleared: '销号',
  total: '总数',
  progress: '进度',
  red: '红灯',
  yellow: '黄灯',
  green: '绿灯',
  households: '未脱贫户',
} as const;
type Token = keyof typeof TOKENS;

export const TOKEN_NAMES: readonly string[] = Object.values(TOKENS);

export const sheetTokens = (values: Readonly<Record<Token, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries((Object.keys(TOKENS) as Token[]).map((token) => [TOKENS[token], values[token]]));
