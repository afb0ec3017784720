/** Why an imported base map was not taken out. */
import type { ArchiveRefusal } from '../../shared/host/archive-calls.ts';
import { readOnlyText } from './refusal-text.ts';
import { t } from './t.ts';

export function archiveRefusalText(refusal: ArchiveRefusal): string {
  switch (refusal.reason) {
    case 'read-only':
      return readOnlyText(refusal.cause);
    case 'disk':
      return t('refuse.disk', { message: refusal.message });
    case 'role':
      return t('layers.archive.role');
    case 'archive-unknown':
      return t('layers.archive.gone');
    case 'archive-own':
      return t('layers.archive.own');
  }
}
