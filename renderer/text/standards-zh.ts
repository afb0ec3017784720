/** Wording of exit standards. */
export const standardsZh = {
  'tab.exit': '出列',
} as const;
