/** What the commands about rounds and chains say in a terminal. */
import {
  type Headcount,
  type Imbalance,
  NOBODY,
  ROUND_FLOWS,
  type RoundFlow,
  type RoundLine,
} from '../../shared/domain/rounds.ts';
import type { UnitLevel } from '../../shared/domain/unit.ts';
import { LEVEL_NAMES } from './level-zh.ts';
import { table } from './tally-zh.ts';

const FLOW_NAMES: Readonly<Record<RoundFlow, string>> = {
  'removed-left': '剔除（未脱贫）',
  'removed-lifted': '剔除（已脱贫）',
  exit: '脱贫',
  relapse: '返贫',
  returned: '脱贫不实回退',
  new: '新识别',
  restored: '撤销剔除',
};

const STEP_NAMES = { removals: '剔除登记中', additions: '新增登记中', closed: '已封账' } as const;

const number = (value: number): string => value.toLocaleString('zh-CN');
const headcount = ({ households, people }: Headcount): string => `${number(households)} 户 ${number(people)} 人`;

interface ShownLine extends RoundLine {
  readonly name: string;
  readonly imbalances: readonly Imbalance[];
  readonly units: { readonly declared: number; readonly of: number };
  readonly differences: readonly unknown[];
}

interface ShownRound {
  readonly name: string;
  readonly from: string;
  readonly on: string;
  readonly step: keyof typeof STEP_NAMES;
  readonly lines: readonly ShownLine[];
}

export function roundsText(value: {
  asOf: string;
  unit: { name: string } | null;
  rounds: readonly ShownRound[];
}): string {
  if (value.rounds.length === 0) return '还没有动态管理轮次；请在挂图的“帮扶 › 动态管理”里建立。';
  return value.rounds.map(roundText).join('\n\n');
}

function roundText({ name, from, on, step, lines }: ShownRound): string {
  const flows = ROUND_FLOWS.filter(
    (flow) => flow !== 'restored' || lines.some((line) => (line.flows[flow]?.households ?? 0) > 0),
  );
  const head = [
    '单位',
    '期初未脱贫',
    '期初已脱贫',
    ...flows.map((flow) => FLOW_NAMES[flow]),
    '期末未脱贫',
    '期末已脱贫',
    '核对',
  ];
  const rows = lines.map((line) => [
    line.name,
    headcount(line.opening.left),
    headcount(line.opening.lifted),
    ...flows.map((flow) => headcount(line.flows[flow] ?? NOBODY)),
    headcount(line.closing.left),
    headcount(line.closing.lifted),
    checkText(line),
  ]);
  return `${name}（${from} 至 ${on}，${STEP_NAMES[step]}）\n${table([head, ...rows])}`;
}

function checkText({ imbalances, units: { declared, of }, differences }: ShownLine): string {
  if (imbalances.length > 0) return `${imbalances.length} 处不平`;
  if (declared === 0) return '平，未申报';
  if (declared < of) return `平，已申报 ${declared}/${of}`;
  return differences.length === 0 ? '平，与申报一致' : `平，与申报 ${differences.length} 处不一致`;
}

export function chainText(value: {
  asOf: string;
  name: string;
  chain: readonly {
    name: string;
    level: UnitLevel;
    posts: readonly { title: string; person: string; since: string }[];
    vacant: readonly string[];
  }[];
  owner: { person: string | null; title: string | null } | null;
}): string {
  const rows = value.chain.flatMap(({ name, level, posts, vacant }) => [
    ...posts.map(({ title, person, since }) => [LEVEL_NAMES[level], name, title, person, `${since} 起`]),
    ...vacant.map((title) => [LEVEL_NAMES[level], name, title, '空缺', '']),
    ...(posts.length === 0 && vacant.length === 0 ? [[LEVEL_NAMES[level], name, '', '未配责任人', '']] : []),
  ]);
  const owner = value.owner ? [['责任人', value.name, value.owner.title ?? '', value.owner.person ?? '空缺', '']] : [];
  return `${table([['层级', '单位', '职务', '姓名', '任期'], ...rows, ...owner])}\n截至 ${value.asOf}`;
}
