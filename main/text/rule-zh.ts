/** Why the campaign's rules refuse a step, in one sentence that says what to do. */
import type { Refusal, Role, State } from '../../shared/domain/clearance.ts';
import type { ProgressRefusal } from '../../shared/log/decide.ts';

export const STATE_NAMES: Readonly<Record<State, string>> = {
  open: '未开工',
  underway: '在建',
  applied: '已申请',
  verified: '已核验',
  cleared: '已销号',
  rejected: '退回',
  reopened: '反弹',
  removed: '已剔除',
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  duty: '值班员',
  zone: '战区',
  township: '乡镇',
  inspector: '督查',
  viewer: '查看',
};

const amount = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 3 });

const stateName = (state: string): string => STATE_NAMES[state as State] ?? state;

/** `refusal` comes over the contract as plain data; one of an unknown form is named as such. */
export function ruleText(refusal: Readonly<Record<string, unknown>>): string {
  const known = refusal as unknown as Refusal | ProgressRefusal | { reason: 'form' | 'batch' };
  switch (known.reason) {
    case 'already':
      return `目标已经是“${stateName(known.state)}”，没有改变。`;
    case 'transition':
      return `目标现在是“${stateName(known.from)}”，不能直接变为“${stateName(known.to)}”。`;
    case 'role':
      return `“${ROLE_NAMES[known.role]}”身份不能把目标变为“${stateName(known.to)}”；请换有权限的身份。`;
    case 'no-reason-given':
      return '请写明原因后再试。';
    case 'nobody':
      return '请写明经办人后再试。';
    case 'unfinished': {
      const left = known.left.map((entry) => `${entry.stage} ${amount(entry.amount)} ${known.measure}`).join('、');
      return `还没有完成，剩余：${left}；登记完成后才能销号。`;
    }
    case 'beyond-length':
      return `桩号超出全长 ${amount(known.length)} 米；请核对起止桩号。`;
    case 'empty-stretch':
      return '终点桩号必须大于起点桩号；请核对。';
    case 'unknown-stage':
      return `没有“${known.stage}”这个工序；请核对。`;
    case 'stage-order':
      return `“${known.stage}”有 ${amount(known.metres)} 米超出了“${known.before}”已完成的范围；请先登记“${known.before}”。`;
    case 'not-reported-so':
      return known.progress === 'chainage'
        ? '这类目标按桩号登记进度，不能填百分比。'
        : '这类目标按百分比登记进度，不能填桩号。';
    case 'settled':
      return `目标现在是“${stateName(known.state)}”，不能再登记进度；如有反弹请先重新打开。`;
    case 'bad-day':
      return `日期“${known.day}”不存在；请写作 2017-12-01。`;
    case 'later-stage':
      return `“${known.stage}”已经登记在这一段上，不能撤回；请先撤回“${known.stage}”。`;
    case 'form':
    case 'batch':
      return '内容不符合格式，没有保存；请升级挂图后重试。';
  }
}
