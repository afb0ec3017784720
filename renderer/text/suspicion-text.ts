/** Why something is suspicious, one sentence for each rule. */
import type { Suspicion } from '../../shared/domain/plausibility/suspicion.ts';
import { amount, count, decimal } from './format.ts';
import { t } from './t.ts';

export function suspicionText({ rule, facts }: Suspicion): string {
  const word = (name: string): string => String(facts[name] ?? '');
  const figure = (name: string): number => Number(facts[name] ?? 0);
  const many = (name: string): number => (Array.isArray(facts[name]) ? facts[name].length : 0);
  switch (rule) {
    case 'stage-order':
      return t('suspicion.text.stage-order', {
        stage: word('stage'),
        before: word('before'),
        amount: amount(figure('amount')),
        measure: word('measure'),
      });
    case 'night-jump':
      return t('suspicion.text.night-jump', {
        night: word('night'),
        user: word('user'),
        from: decimal(figure('from')),
        to: decimal(figure('to')),
        points: decimal(figure('points')),
      });
    case 'last-day-jump':
      return t('suspicion.text.last-day-jump', {
        end: word('end'),
        user: word('user'),
        from: decimal(figure('from')),
        to: decimal(figure('to')),
        points: decimal(figure('points')),
      });
    case 'bulk-clearance':
      return t('suspicion.text.bulk-clearance', { user: word('user'), count: count(figure('count')) });
    case 'same-photograph':
      return t('suspicion.text.same-photograph', { name: word('name'), count: count(many('others')) });
    case 'outside-village':
      return t('suspicion.text.outside-village', { metres: count(figure('metres')) });
    case 'self-clearance':
      return t('suspicion.text.self-clearance', { user: word('user') });
    case 'five-sources':
      return t('suspicion.text.five-sources', { count: count(figure('count')) });
  }
}
