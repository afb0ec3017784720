/** What the 推进表 is set to: action, lead, window, the day for the red list. Never rows; unit, kind and date are the shared selection. */
import { create } from 'zustand';
import type { Lead } from '../../../shared/domain/schedule/back-schedule.ts';
import { DEFAULT_LEAD } from '../../../shared/domain/schedule/back-schedule.ts';
import { DEFAULT_WINDOW_DAYS } from '../../../shared/domain/schedule/rate.ts';
import type { Day } from '../../../shared/domain/unit.ts';

export const SHEETS = ['table', 'red', 'move'] as const;
export type SheetName = (typeof SHEETS)[number];

interface ScheduleChoice {
  /** Id of an action; empty for all. */
  readonly action: string;
  readonly lead: Lead;
  /** Days that "the last N days" looks back. */
  readonly windowDays: number;
  /** Day by which who turns red is asked; null for the default of two weeks on. */
  readonly redBy: Day | null;
  /** Only the weeks around today instead of the whole time. */
  readonly near: boolean;
  readonly sheet: SheetName;
  readonly filtersOpen: boolean;
}

export const useSchedule = create<ScheduleChoice>()(() => ({
  action: '',
  lead: DEFAULT_LEAD,
  windowDays: DEFAULT_WINDOW_DAYS,
  redBy: null,
  near: false,
  sheet: 'table',
  filtersOpen: true,
}));

export const choose = (change: Partial<ScheduleChoice>): void => useSchedule.setState(change);
