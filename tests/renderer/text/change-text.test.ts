/** One sentence for each kind of change. */
import { describe, expect, it } from 'vitest';
import { changeText } from '../../../renderer/text/change-text.ts';

const say = (kind: string, payload: Record<string, unknown>): string =>
  changeText({ subject: 's', kind, payload }, '大湾路', (_subject, stage) => (stage === 'gravel' ? '级配碎石' : stage));

describe('changes', () => {
  it('names each kind of operation', () => {
    expect(say('clearance', { to: 'cleared' })).toBe('大湾路 销号');
    expect(say('clearance', { to: 'reopened', why: '塌方' })).toBe('大湾路 重新打开：塌方');
    expect(say('clearance', { to: 'open', undoes: 'a/b/1' })).toBe('大湾路 撤销上一步，恢复为“未开工”');
    expect(say('stretch', { stage: 'gravel', from: 0, to: 1250 })).toBe('大湾路 级配碎石 K0+000—K1+250');
    expect(say('amount', { percent: 85 })).toBe('大湾路 进度登记为 85.0%');
    expect(say('revoke', { operations: ['a/b/1', 'a/b/2'] })).toBe('大湾路 撤回 2 笔登记');
    expect(say('clearance', { to: 'rejected', why: '资料不全' })).toBe('大湾路 退回：资料不全');
    expect(say('reach', { stage: 'gravel', reached: 12.5 })).toBe('大湾路 级配碎石累计完成 12.50');
    expect(say('evidence', { item: 'x', number: '水检〔2017〕1' })).toBe('大湾路 登记佐证 水检〔2017〕1');
    expect(say('evidence', { item: 'x', file: { name: '验收.jpg' } })).toBe('大湾路 登记佐证 验收.jpg');
    expect(say('note', { text: '现场已看' })).toBe('大湾路 备注：现场已看');
    expect(say('edit', { set: { owner: '李四', name: '小湾路' } })).toBe('大湾路 修改 2 项基本情况');
    expect(say('target', { spec: {} })).toBe('新增目标 大湾路');
    expect(say('from-next-year', {})).toBe('大湾路 其他变动');
  });
});
