/** What the commands about briefs say, the tokens of a county's own Word file, and why one cannot be filled. */
import type { TemplateFault } from '../../shared/brief/docx/fill-template.ts';
import type { TokenNames } from '../../shared/brief/docx/template-tokens.ts';
import type { BriefRefusal } from '../../shared/host/brief-calls.ts';

/** Names between braces: {销号率}, {总体进展}, {催办清单表}. */
export const briefTokens: TokenNames = {
  heads: {
    title: '标题',
    masthead: '刊头',
    issue: '期号',
    issuer: '发文单位',
    date: '日期',
    to: '主送',
    copy: '抄送',
    report: '报',
    body: '正文',
  },
  sections: {
    overall: '总体进展',
    units: '战区乡镇进展',
    kinds: '分类进展',
    households: '贫困户情况',
    problems: '问题整改',
    red: '红灯情况',
    chase: '催办情况',
    cleared: '本期销号情况',
    due: '下期到期情况',
  },
  tables: {
    zones: '战区表',
    townships: '乡镇排名表',
    villages: '后十名村表',
    kinds: '分类进展表',
    problems: '问题整改表',
    red: '红灯清单表',
    chase: '催办清单表',
    cleared: '本期销号表',
    due: '下期到期表',
    bars: '乡镇进度图',
    map: '作战图',
  },
  figures: {
    'tally.total': '目标总数',
    'tally.cleared': '已销号',
    'tally.clearance': '销号率',
    'tally.percent': '平均进度',
    'tally.plannedPercent': '计划进度',
    'tally.lights.red': '红灯数',
    'tally.lights.yellow': '黄灯数',
    'tally.lights.green': '绿灯数',
    'tally.overdue': '逾期数',
    'households.households': '贫困户数',
    'households.people': '贫困人口',
    'households.left': '未脱贫户数',
    'households.leftPeople': '未脱贫人口',
    'households.povertyRate': '贫困发生率',
    'problems.total': '问题总数',
    'problems.cleared': '问题已销号',
    'problems.overdue': '问题逾期',
    'cleared.count': '本期销号数',
    'due.count': '下期到期数',
  },
};

export const briefSavedText = (value: { out: string; issue: { year: number; number: number } | null }): string =>
  value.issue
    ? `已保存〔${value.issue.year}〕第${value.issue.number}期简报：${value.out}`
    : `已保存简报草稿（未编号）：${value.out}。正式印发时加 --issue --by 姓名。`;

export const printedText = (value: { out: string; count: number }): string =>
  `已保存台账，共 ${value.count} 条：${value.out}`;

export function briefRefusalZh(refusal: BriefRefusal): string {
  switch (refusal.reason) {
    case 'no-units':
      return '还没有单位，不能出简报和台账；请先导入本县的单位名单。';
    case 'bad-day':
      return `没有“${refusal.day}”这一天；日期写作 2017-12-01。`;
    case 'day-to-come':
      return `${refusal.day} 还没有到，没有数据；请用 ${refusal.today} 或更早的日期。`;
    case 'unknown-unit':
      return `没有编码为“${refusal.unit}”的单位；请用 guatu tally --json 查看下级单位的编码。`;
    case 'unknown-kind':
      return `没有“${refusal.kind}”这个类别；请用 guatu kinds 查看类别。`;
    case 'no-rows':
      return '这个范围里没有目标，没有可打印的内容；请换一个单位或类别。';
    case 'too-many-rows':
      return `一次最多打印 ${refusal.limit} 条；请按单位或类别分开打印。`;
  }
}

export function templateFaultZh(fault: TemplateFault): string {
  switch (fault.reason) {
    case 'template-not-docx':
      return '模板不是 .docx 文件，或文件已损坏；请用 Word 或 WPS 另存为 .docx 后重试。';
    case 'template-too-large':
      return `模板超过 ${Math.round(fault.limit / 1024 / 1024)} MB；请去掉其中的大图片后重试。`;
    case 'template-no-tokens':
      return `模板里没有可填的标记；请在要填的地方写上标记，例如 {${fault.known.slice(0, 6).join('}、{')}}。`;
    case 'template-unknown-token':
      return `模板里的标记 {${fault.token}} 不认识，没有生成文件；可用的标记：${fault.known.join('、')}。`;
    case 'template-token-not-alone':
      return `标记 {${fault.token}} 会换成整段内容或表格，请让它单独成一段。`;
  }
}
