/** Reasons for which a back-schedule, a move, a calendar or an action is refused, as sentences with what to do. */
import type { ActionRefusal } from '../../shared/domain/action.ts';
import type { ScheduleRefusal } from '../../shared/domain/schedule/back-schedule.ts';
import type { MoveRefusal } from '../../shared/domain/schedule/what-if.ts';
import type { CalendarRefusal } from '../../shared/domain/work-calendar.ts';
import { amount, fullDate } from './format.ts';
import { t } from './t.ts';

export function scheduleRefusalText(refusal: ScheduleRefusal): string {
  switch (refusal.reason) {
    case 'deadline-before-start':
      return t('schedule.refusal.deadlineBeforeStart', {
        start: fullDate(refusal.start),
        deadline: fullDate(refusal.deadline),
      });
    case 'no-workdays':
      return t('schedule.refusal.noWorkdays', { start: fullDate(refusal.start), deadline: fullDate(refusal.deadline) });
    case 'lead-too-long':
      return t('schedule.refusal.leadTooLong', { workdays: refusal.workdays });
    case 'lead-out-of-range':
      return t('schedule.refusal.leadOutOfRange', { value: refusal.lead.value });
  }
}

export function moveRefusalText(refusal: MoveRefusal, from: string, to: string, measure: string): string {
  switch (refusal.reason) {
    case 'same-unit':
      return t('schedule.refusal.sameUnit');
    case 'no-amount':
      return t('schedule.refusal.noAmount');
    case 'too-much':
      return t('schedule.refusal.tooMuch', {
        name: from,
        amount: amount(Math.round(refusal.perDay * 100) / 100),
        measure,
      });
    case 'nothing-left':
      return t('schedule.refusal.nothingLeft', { name: to });
  }
}

export function calendarRefusalText(refusal: CalendarRefusal): string {
  switch (refusal.reason) {
    case 'both':
      return t('calendar.refusal.both', { date: fullDate(refusal.day) });
    case 'twice':
      return t('calendar.refusal.twice', { date: fullDate(refusal.day) });
    case 'no-day':
      return t('calendar.refusal.noDay', { day: refusal.day });
    case 'never-worked':
      return t('calendar.refusal.neverWorked');
  }
}

export function actionRefusalText(refusal: ActionRefusal): string {
  switch (refusal.reason) {
    case 'no-day':
      return t('action.refusal.noDay', refusal);
    case 'backwards':
      return t('action.refusal.backwards', {
        action: refusal.action,
        from: fullDate(refusal.from),
        to: fullDate(refusal.to),
      });
    case 'milestone-outside':
      return t('action.refusal.outside', { ...refusal, date: fullDate(refusal.on) });
    case 'milestone-falls':
      return t('action.refusal.falls', refusal);
  }
}
