/** The same in English. */
import type { ledgerZh } from './ledger-zh.ts';

export const ledgerEn: Readonly<Record<keyof typeof ledgerZh, string>> = {
  'mode.ledger': 'Ledger',
};
