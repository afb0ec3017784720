/** Why something cannot be written down, in words of the command line. */
import type { EntryRefusal } from '../../shared/domain/entries/entry.ts';
import { MARK_TEXTS } from './standards-zh.ts';

const ISSUES: Readonly<Record<string, string>> = {
  'thresholds-order': '红灯界线必须大于黄灯界线',
  'signing-steps': '申请、核验、销号各要有一条规定',
  'id-twice': '编号重复',
  'deadline-before-start': '结束日期早于开始日期',
  weights: '各工序的权重合计不是 1',
  'chainage-needs-line': '按桩号登记的类别必须是线',
};

export const settingsIssueZh = ({ path, message }: { path: string; message: string }): string =>
  `${ISSUES[message] ?? '内容不符合格式'}（${path}）`;

/** Sentences by `<collection>.<problem>`; `{name}` takes a fact. */
const ENTRY_TEXTS: Readonly<Record<string, string>> = { ...MARK_TEXTS };

export function entryRefusalZh({ collection, problem, facts }: EntryRefusal): string {
  const text = ENTRY_TEXTS[`${collection}.${problem}`] ?? '内容不符合规定，没有保存；请核对后再试。';
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
