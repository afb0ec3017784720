/** What `guatu lights` and `guatu schedule` say to people, and why a schedule is refused. */
import type { Lead, ScheduleRefusal, StageSchedule } from '../../shared/domain/schedule/back-schedule.ts';
import type { Light } from '../../shared/domain/light.ts';
import type { KindSchedule } from '../../shared/domain/schedule/kind-schedule.ts';
import type { TurningCause } from '../../shared/domain/schedule/target-pace.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { table } from './tally-zh.ts';

const LIGHT_NAMES: Readonly<Record<Light, string>> = { red: '红', yellow: '黄', green: '绿', none: '未到期' };
const CAUSES: Readonly<Record<TurningCause, string>> = {
  slow: '进度不够',
  idle: '没有进展',
  unsigned: '已完工未销号',
};

const number = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });

export function scheduleRefusalText(refusal: ScheduleRefusal): string {
  switch (refusal.reason) {
    case 'deadline-before-start':
      return `时限 ${refusal.deadline} 早于 ${refusal.start}，无法倒排；请先改时限。`;
    case 'no-workdays':
      return `${refusal.start} 至 ${refusal.deadline} 没有工作日，无法倒排；请改时限或工作日历。`;
    case 'lead-too-long':
      return `只有 ${refusal.workdays} 个工作日，容不下这样的领先；请减小 --lead。`;
    case 'lead-out-of-range':
      return `领先量 ${refusal.lead.value} 超出范围；--lead 请写 0% 至 90%，或不为负的工作日数。`;
  }
}

interface LightFigures {
  readonly total: number;
  readonly light: Light;
  readonly lights: Readonly<Record<Light, number>>;
}

export function lightsText(
  value: LightFigures & {
    asOf: Day;
    from: Day;
    forecast: boolean;
    unit: { name: string } | null;
    children: readonly (LightFigures & { id: string; name: string })[];
    turningRed: readonly {
      id: string;
      name: string;
      unitName: string;
      turnsRed: Day;
      percent: number;
      percentThen: number;
      cause: TurningCause;
    }[];
  },
): string {
  const cells = ({ total, light, lights }: LightFigures): string[] => [
    total === 0 ? '—' : LIGHT_NAMES[light],
    ...(['red', 'yellow', 'green', 'none'] as const).map((it) => number(lights[it])),
  ];
  const title = value.forecast ? `${value.asOf} 预计（照 ${value.from} 前 14 天的进度）` : `${value.asOf} 的灯`;
  const units = table([
    ['编码', '单位', '灯', '红', '黄', '绿', '未到期'],
    ['', value.unit?.name ?? '', ...cells(value)],
    ...value.children.map((child) => [child.id, child.name, ...cells(child)]),
  ]);
  if (!value.forecast) return `${title}\n${units}`;
  const turning = table([
    ['编号', '目标', '单位', '转红', '现在', '届时', '原因'],
    ...value.turningRed.map((row) => [
      row.id,
      row.name,
      row.unitName,
      row.turnsRed,
      `${row.percent.toFixed(1)}%`,
      `${row.percentThen.toFixed(1)}%`,
      CAUSES[row.cause],
    ]),
  ]);
  return `${title}\n${units}\n\n${turning}\n共 ${number(value.turningRed.length)} 个目标将转红`;
}

const slackText = (slack: number | null): string =>
  slack === null ? '—' : slack < 0 ? `迟 ${-slack} 日` : slack === 0 ? '正好' : `早 ${slack} 日`;

export function scheduleText(value: {
  asOf: Day;
  from: Day;
  unit: { name: string } | null;
  action: { name: string; from: Day; to: Day } | null;
  lead: Lead;
  kinds: readonly (KindSchedule & {
    name: string;
    measure: string;
    refusal: ScheduleRefusal | null;
    stages: readonly (StageSchedule & { name: string })[];
  })[];
}): string {
  const rows = value.kinds.flatMap((line): string[][] => [
    [
      line.name,
      `${number(line.remaining)} ${line.measure}`,
      line.needed === null ? '已过时限' : number(line.needed),
      number(line.perDay),
      line.forecast ?? (line.open === 0 ? '已完成' : '停滞'),
      slackText(line.slack),
      line.latestStart ?? '—',
      line.deadline ?? '—',
    ],
    ...(line.refusal ? [['', scheduleRefusalText(line.refusal)]] : []),
    ...(line.stages.length < 2
      ? []
      : line.stages.map((stage) => [
          `  ${stage.name}`,
          number(stage.remaining),
          stage.needed === null ? '—' : number(stage.needed),
          number(stage.perDay),
          stage.forecast ?? (stage.window === null ? '已完成' : '停滞'),
          slackText(stage.slack),
          stage.latestStart ?? '—',
          stage.window ? `${stage.window.start} 至 ${stage.window.finish}` : '—',
        ])),
  ]);
  const lead = value.lead.by === 'percent' ? `工程量的 ${value.lead.value}%` : `${value.lead.value} 个工作日`;
  const head = [
    ['单位', value.unit?.name ?? '（还没有单位）'],
    ['行动', value.action ? `${value.action.name}（${value.action.from} 至 ${value.action.to}）` : '整个战役'],
    ['截至', value.asOf],
    ['自', value.from],
    ['压茬', `前道工序领先${lead}`],
  ];
  return `${table(head)}\n\n${table([['类别', '剩余', '日均需', '近 14 天日均', '预计完工', '宽余', '最晚开工', '时限'], ...rows])}`;
}
