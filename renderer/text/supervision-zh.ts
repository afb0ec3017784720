/** Wording of the mode 督查. */
export const supervisionZh = {
  'mode.supervision': '督查',
} as const;
