/**
 * The standards that a new county starts with: Mile's 「696」 (household 6, village 9, township 6). Source: PRODUCT "exit
 * standard 「696」"; the items follow the exit standards of Yunnan 2016–2018 (户 6, 村 10, 县 5) as counties published them:
 * 云南省贫困村退出考核评分表 (2016) and 红河州「贫困县退出5项标准」 (2017-09-22), from which the township's are scaled down.
 */
import type { Standard } from '../standard.ts';

const HAND = { by: 'hand' } as const;

/** 「贫困户 6 条」: income, housing, schooling, health, pension, help. */
const HOUSEHOLD: Standard = {
  id: 'household-exit',
  name: '贫困户脱贫6条',
  level: 'household',
  version: 1,
  from: '2016-01-01',
  source: '弥勒市脱贫攻坚工作报告“696”；云南省贫困户退出标准（2016—2018）',
  items: [
    {
      id: 'income',
      name: '人均纯收入稳定超过国家扶贫标准',
      // 2,300 yuan at 2010 prices; Yunnan used 3,200 in 2017, Guizhou 3,335.
      rule: { by: 'figure', field: 'income', unit: '元', atLeast: 3200 },
    },
    { id: 'housing', name: '住房遮风避雨、结构安全', rule: { by: 'cleared', kinds: ['housing'], atLeast: 100 } },
    { id: 'schooling', name: '义务教育阶段无辍学', rule: HAND },
    { id: 'health', name: '基本医疗有保障', rule: HAND },
    { id: 'pension', name: '社会养老有保障', rule: HAND },
    { id: 'help', name: '资金项目帮扶至少享受一项', rule: HAND },
  ],
};

/** 「贫困村 9 条」; the report's own text later says 10, which `claimed` keeps. */
const VILLAGE: Standard = {
  id: 'village-exit',
  name: '贫困村出列9条',
  level: 'village',
  version: 1,
  from: '2016-01-01',
  source: '弥勒市脱贫攻坚工作报告“696”（同一报告后文作10条）；云南省贫困村退出考核评分表（2016）',
  claimed: 10,
  items: [
    { id: 'poverty-rate', name: '贫困发生率降至3%以下', rule: { by: 'poverty-rate', atMost: 3 } },
    {
      id: 'road',
      name: '道路硬化到村',
      rule: { by: 'stage', kind: 'road', stage: 'hardened', atLeast: 100, absent: 'na' },
    },
    { id: 'power', name: '通动力电', rule: { by: 'cleared', kinds: ['grid'], atLeast: 100 } },
    { id: 'broadcast', name: '通广播电视', rule: HAND },
    { id: 'network', name: '网络宽带到村', rule: HAND },
    {
      id: 'water',
      name: '饮水有保障，取水距离不超过1公里',
      rule: { by: 'distance', to: ['pool', 'cellar'], atMost: 1 },
    },
    {
      id: 'clinic',
      name: '卫生室60平方米以上、有合格村医',
      rule: {
        by: 'facility',
        kind: 'clinic',
        figures: [
          { field: 'area', name: '面积（平方米）', atLeast: 60 },
          { field: 'doctors', name: '村医（人）', atLeast: 1 },
        ],
      },
    },
    { id: 'hall', name: '有公共服务和活动场所', rule: { by: 'facility', kind: 'hall' } },
    { id: 'schooling', name: '适龄儿童有学上', rule: HAND },
  ],
};

/** 「贫困乡镇 6 条」. */
const TOWNSHIP: Standard = {
  id: 'township-exit',
  name: '贫困乡镇出列6条',
  level: 'township',
  version: 1,
  from: '2016-01-01',
  source: '弥勒市脱贫攻坚工作报告“696”；条文比照红河州贫困县退出5项标准（2017-09-22）',
  items: [
    { id: 'poverty-rate', name: '综合贫困发生率降至3%以下', rule: { by: 'poverty-rate', atMost: 3 } },
    { id: 'villages', name: '贫困村出列90%以上', rule: { by: 'children', only: 'poor', atLeast: 90 } },
    { id: 'income', name: '农村居民人均可支配收入增幅高于全省', rule: HAND },
    { id: 'help', name: '扶贫政策、项目、资金精准到户全覆盖', rule: HAND },
    { id: 'schooling', name: '义务教育发展基本均衡', rule: HAND },
    { id: 'clinic', name: '乡镇卫生院达标', rule: HAND },
  ],
};

export const DEFAULT_STANDARDS: readonly Standard[] = [HOUSEHOLD, VILLAGE, TOWNSHIP];
