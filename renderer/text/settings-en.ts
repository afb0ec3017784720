/** The same in English. */
import type { settingsZh } from './settings-zh.ts';

export const settingsEn: Readonly<Record<keyof typeof settingsZh, string>> = {
  'mode.settings': 'Settings',
};
