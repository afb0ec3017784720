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
    expect(say('from-next-year', {})).toBe('大湾路 其他变动');
  });
});
