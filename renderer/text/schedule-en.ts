/** The same in English. */
import type { scheduleZh } from './schedule-zh.ts';

export const scheduleEn: Readonly<Record<keyof typeof scheduleZh, string>> = {
  'mode.schedule': 'Schedule',
};
