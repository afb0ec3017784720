/** The same in English. */
import type { signoffZh } from './signoff-zh.ts';

export const signoffEn: Readonly<Record<keyof typeof signoffZh, string>> = {
  'role.village': 'Village cadre',
  'who.unit': 'Unit',
  'who.unitAll': 'Any unit',
};
