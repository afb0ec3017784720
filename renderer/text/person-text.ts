/** One sentence for each reason why personal data was not shown or changed; every sentence says what to do. */
import type { PersonRefusal } from '../../shared/host/person-calls.ts';
import { refusalText } from './refusal-text.ts';
import { t } from './t.ts';

export function personRefusalText(refusal: PersonRefusal): string {
  switch (refusal.reason) {
    case 'unknown-household':
      return t('person.refuse.unknown-household', { household: refusal.household });
    case 'unknown-village':
      return t('person.refuse.unknown-village', { village: refusal.village });
    case 'vault':
      return t(`person.refuse.vault.${refusal.fault}`);
    case 'disk':
      return t('person.refuse.disk', { message: refusal.message });
    case 'not-logged':
      return t('person.refuse.not-logged', { cause: refusal.cause });
    case 'read-only':
      return refusalText(refusal);
    default:
      return t(`person.refuse.${refusal.reason}`);
  }
}
