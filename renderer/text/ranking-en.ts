/** The same in English. */
import type { rankingZh } from './ranking-zh.ts';

export const rankingEn: Readonly<Record<keyof typeof rankingZh, string>> = {
  'mode.ranking': 'Ranking',
};
