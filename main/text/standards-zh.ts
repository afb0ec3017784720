/** Exit standards in words of the command line: why a unit or household cannot exit yet, and why a mark is refused. */
import type { Basis, Evidence, ItemResult } from '../../shared/domain/standards/evaluate.ts';
import { figureOf, statedDiffers } from '../../shared/domain/standards/evaluate.ts';
import type { Verdict } from '../../shared/domain/standards/facts.ts';
import type { ExitStanding, ExitRefusal } from '../../shared/domain/standards/exit-standing.ts';
import { standardKey, type StandardLevel } from '../../shared/domain/standard.ts';

/** Refusals of the collection `mark`. */
export const MARK_TEXTS: Readonly<Record<string, string>> = {
  'mark.bad-name': '编号“{id}”不是“单位|标准|条目”的写法；请核对。',
  'mark.unknown-owner': '没有编号为“{owner}”的单位或户；请核对。',
  'mark.unknown-standard': '没有“{standard}”这一版标准；请核对。',
  'mark.wrong-level': '“{name}”不用于这一级；请核对。',
  'mark.unknown-item': '“{name}”里没有“{item}”这一条；请核对。',
  'mark.bad-day': '日期“{day}”不存在；请核对。',
  'mark.in-the-future': '日期 {day} 还没有到；请核对。',
  'mark.says-nothing': '“{item}”没有填结论，也没有填数字；请填写后再保存。',
  'mark.needs-why': '“{item}”不达标或不适用时要写明原因；请补上后再保存。',
  'mark.computed': '“{item}”由数据计算；要另作认定请写明理由。',
  'mark.stated-by-hand': '“{item}”没有可以核对的数字；请只填结论。',
};

const LEVELS: Readonly<Record<StandardLevel, string>> = { household: '户', village: '村', township: '乡镇' };

export function exitRefusalText(refusal: Exclude<ExitRefusal, { reason: 'unknown-subject' }>): string {
  switch (refusal.reason) {
    case 'no-checklist':
      return '出列标准只有户、村、乡镇三级；请换一个单位。';
    case 'no-standard':
      return `那一天${LEVELS[refusal.level]}一级还没有出列标准；请在设置里增加。`;
  }
}

const MARKS: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', na: '—', unknown: '?' };
const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: '达标，可以出列',
  fail: '还不能出列',
  na: '不适用',
  unknown: '还缺认定，暂不能出列',
};
const BASES: Readonly<Record<Basis, string>> = {
  data: '',
  hand: '（登记）',
  override: '（另作认定）',
  none: '（待登记）',
};

const two = (value: number): string => String(Math.round(value * 100) / 100);

/** The figures of an item in one phrase. */
function evidenceText(evidence: Evidence, nameOf: (id: string) => string): string {
  switch (evidence.by) {
    case 'hand':
      return '';
    case 'poverty-rate':
      return evidence.people === undefined || evidence.rate === undefined
        ? `贫困 ${evidence.poor} 人，登记人口不详`
        : `${two(evidence.rate)}%（${evidence.poor}/${evidence.people}）`;
    case 'figure':
      return evidence.value === undefined ? '没有数字' : two(evidence.value);
    case 'facility':
      return `达标 ${evidence.reached} 处，要求 ${evidence.needed} 处`;
    case 'distance': {
      if (evidence.share === undefined) return '没有居住点位置';
      const far = evidence.farthest;
      const nearest =
        far?.job === undefined || far.km === undefined
          ? '附近没有已销号的水源'
          : `最远 ${two(far.km)} 公里（${nameOf(far.job)}）`;
      return `${evidence.reached}/${evidence.of} 户在范围内，${nearest}`;
    }
    default:
      return evidence.share === undefined
        ? '台账里没有这类任务'
        : `${two(evidence.share)}%（${two(evidence.reached)}/${two(evidence.of)}）`;
  }
}

function itemText(result: ItemResult, nameOf: (id: string) => string): string {
  const figures = evidenceText(result.evidence, nameOf);
  const stated = result.mark?.stated;
  const computed = figureOf(result.evidence);
  const differs = stated !== undefined && computed !== undefined && statedDiffers(stated, computed);
  const difference = differs ? `；材料所述 ${stated}，与计算不符` : '';
  return `${MARKS[result.verdict]} ${result.item.name}${BASES[result.basis]}${figures && `：${figures}`}${difference}`;
}

/** Names of targets, units and households as people call them. */
export function exitText(standing: ExitStanding, name: string, nameOf: (id: string) => string, asOf: string): string {
  const { standard, results, jobs, lift, villages, byHand, blocked, proven } = standing;
  const itemName = (id: string): string => results.find(({ item }) => item.id === id)?.item.name ?? id;
  const people = lift.reduce((sum, { members }) => sum + members, 0);
  const claim =
    standard.claimed === undefined || standard.claimed === results.length
      ? []
      : [`这一标准列 ${results.length} 条，来源另处称 ${standard.claimed} 条。`];
  const lines = [
    `${name}，${asOf}：${VERDICTS[standing.verdict]}`,
    `依据：${standard.name}（${standardKey(standard)}，${standard.source}）`,
    ...claim,
    ...results.map((result) => itemText(result, nameOf)),
  ];
  if (standing.verdict === 'pass') return lines.join('\n');
  lines.push('', '为什么还不能出列');
  if (jobs.length > 0) {
    lines.push(`${proven ? '至少' : '大约'}还要销号 ${jobs.length} 个目标：`);
    for (const job of jobs) lines.push(`  ${job.id} ${nameOf(job.id)}（${job.items.map(itemName).join('、')}）`);
  }
  if (lift.length > 0) lines.push(`至少还要脱贫 ${lift.length} 户 ${people} 人`);
  if (villages.length > 0) lines.push(`还要出列 ${villages.length} 个村：${villages.map(nameOf).join('、')}`);
  for (const id of byHand) lines.push(`要登记认定：${itemName(id)}`);
  for (const id of blocked) lines.push(`台账里的任务解决不了：${itemName(id)}`);
  return lines.join('\n');
}
