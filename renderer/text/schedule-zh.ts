/** Wording of the mode 推进表. */
export const scheduleZh = {
  'mode.schedule': '推进表',
} as const;
