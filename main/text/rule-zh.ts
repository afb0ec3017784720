/** Why the campaign's rules refuse a step, in one sentence that says what to do. */
import type { State } from '../../shared/domain/clearance.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { RuleRefusal } from '../../shared/log/decide.ts';
import { entryRefusalZh, settingsIssueZh } from './record-zh.ts';

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
  village: '村',
  inspector: '督查',
  viewer: '查看',
};

/** From where a state is reached. */
const WAY_TO: Readonly<Record<State, string>> = {
  open: '如登记有误请撤销',
  underway: '未开工、退回或反弹的目标才能开工',
  applied: '已申请、已核验、已销号或已剔除的目标不能再申请',
  verified: '请先申请销号，再核验',
  cleared: '请按申请、核验、销号的顺序办理',
  rejected: '已申请或已核验的目标才能退回',
  reopened: '已销号的目标才能重新打开',
  removed: '已销号的目标请先重新打开，再剔除',
};

const PROGRESS_TEXTS = {
  chainage: '这类目标按桩号登记进度；请填工序和起止桩号。',
  amount: '这类目标按百分比登记进度；请填完成百分比。',
  stages: '这类目标按工序登记完成数量；请填工序和数量。',
} as const;

const rolesText = (roles: readonly Role[]): string => roles.map((role) => ROLE_NAMES[role]).join('、');

const amount = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 3 });

const stateName = (state: string): string => STATE_NAMES[state as State] ?? state;

/** `refusal` comes over the contract as plain data; one of an unknown form is named as such. */
export function ruleText(refusal: Readonly<Record<string, unknown>>): string {
  const known = refusal as unknown as RuleRefusal | { reason: 'batch' };
  switch (known.reason) {
    case 'already':
      return `目标已经是“${stateName(known.state)}”，没有改变。`;
    case 'transition':
      return `目标现在是“${stateName(known.from)}”，不能直接变为“${stateName(known.to)}”；${WAY_TO[known.to]}。`;
    case 'role':
      return `“${ROLE_NAMES[known.role]}”身份不能把目标变为“${stateName(known.to)}”；这一步由${rolesText(known.may)}办理。`;
    case 'scope':
      return `只能办理“${known.unit}”范围内的事项；请换有权限的身份。`;
    case 'same-person':
      return `“${known.by}”是申请人，不能再${known.to === 'verified' ? '核验' : '销号'}；请由另一人办理。`;
    case 'evidence':
      return `缺少佐证：${known.missing.map(({ name }) => name).join('、')}；请先用 guatu evidence 登记。`;
    case 'role-write':
      return `“${ROLE_NAMES[known.role]}”身份不能登记这一项；请换有权限的身份。`;
    case 'stage-amount':
      return `“${known.stage}”不能超过“${known.before}”的 ${amount(known.reached)} ${known.measure}；请先登记“${known.before}”。`;
    case 'settings':
      return `设置有矛盾，没有保存：${known.issues.map(settingsIssueZh).join('；')}。`;
    case 'kind-in-use':
      return `类别“${known.kind}”还有 ${known.count} 个目标，不能删除。`;
    case 'standard-in-use':
      return `“${known.standard}”第 ${known.version} 版已有登记，不能再改；请另存为新的一版。`;
    case 'unknown-kind':
      return `没有“${known.kind}”这个类别；请先在设置里增加。`;
    case 'unknown-unit':
      return `没有编码为“${known.unit}”的单位；请核对。`;
    case 'unknown-field':
      return `目标没有“${known.field}”这一项；请核对。`;
    case 'unknown-evidence':
      return `这一类别不要求“${known.item}”这项佐证；请核对。`;
    case 'taken':
      return `编号“${known.subject}”已经有了；请换一个编号。`;
    case 'deadline-before-start':
      return `时限 ${known.deadline} 早于开始日期 ${known.start}；请核对。`;
    case 'entry':
      return entryRefusalZh(known);
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
      return PROGRESS_TEXTS[known.progress];
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
