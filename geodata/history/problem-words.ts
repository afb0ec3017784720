/** Invented wording of problems, by aspect: what was found, what is to be done, who leads and who cooperates. */
export interface ProblemWords {
  /** An id of PROBLEM_ASPECTS. */
  readonly aspect: string;
  readonly findings: readonly string[];
  readonly measure: string;
  readonly lead: string;
  readonly cooperating: readonly string[];
  /** Kind of target that such a problem is about, where it is about one. */
  readonly kind?: string;
}

export const PROBLEM_WORDS: readonly ProblemWords[] = [
  {
    aspect: 'responsibility',
    findings: ['攻坚队驻村天数不足', '周调度会议记录缺失', '包保责任未签到人'],
    measure: '约谈责任人，补签责任书，按周通报驻村情况',
    lead: '县脱贫攻坚指挥部办公室',
    cooperating: ['县委组织部'],
  },
  {
    aspect: 'policy',
    findings: ['政策宣传未到户', '惠农补贴发放滞后', '公益性岗位未落实'],
    measure: '逐户宣讲并限期兑现，公示到组',
    lead: '县扶贫办',
    cooperating: ['县财政局', '县人社局'],
  },
  {
    aspect: 'identification',
    findings: ['疑似漏评农户未核查', '四类人员未剔除', '家庭人口与户籍不符'],
    measure: '开展逐户核查，按程序评议公示后调整',
    lead: '县扶贫办',
    cooperating: ['县公安局', '县民政局'],
  },
  {
    aspect: 'exit',
    findings: ['脱贫户签字确认手续不全', '收入测算依据不足'],
    measure: '重新测算收入并补齐确认手续',
    lead: '县扶贫办',
    cooperating: ['县统计局'],
  },
  {
    aspect: 'pairing',
    findings: ['帮扶干部走访不足每周一次', '帮扶措施千篇一律', '连心卡信息未更新'],
    measure: '更换帮扶责任人，一户一策修订措施',
    lead: '县委组织部',
    cooperating: ['县直机关工委'],
  },
  {
    aspect: 'road',
    findings: ['组组通路面开裂', '边沟未砌筑', '错车道间距不足', '路基压实度不够'],
    measure: '返工处理并补做检测，延长养护期',
    lead: '县交通运输局',
    cooperating: ['县财政局', '县安监局'],
    kind: 'road',
  },
  {
    aspect: 'water',
    findings: ['水池未通水', '水质检测报告超期', '取水距离超过1公里', '管道裸露易冻'],
    measure: '限期通水并复检水质，落实管护员',
    lead: '县水务局',
    cooperating: ['县疾控中心'],
    kind: 'pool',
  },
  {
    aspect: 'power-network',
    findings: ['动力电未通到组', '广电云入户未接通', '台区低电压'],
    measure: '增容改造并逐户接通',
    lead: '县供电局',
    cooperating: ['县文体广电局'],
    kind: 'network',
  },
  {
    aspect: 'housing',
    findings: ['危房未拆除仍住人', '改造后面积超标', '补助资金未到户', '鉴定等级与实际不符'],
    measure: '立即转移住户，复核等级后分类改造',
    lead: '县住房和城乡建设局',
    cooperating: ['县财政局', '县民政局'],
    kind: 'housing',
  },
  {
    aspect: 'relocation',
    findings: ['搬迁户旧房未拆除', '安置点配套未完工'],
    measure: '签订拆旧协议，完善水电路配套',
    lead: '县发展和改革局',
    cooperating: ['县国土资源局'],
    kind: 'relocation',
  },
  {
    aspect: 'education',
    findings: ['疑似辍学学生未劝返', '教育资助漏发'],
    measure: '控辍保学责任到人，补发资助金',
    lead: '县教育局',
    cooperating: ['县财政局'],
  },
  {
    aspect: 'health',
    findings: ['村卫生室无合格村医', '家庭医生签约未履约', '医疗报销未一站式结算'],
    measure: '调配村医，重新签约并随访',
    lead: '县卫生和计划生育局',
    cooperating: ['县人社局'],
    kind: 'clinic',
  },
  {
    aspect: 'industry',
    findings: ['产业基地核实面积不足', '利益联结未覆盖贫困户', '合作社账目不清'],
    measure: '复核面积，修订联结协议并分红到户',
    lead: '县农业局',
    cooperating: ['县扶贫办'],
    kind: 'industry',
  },
  {
    aspect: 'fund',
    findings: ['项目资金拨付进度滞后', '资金结余超过一年', '公告公示不及时'],
    measure: '倒排拨付时间，按周报送进度',
    lead: '县财政局',
    cooperating: ['县审计局'],
    kind: 'fund',
  },
  {
    aspect: 'environment',
    findings: ['垃圾池满溢无人清运', '串户路未硬化到户', '改厕未通水'],
    measure: '落实保洁员，限期补建到户',
    lead: '县生态文明建设局',
    cooperating: ['县住房和城乡建设局'],
    kind: 'environment',
  },
  {
    aspect: 'records',
    findings: ['档案与系统数据不一致', '一户一档缺签字', '明白卡未张贴'],
    measure: '逐户核对五套数据，缺项补齐',
    lead: '县扶贫办',
    cooperating: ['县档案局'],
  },
  {
    aspect: 'conduct',
    findings: ['上报进度与现场不符', '干部在岗点名缺席', '突击补填表册'],
    measure: '通报批评并移交纪检核查，重新核实进度',
    lead: '县纪委',
    cooperating: ['县委督查室'],
  },
];

/** Where problems of each level come from. */
export const PROBLEM_SOURCES = {
  central: ['中央脱贫攻坚专项巡视反馈', '国家脱贫攻坚成效考核反馈'],
  province: ['省脱贫攻坚督查组反馈', '省第三方评估反馈', '省审计厅扶贫资金审计'],
  city: ['市脱贫攻坚专项督查', '市级交叉检查'],
  county: ['县级自查自纠', '群众来信来访', '人大代表视察'],
} as const;
