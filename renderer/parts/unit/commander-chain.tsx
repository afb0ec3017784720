/** The command chain from the county down to a unit: who holds each post since when, who held it before. */
import type { Post, Unit } from '../../../shared/domain/unit.ts';
import { openUnit } from '../../app/view-store.ts';
import { levelText } from '../../text/domain-text.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';

function HeldPost({ post }: { post: Post }) {
  return (
    <li>
      <span className="post-title">{post.title}</span>
      <strong>{post.person}</strong>
      <small>{t('chain.since', { date: fullDate(post.since) })}</small>
    </li>
  );
}

function FormerPost({ post }: { post: Post }) {
  const period = t('chain.period', { from: post.since, to: post.until ?? '' });
  return (
    <li className="former">
      <span className="post-title">{post.title}</span>
      <span>{post.person}</span>
      <small>{period}</small>
    </li>
  );
}

/** `path` runs from the county to the unit; `on` is the day being shown, by which posts are held or past. */
export function CommanderChain({ path, on, owner }: { path: readonly Unit[]; on: string; owner?: string }) {
  return (
    <ol className="commander-chain" aria-label={t('chain.title')}>
      {path.map((unit, i) => {
        const known = unit.posts.filter((post) => post.since <= on);
        const held = known.filter((post) => post.until === undefined || post.until >= on);
        const former = known.filter((post) => !held.includes(post));
        const here = i === path.length - 1 && owner === undefined;
        return (
          <li key={unit.id} className={here ? 'here' : ''}>
            <button
              type="button"
              className="link"
              onClick={() => openUnit(unit.id)}
              aria-current={here ? 'true' : undefined}
            >
              {unit.name}
              <small>{levelText(unit.level)}</small>
            </button>
            <ul>
              {held.length === 0 && <li className="former">{t('chain.vacant')}</li>}
              {held.map((post) => (
                <HeldPost key={post.title + post.since} post={post} />
              ))}
            </ul>
            {former.length > 0 && (
              <details>
                <summary>{t('chain.former')}</summary>
                <ul>
                  {former.map((post) => (
                    <FormerPost key={post.title + post.since} post={post} />
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
      {owner !== undefined && (
        <li className="here">
          <span className="chain-owner">{t('chain.owner')}</span>
          <ul>
            <li>
              <strong>{owner === '' ? t('target.ownerNone') : owner}</strong>
            </li>
          </ul>
        </li>
      )}
    </ol>
  );
}
