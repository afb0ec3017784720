/** What is wrong with a field of the settings, as a sentence that says what to do. */
import { isTextKey, t } from '../../text/t.ts';
import type { Issue } from './settings-draft.ts';

export function issueText({ what, bound, path }: Issue): string {
  const isText = typeof path.at(-1) === 'string' && ['name', 'id', 'campaign', 'measure'].includes(String(path.at(-1)));
  if (what === 'too_small' && (isText || bound === 1)) return t('settings.field.missing');
  if (what === 'too_small') return t('settings.field.least', { bound: bound ?? 0 });
  if (what === 'too_big') return t('settings.field.most', { bound: bound ?? 0 });
  if (what === 'invalid_type') return t('settings.field.missing');
  const key = `settings.field.${what}`;
  return isTextKey(key) ? t(key as 'settings.field.other') : t('settings.field.other');
}
