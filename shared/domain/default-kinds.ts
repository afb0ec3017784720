/**
 * The kinds that a new county starts with: every system of PRODUCT's table. Data, like all kinds: a county adds, changes and
 * drops them in its settings. Each kind names the row of PRODUCT that it comes from.
 */
import { DEFAULT_KINDS, type EvidenceRule, type Kind } from './kind.ts';
import { DEFAULT_PROBLEM_KIND } from './problem.ts';

/** Kinds of work 修复/更换/改扩/新建. Source: PRODUCT row "water 饮水安全". */
const WATER_WORKS = ['修复', '更换', '改扩', '新建'] as const;

const record = (id: string, name: string, before: EvidenceRule['before']): EvidenceRule => ({
  id,
  name,
  before,
  needs: 'record',
});
const stage = (id: string, name: string, weight: number): Kind['stages'][number] => ({ id, name, weight });

/** Source: PRODUCT row "water": 水质检测报告 "test certificate before sign-off". */
const WATER_TEST = record('water-test', '水质检测报告', 'cleared');
const ACCEPTANCE = record('acceptance', '竣工验收报告', 'verified');

/**
 * What the kinds of the first version have gained: works and evidence. Sources: PRODUCT rows "group-access roads 组组通" (a road
 * is accepted before anybody verifies it) and "water 饮水安全" (who draws water drinks it, so pools, cellars and plants need
 * the certificate; pumps and pipes only pass it on and are tried under load instead).
 */
const GAINED: Readonly<Record<string, Partial<Kind>>> = {
  road: { evidence: [ACCEPTANCE] },
  pool: { works: [...WATER_WORKS], evidence: [WATER_TEST], symbol: 'pool' },
  cellar: { works: [...WATER_WORKS], evidence: [WATER_TEST], symbol: 'cellar' },
  plant: { works: [...WATER_WORKS], evidence: [WATER_TEST], symbol: 'plant' },
  pump: { works: [...WATER_WORKS], evidence: [record('trial-run', '试运行记录', 'cleared')], symbol: 'pump' },
  pipe: { works: [...WATER_WORKS], evidence: [record('pressure-test', '管道水压试验记录', 'cleared')] },
};

/** Source: PRODUCT row "grid 电网": 30 projects, 21.38 km ≤ 10 kV, 74 transformers, 18,375 kVA. */
const GRID: Kind = {
  id: 'grid',
  name: '电网项目',
  sector: 'grid',
  geometry: 'line',
  measure: '公里',
  progress: 'amount',
  clears: 'complete',
  stages: [stage('built', '架设', 1)],
  amounts: [
    { id: 'transformers', name: '变压器', measure: '台' },
    { id: 'capacity', name: '容量', measure: '千伏安' },
  ],
  works: ['新建', '改造'],
  evidence: [record('commissioning', '投运验收单', 'verified')],
};

/** Source: PRODUCT row "network 通信": 40,000 households, 1,800.5 km trunk + 3,083 km user fibre, 91 equipment rooms. */
const NETWORK: Kind = {
  id: 'network',
  name: '广电云机房',
  sector: 'network',
  geometry: 'point',
  measure: '户',
  progress: 'stages',
  clears: 'complete',
  stages: [stage('covered', '光缆覆盖', 0.6), stage('connected', '接通入户', 0.4)],
  amounts: [
    { id: 'rooms', name: '机房', measure: '个' },
    { id: 'trunk', name: '干线光缆', measure: '公里' },
    { id: 'fibre', name: '入户光缆', measure: '公里' },
  ],
  evidence: [record('acceptance', '入户验收单', 'verified')],
  symbol: 'network',
};

/** Source: PRODUCT row "network": 65 base stations, 9,400 access points. */
const BASE_STATION: Kind = {
  id: 'base-station',
  name: '通信基站',
  sector: 'network',
  geometry: 'point',
  measure: '座',
  progress: 'amount',
  clears: 'statement',
  stages: [stage('built', '建成', 1)],
  amounts: [{ id: 'access', name: '接入点', measure: '个' }],
  evidence: [record('commissioning', '开通测试单', 'cleared')],
  symbol: 'base-station',
};

/** Source: PRODUCT row "village environment 人居环境": 462 villages, 350,309 households; 三改, 串户路, 垃圾污水, 1.92 bn yuan. */
const ENVIRONMENT: Kind = {
  id: 'environment',
  name: '人居环境整治',
  sector: 'environment',
  geometry: 'none',
  measure: '户',
  progress: 'stages',
  order: 'parallel',
  clears: 'complete',
  stages: [stage('refit', '三改', 0.4), stage('path', '串户路', 0.35), stage('waste', '垃圾污水', 0.25)],
  amounts: [{ id: 'funds', name: '资金', measure: '万元' }],
};

