/** The same in English. */
import type { dashboardZh } from './dashboard-zh.ts';

export const dashboardEn: Readonly<Record<keyof typeof dashboardZh, string>> = {
  'mode.dashboard': 'Overview',
};
