/** What an export came to, as one sentence. */
import type { Filed } from '../../shared/host/export-calls.ts';
import { count } from './format.ts';
import { t } from './t.ts';

export function filedText(filed: Filed): string {
  if ('ok' in filed) {
    const { refusal } = filed;
    switch (refusal.reason) {
      case 'too-many-lines':
        return t('export.refuse.too-many-lines', { limit: count(refusal.limit) });
      case 'unknown-crs':
      case 'crs-not-written':
        return t('export.refuse.crs', { crs: refusal.crs });
      case 'table-gone':
      case 'nothing-there':
      case 'unknown-kind':
      case 'unknown-unit':
      case 'crs-fixed':
        return t(`export.refuse.${refusal.reason}`);
    }
  }
  if (!filed.saved) return t(`export.not-saved.${filed.cause}`, { message: filed.message ?? '' });
  const { name, folder, beyondGbk, unplaced, shortened } = filed;
  return [
    t('export.saved', { name, folder }),
    ...(unplaced ? [t('export.unplaced', { count: count(unplaced) })] : []),
    ...(beyondGbk && beyondGbk.length > 0 ? [t('export.beyondGbk', { characters: beyondGbk.join(' ') })] : []),
    ...(shortened ? [t('export.shortened', { count: count(shortened) })] : []),
  ].join('');
}
