/** One sentence for each kind of operation that a list of changes shows. */
import { chainageText } from '../../shared/domain/chainage.ts';
import { stateSchema } from '../../shared/domain/clearance.ts';
import { stateText } from './domain-text.ts';
import { amount, decimal } from './format.ts';
import { t } from './t.ts';

interface Change {
  readonly subject: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

export function changeText(
  { subject, kind, payload }: Change,
  name: string,
  stageName: (subject: string, stage: string) => string,
): string {
  switch (kind) {
    case 'clearance': {
      const to = stateSchema.safeParse(payload['to']);
      if (!to.success) return t('changes.other', { name });
      if (payload['undoes'] !== undefined) return t('changes.undone', { name, state: stateText(to.data) });
      if (to.data === 'cleared') return t('changes.cleared', { name });
      if (to.data === 'reopened') return t('changes.reopened', { name, why: textOf(payload['why']) });
      if (to.data === 'rejected' || to.data === 'removed')
        return t(`changes.${to.data}`, { name, why: textOf(payload['why']) });
      return t('changes.state', { name, state: stateText(to.data) });
    }
    case 'stretch':
      return t('changes.stretch', {
        name,
        stage: stageName(subject, textOf(payload['stage'])),
        from: chainageText(numberOf(payload['from'])),
        to: chainageText(numberOf(payload['to'])),
      });
    case 'amount':
      return t('changes.amount', { name, percent: decimal(numberOf(payload['percent'])) });
    case 'reach':
      return t('changes.reach', {
        name,
        stage: stageName(subject, textOf(payload['stage'])),
        reached: amount(numberOf(payload['reached'])),
      });
    case 'evidence': {
      const file = payload['file'];
      const fileName = typeof file === 'object' && file !== null && 'name' in file ? textOf(file.name) : '';
      return t('changes.evidence', { name, proof: textOf(payload['number']) || fileName || textOf(payload['note']) });
    }
    case 'note':
      return t('changes.note', { name, text: textOf(payload['text']) });
    case 'target':
      return t('changes.target', { name });
    case 'edit':
      return t('changes.edit', { name, count: Object.keys(payload['set'] ?? {}).length });
    case 'revoke':
      return t('changes.revoke', {
        name,
        count: Array.isArray(payload['operations']) ? payload['operations'].length : 1,
      });
    case 'import':
      return t('changes.import', { source: textOf(payload['source']) });
    case 'settings':
      return t('changes.settings');
    default:
      return t('changes.other', { name });
  }
}
