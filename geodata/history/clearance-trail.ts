/** The way of a finished target to its clearance 销号: application, check, clearance; refusals and reopenings on the way. */
import type { State } from '../../shared/domain/clearance.ts';
import type { Random } from '../lib/random.ts';
import type { Story } from './event.ts';
import type { Official, Officials } from './officials.ts';
import { LAST_DAY, type WorkCalendar } from './work-calendar.ts';

/** Why a check failed and why a cleared target fell back, per sector of the kind registry. */
const REJECTED: Record<'road' | 'water', readonly string[]> = {
  road: ['路面厚度不足', '边沟未完善', '路肩未培土', '竣工资料不全', '错车道未设置'],
  water: ['水质检测报告未提供', '池体渗漏', '未接通到户', '未设警示护栏', '竣工资料不全'],
};
const REOPENED: Record<'road' | 'water', readonly string[]> = {
  road: ['路面塌方', '边坡滑塌掩埋路面', '路基沉陷'],
  water: ['水源干涸反弹', '管道冻裂停水', '池壁开裂渗漏', '水质复检不合格'],
};

export interface Trail {
  readonly sector: 'road' | 'water';
  readonly story: Story;
  readonly calendar: WorkCalendar;
  readonly officials: Officials;
  readonly random: Random;
}

/** How the trail ends. */
export type Ending =
  | 'plain'
  | 'rejected'
  | 'rejected-then-cleared'
  | 'reopened'
  | 'reopened-then-cleared'
  | 'applied'
  | 'verified';

/** Adds one step unless it would fall after the fixed day; tells whether it did. */
function step(trail: Trail, day: number, by: Official, to: State, why?: string): boolean {
  if (day > LAST_DAY) return false;
  trail.story.add(day, 'clearance', by, { to, ...(why === undefined ? {} : { why }) });
  return true;
}

/** A working day between `least` and `most` days later; beyond the fixed day it stays beyond. */
function later(trail: Trail, day: number, least: number, most: number): number {
  if (day + least > LAST_DAY) return day + least;
  return trail.calendar.pick(day + least, day + most, trail.random);
}

/**
 * Walks a target that was finished on `day` towards clearance. `onReopened` may change progress after a reopening and is
 * given the day; `onRepaired` restores it. Returns the last day written.
 */
export function walkTrail(
  trail: Trail,
  day: number,
  ending: Ending,
  hooks: { onReopened?: (day: number) => void; onRepaired?: (day: number) => void } = {},
): void {
  const { officials, random, story, sector } = trail;
  const cadre = officials.cadre(story.unit, random);
  // Small finished works are often cleared by the duty room on the township's list, without a check of each one.
  const isListed = ending === 'plain' && sector === 'water' && random.next() < 0.5;
  if (isListed) {
    step(trail, later(trail, day, 0, 4), officials.duty, 'cleared');
    return;
  }
  let at = later(trail, day, 0, 3);
  if (!step(trail, at, cadre, 'applied') || ending === 'applied') return;
  if (ending === 'rejected' || ending === 'rejected-then-cleared') {
    at = later(trail, at, 1, 6);
    const by = random.next() < 0.5 ? officials.inspector(random) : officials.zone(story.unit, random);
    if (!step(trail, at, by, 'rejected', random.pick(REJECTED[sector])) || ending === 'rejected') return;
    at = later(trail, at, 4, 15);
    if (!step(trail, at, cadre, 'applied')) return;
  }
  at = later(trail, at, 0, 5);
  if (!step(trail, at, officials.zone(story.unit, random), 'verified') || ending === 'verified') return;
  at = later(trail, at, 0, 4);
  if (!step(trail, at, officials.duty, 'cleared')) return;
  if (ending !== 'reopened' && ending !== 'reopened-then-cleared') return;
  at = later(trail, at, 8, 45);
  if (!step(trail, at, officials.inspector(random), 'reopened', random.pick(REOPENED[sector]))) return;
  hooks.onReopened?.(at);
  if (ending === 'reopened') return;
  at = later(trail, at, 4, 20);
  if (at > LAST_DAY) return;
  hooks.onRepaired?.(at);
  at = later(trail, at, 0, 4);
  if (!step(trail, at, cadre, 'applied')) return;
  at = later(trail, at, 0, 3);
  if (!step(trail, at, officials.zone(story.unit, random), 'verified')) return;
  step(trail, later(trail, at, 0, 2), officials.duty, 'cleared');
}
