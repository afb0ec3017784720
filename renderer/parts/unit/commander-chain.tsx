/** The command chain from the county down to a unit: who holds each post since when, what is vacant, who held it before. */
import { chainOn, ownerOn, type UnitPost } from '../../../shared/domain/posts.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { openUnit } from '../../app/view-store.ts';
import { useCounty } from '../../db/county-store.tsx';
import { levelText } from '../../text/domain-text.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { usePosts } from './use-posts.ts';
import './commander-chain.css';

function HeldPost({ post }: { post: UnitPost }) {
  return (
    <li>
      <span className="post-title">{post.title}</span>
      <strong>{post.person}</strong>
      <small>{t('chain.since', { date: fullDate(post.since) })}</small>
    </li>
  );
}

function FormerPost({ post }: { post: UnitPost }) {
  const period = t('chain.period', { from: post.since, to: post.until ?? '' });
  return (
    <li className="former">
      <span className="post-title">{post.title}</span>
      <span>{post.person}</span>
      <small>{period}</small>
    </li>
  );
}

interface CommanderChainProps {
  /** From the county to the unit. */
  readonly path: readonly Unit[];
  /** The day being shown, by which posts are held or past. */
  readonly on: string;
  /** Who answers for the object itself: a name, or a post such as `@攻坚队队长`. */
  readonly owner?: string;
}

export function CommanderChain({ path, on, owner }: CommanderChainProps) {
  const { settings } = useCounty();
  const postsOf = usePosts();
  const chain = chainOn(path, postsOf, (unit) => settings.postTitles?.[unit.level] ?? [], on);
  const answers = owner === undefined ? undefined : ownerOn(owner, path.at(-1)?.id ?? '', postsOf, on);
  return (
    <ol className="commander-chain" aria-label={t('chain.title')}>
      {chain.map(({ unit, held, former, vacant }, i) => {
        const here = i === chain.length - 1 && owner === undefined;
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
              {held.length === 0 && vacant.length === 0 && <li className="former">{t('chain.vacant')}</li>}
              {held.map((post) => (
                <HeldPost key={post.title + post.since + post.person} post={post} />
              ))}
              {vacant.map((title) => (
                <li key={title} className="vacant">
                  <span className="post-title">{title}</span>
                  <strong>{t('chain.vacantPost')}</strong>
                </li>
              ))}
            </ul>
            {former.length > 0 && (
              <details>
                <summary>{t('chain.former')}</summary>
                <ul>
                  {former.map((post) => (
                    <FormerPost key={post.title + post.since + post.person} post={post} />
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
      {answers && (
        <li className="here">
          <span className="chain-owner">{t('chain.owner')}</span>
          <ul>
            <li>
              {answers.post && <span className="post-title">{answers.post.title}</span>}
              <strong>{answers.person ?? t(answers.post ? 'chain.vacantPost' : 'target.ownerNone')}</strong>
            </li>
          </ul>
        </li>
      )}
    </ol>
  );
}
