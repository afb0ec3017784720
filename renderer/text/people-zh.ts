/** Wording of the mode 帮扶. */
export const peopleZh = {
  'mode.people': '帮扶',
} as const;
