/** Wording of the mode 一览. */
export const dashboardZh = {
  'mode.dashboard': '一览',
} as const;
