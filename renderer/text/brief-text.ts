/** Why a brief or a printed ledger is not there, and what came of saving one. */
import type { PaperRefusal } from '../../shared/host/paper-calls.ts';
import { t } from './t.ts';

export function briefRefusalText(reason: string): string {
  switch (reason) {
    case 'no-units':
    case 'no-rows':
      return t(`brief.refuse.${reason}`);
    case 'unreachable':
      return t('brief.unreachable');
    default:
      return t('brief.refuse.other');
  }
}

export function notSavedText(fault: PaperRefusal | { readonly reason: string }): string {
  if (fault.reason === 'cancelled') return t('brief.notSaved.cancelled');
  if (fault.reason === 'disk' && 'message' in fault) return t('brief.notSaved.disk', { message: fault.message });
  return t('brief.notSaved.other');
}
