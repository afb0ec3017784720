/** The same in English. */
import type { supervisionZh } from './supervision-zh.ts';

export const supervisionEn: Readonly<Record<keyof typeof supervisionZh, string>> = {
  'mode.supervision': 'Supervision',
};
