/** The same in English. */
import type { peopleZh } from './people-zh.ts';

export const peopleEn: Readonly<Record<keyof typeof peopleZh, string>> = {
  'mode.people': 'Pairing',
};
