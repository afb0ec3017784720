/** What the commands about problems, rankings and suspicious data say in a terminal. */
import type { Suspicion } from '../../shared/domain/plausibility/suspicion.ts';
import type { ProblemLevel } from '../../shared/domain/problem.ts';
import type { RankMeasure } from '../../shared/domain/ranking.ts';
import type { State } from '../../shared/domain/clearance.ts';
import type { RuleId } from '../../shared/domain/plausibility/suspicion.ts';
import { STATE_NAMES } from './rule-zh.ts';
import { table } from './tally-zh.ts';

const LEVEL_NAMES: Readonly<Record<ProblemLevel, string>> = {
  central: '中央',
  province: '省',
  city: '市',
  county: '县',
};

const MEASURE_NAMES: Readonly<Record<RankMeasure, string>> = {
  progress: '进度',
  lead: '较计划',
  clearance: '销号率',
  score: '评估得分',
  problems: '未销号问题',
};

const RULE_NAMES: Readonly<Record<RuleId, string>> = {
  'stage-order': '工序倒挂',
  'night-jump': '深夜突增',
  'last-day-jump': '末日突增',
  'bulk-clearance': '批量销号',
  'same-photograph': '照片重复',
  'outside-village': '点位越界',
  'self-clearance': '自报自销',
  'five-sources': '五个吻合',
};

export function problemsText(value: {
  asOf: string;
  count: number;
  cleared: number;
  duplicates: readonly string[];
  problems: readonly {
    number: string;
    name: string;
    level: ProblemLevel;
    unitName: string;
    owner: string;
    deadline: string;
    state: State;
    daysLate: number;
  }[];
}): string {
  const rows = value.problems.map((row) => [
    row.number,
    row.name,
    LEVEL_NAMES[row.level],
    row.unitName,
    row.owner,
    row.deadline,
    STATE_NAMES[row.state],
    row.daysLate > 0 ? `逾期 ${row.daysLate} 天` : '',
  ]);
  const lines = [
    table([['序号', '问题', '来源', '责任单位', '责任人', '时限', '销号', '逾期'], ...rows]),
    `共 ${value.count} 个，已销号 ${value.cleared} 个（截至 ${value.asOf}）`,
  ];
  if (value.duplicates.length > 0) lines.push(`编号重复，请改正：${value.duplicates.join('、')}`);
  return lines.join('\n');
}

export function rankText(value: {
  asOf: string;
  measure: RankMeasure;
  round?: { name: string };
  ranked: readonly { rank: number; name: string; value: number; tied: number; named: 'first' | 'last' | null }[];
  unranked: number;
}): string {
  const rows = value.ranked.map((row) => [
    String(row.rank),
    row.name,
    figure(value.measure, row.value),
    row.tied > 0 ? `${row.tied + 1} 个并列` : '',
    row.named === 'first' ? '前列' : row.named === 'last' ? '末位' : '',
  ]);
  const of = value.round ? `${MEASURE_NAMES[value.measure]}（${value.round.name}）` : MEASURE_NAMES[value.measure];
  const lines = [table([['名次', '单位', of, '', ''], ...rows])];
  if (value.unranked > 0) lines.push(`${value.unranked} 个单位没有可排的数据。`);
  lines.push(`截至 ${value.asOf}`);
  return lines.join('\n');
}

function figure(measure: RankMeasure, value: number): string {
  switch (measure) {
    case 'progress':
    case 'clearance':
      return `${value.toFixed(1)}%`;
    case 'lead':
      return value < 0 ? `落后 ${(-value).toFixed(1)} 个百分点` : `超前 ${value.toFixed(1)} 个百分点`;
    case 'score':
      return `${value} 分`;
    case 'problems':
      return `${value === 0 ? 0 : -value} 个`;
  }
}

export function suspicionsText(value: {
  asOf: string;
  count: number;
  suspicions: readonly (Suspicion & { subjectName: string; unitName: string })[];
}): string {
  const rows = value.suspicions.map((row) => [RULE_NAMES[row.rule], row.subjectName, row.unitName, reasonText(row)]);
  return `${table([['规则', '对象', '单位', '情况'], ...rows])}\n共 ${value.count} 条（截至 ${value.asOf}）`;
}

function reasonText({ rule, facts }: Suspicion): string {
  const said = (name: string): string => String(facts[name] ?? '');
  switch (rule) {
    case 'stage-order':
      return `“${said('stage')}”比“${said('before')}”多报 ${said('amount')} ${said('measure')}`;
    case 'night-jump':
      return `${said('night')} 夜里由${said('user')}从 ${said('from')}% 报到 ${said('to')}%`;
    case 'last-day-jump':
      return `${said('end')} 结束前一天内由${said('user')}从 ${said('from')}% 报到 ${said('to')}%`;
    case 'bulk-clearance':
      return `${said('user')}在同一分钟里销号 ${said('count')} 个`;
    case 'same-photograph':
      return `照片“${said('name')}”也用在 ${said('others')}`;
    case 'outside-village':
      return `在所属村边界外 ${said('metres')} 米`;
    case 'self-clearance':
      return `${said('user')}既申请又销号`;
    case 'five-sources':
      return `五份资料有 ${said('count')} 处不一致`;
  }
}