/**
 * Source: PRODUCT row "housing: dilapidated C/D" (Mile): 1,600 tasks = 849 repair + 751 rebuild; subsidies of 8,000, 16,000,
 * 28,000 and 40,000 yuan. The grade C or D stands in `attrs.grade`.
 */
const HOUSING: Kind = {
  id: 'housing',
  name: '危房改造',
  sector: 'housing',
  geometry: 'point',
  measure: '户',
  progress: 'amount',
  clears: 'statement',
  stages: [stage('built', '完工', 1)],
  amounts: [{ id: 'subsidy', name: '补助', measure: '万元' }],
  works: ['修缮加固', '拆除重建'],
  evidence: [
    record('acceptance', '竣工验收表', 'verified'),
    { id: 'photo', name: '改造前后照片', before: 'cleared', needs: 'file' },
  ],
  symbol: 'house',
};

/** Source: PRODUCT row "housing … and relocation": 439 households, 2,092 people, 11 sites; old house demolished. */
const RELOCATION: Kind = {
  id: 'relocation',
  name: '易地搬迁安置点',
  sector: 'relocation',
  geometry: 'point',
  measure: '户',
  progress: 'stages',
  clears: 'complete',
  stages: [stage('built', '住房建成', 0.5), stage('moved', '搬迁入住', 0.3), stage('demolished', '旧房拆除', 0.2)],
  amounts: [{ id: 'people', name: '搬迁人口', measure: '人' }],
  evidence: [record('acceptance', '竣工验收报告', 'verified')],
  symbol: 'relocation',
};

/** Source: PRODUCT row "clinics": 60 m² and ≥ 1 doctor per 1,000; figures stand in `attrs.area` and `attrs.doctors`. */
const CLINIC: Kind = {
  id: 'clinic',
  name: '村卫生室',
  sector: 'clinic',
  geometry: 'point',
  measure: '所',
  progress: 'amount',
  clears: 'statement',
  stages: [stage('built', '建成', 1)],
  works: ['新建', '改扩'],
  evidence: [record('licence', '医疗机构执业许可证', 'cleared')],
  symbol: 'clinic',
};

/** Source: PRODUCT row "clinics, halls, schools …": 301 halls. */
const HALL: Kind = {
  id: 'hall',
  name: '活动场所',
  sector: 'hall',
  geometry: 'point',
  measure: '处',
  progress: 'amount',
  clears: 'statement',
  stages: [stage('built', '建成', 1)],
  works: ['新建', '改扩'],
  symbol: 'hall',
};

/** Source: PRODUCT row "clinics, halls, schools …". */
const SCHOOL: Kind = {
  id: 'school',
  name: '学校',
  sector: 'school',
  geometry: 'point',
  measure: '所',
  progress: 'amount',
  clears: 'statement',
  stages: [stage('built', '建成', 1)],
  works: ['新建', '改扩', '修缮'],
  evidence: [record('acceptance', '竣工验收报告', 'verified')],
  symbol: 'school',
};

/**
 * Source: PRODUCT row "industry 产业 (亩)": planned/declared/verified areas 10,000/10,130.7/5,942.3. The plan is the quantity;
 * what is declared may exceed it, what is verified never exceeds what is declared.
 */
const INDUSTRY: Kind = {
  id: 'industry',
  name: '产业基地',
  sector: 'industry',
  geometry: 'point',
  measure: '亩',
  progress: 'stages',
  clears: 'complete',
  stages: [stage('declared', '申报', 0.3), stage('verified', '核实', 0.7)],
  symbol: 'industry',
};

/** Source: PRODUCT row "… funds": fund funnel applied → approved → paid per project. */
const FUND: Kind = {
  id: 'fund',
  name: '项目资金',
  sector: 'fund',
  geometry: 'none',
  measure: '万元',
  progress: 'stages',
  clears: 'complete',
  stages: [stage('applied', '申请', 0.2), stage('approved', '批复', 0.3), stage('paid', '拨付', 0.5)],
};

export const CAMPAIGN_KINDS: readonly Kind[] = [
  ...DEFAULT_KINDS.map((kind) => ({ ...kind, ...GAINED[kind.id] })),
  GRID,
  NETWORK,
  BASE_STATION,
  ENVIRONMENT,
  HOUSING,
  RELOCATION,
  CLINIC,
  HALL,
  SCHOOL,
  INDUSTRY,
  FUND,
  DEFAULT_PROBLEM_KIND,
];
