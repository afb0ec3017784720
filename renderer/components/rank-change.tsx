/** Places won or lost since an earlier ranking: the arrow repeats what the number says, hue is left to lights. */
import { t } from '../text/t.ts';
import './rank-change.css';

/** `change` null: not ranked then. */
export function RankChange({ change }: { readonly change: number | null }) {
  if (change === null) return <span className="rank-change quiet">{t('ranking.change.new')}</span>;
  if (change === 0) return <span className="rank-change quiet">{t('ranking.change.same')}</span>;
  const places = Math.abs(change);
  return (
    <span className="rank-change" title={t(change > 0 ? 'ranking.change.up' : 'ranking.change.down', { places })}>
      <i aria-hidden>{change > 0 ? '▲' : '▼'}</i>
      {places}
    </span>
  );
}
