/** The same in English. */
import type { standardsZh } from './standards-zh.ts';

export const standardsEn: Readonly<Record<keyof typeof standardsZh, string>> = {
  'tab.exit': 'Exit',
};
