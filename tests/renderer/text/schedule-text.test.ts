/** Every reason has a sentence of its own, with its facts in it. */
import { describe, expect, it } from 'vitest';
import {
  actionRefusalText,
  calendarRefusalText,
  moveRefusalText,
  scheduleRefusalText,
} from '../../../renderer/text/schedule-text.ts';

describe('refusals of the schedule', () => {
  it.each([
    [
      scheduleRefusalText({ reason: 'deadline-before-start', start: '2017-12-02', deadline: '2017-11-01' }),
      '2017年11月1日 早于 2017年12月2日',
    ],
    [scheduleRefusalText({ reason: 'no-workdays', start: '2017-12-02', deadline: '2017-12-03' }), '没有工作日'],
    [
      scheduleRefusalText({ reason: 'lead-too-long', lead: { by: 'days', value: 11 }, workdays: 20 }),
      '只有 20 个工作日',
    ],
    [scheduleRefusalText({ reason: 'lead-out-of-range', lead: { by: 'percent', value: 95 } }), '领先量 95'],
    [moveRefusalText({ reason: 'same-unit' }, '甲镇', '乙镇', '公里'), '同一个单位'],
    [moveRefusalText({ reason: 'no-amount' }, '甲镇', '乙镇', '公里'), '大于 0'],
    [moveRefusalText({ reason: 'too-much', perDay: 0.414 }, '甲镇', '乙镇', '公里'), '甲镇 每工作日只有 0.41 公里'],
    [moveRefusalText({ reason: 'nothing-left' }, '甲镇', '乙镇', '公里'), '乙镇 这一类已没有剩余'],
    [calendarRefusalText({ reason: 'both', day: '2017-05-01' }), '2017年5月1日 既是放假又是上班'],
    [calendarRefusalText({ reason: 'twice', day: '2017-05-01' }), '写了两次'],
    [calendarRefusalText({ reason: 'no-day', day: '2017-02-30' }), '“2017-02-30”不是日期'],
    [calendarRefusalText({ reason: 'never-worked' }), '每周七天都休息'],
    [
      actionRefusalText({ reason: 'backwards', action: '苦干', from: '2017-12-31', to: '2017-12-01' }),
      '2017年12月1日 早于开始 2017年12月31日',
    ],
    [
      actionRefusalText({ reason: 'milestone-outside', action: '苦干', milestone: '过半', on: '2018-01-01' }),
      '“过半”的日期 2018年1月1日',
    ],
    [actionRefusalText({ reason: 'milestone-falls', action: '苦干', milestone: '过半' }), '比更早的还低'],
    [actionRefusalText({ reason: 'no-day', action: '苦干', day: 'x' }), '“x”不是日期'],
  ])('%s', (text, part) => {
    expect(text).toContain(part);
    expect(text).not.toMatch(/[{}]/);
  });
});
