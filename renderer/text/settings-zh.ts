/** Wording of the mode 设置. */
export const settingsZh = {
  'mode.settings': '设置',
} as const;
