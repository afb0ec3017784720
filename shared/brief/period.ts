/** Kinds of brief and the days that each is about. */
import type { BriefKind } from '../domain/entries/brief.ts';
import { addDays } from '../domain/day.ts';
import type { Day } from '../domain/unit.ts';

export interface Period {
  /** First and last day that it reports. */
  readonly from: Day;
  readonly on: Day;
  /** Last day of the time to come that it looks at; null when the campaign is over. */
  readonly next: Day | null;
}

const DAYS: Readonly<Record<Exclude<BriefKind, 'end'>, number>> = { daily: 1, weekly: 7 };

export function periodOf(kind: BriefKind, on: Day, campaignStart: Day): Period {
  if (kind === 'end') return { from: campaignStart < on ? campaignStart : on, on, next: null };
  const days = DAYS[kind];
  return { from: addDays(on, 1 - days), on, next: addDays(on, days) };
}
