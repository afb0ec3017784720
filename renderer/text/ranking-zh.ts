/** Wording of the mode 排名. */
export const rankingZh = {
  'mode.ranking': '排名',
} as const;
