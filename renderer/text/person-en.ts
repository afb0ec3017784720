/** The same in English. */
import type { personZh } from './person-zh.ts';

export const personEn: Readonly<Record<keyof typeof personZh, string>> = {
  'person.field.name': 'Head of household',
  'person.field.idNumber': 'Identity number',
  'person.field.phone': 'Telephone',
  'person.field.bank': 'Account',
  'person.field.members': 'Members',
  'person.invented': 'Demonstration county: names and numbers are made up',
  'person.reveal': 'Show in full',
  'person.why': 'Reason',
  'person.whyHint': 'The reason is logged with your name. Write no names or numbers in it.',
  'person.refuse.nobody': 'Say who you are first.',
  'person.refuse.no-reason-given': 'Give a reason: every look at personal data and every correction is logged.',
  'person.refuse.reason-gives-away':
    'Write no name, identity, telephone or account number in the reason: it is logged.',
  'person.refuse.role': 'Your role may not see personal data. Ask the duty officer or the cadre of the village.',
  'person.refuse.unit-needed': 'Choose your unit first: only personal data of your own unit are shown.',
  'person.refuse.outside': 'This household is not in your unit. Ask the cadre of its township or village.',
  'person.refuse.unknown-household': 'There is no such household: {household}',
  'person.refuse.unknown-village': 'This village has no registered households: {village}',
  'person.refuse.no-record': 'Nobody has filled in this household yet.',
  'person.refuse.vault.tampered':
    'The file with the personal data of this village is damaged or was changed. It was left alone; restore vault from a backup.',
  'person.refuse.vault.wrong-key':
    'The personal data are locked with another key. Restore the vault of the same backup.',
  'person.refuse.vault.key-missing': 'The key of the personal data is gone. Restore vault from a backup.',
  'person.refuse.vault.key-locked':
    'The personal data are locked by this system through the desktop application. Open it there, as the same user.',
  'person.refuse.vault.disk': 'The personal data could not be read or written. Check the disk.',
  'person.refuse.disk': 'The log could not be written, so nothing was shown: {message}',
  'person.refuse.not-logged': 'The log did not take the entry, so nothing was shown ({cause}). Try again.',
};
