/** Wording of the mode 台账. */
export const ledgerZh = {
  'mode.ledger': '台账',
} as const;
