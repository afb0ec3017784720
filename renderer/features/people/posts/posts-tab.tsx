/** 职务: the posts of a unit with who holds them, who held them, what is vacant; hand over, fill, end. */
import { Button } from 'antd';
import { useState } from 'react';
import { formerOn, heldOn, type UnitPost, vacanciesOn } from '../../../../shared/domain/posts.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import { openUnit } from '../../../app/view-store.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import type { ShownColumn } from '../../../parts/export/shown-table.ts';
import { CommanderChain } from '../../../parts/unit/commander-chain.tsx';
import { usePosts } from '../../../parts/unit/use-posts.ts';
import { levelText } from '../../../text/domain-text.ts';
import { fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { PeopleTabProps } from '../use-people.ts';
import { HandOverForm } from './hand-over-form.tsx';
import { PostForm } from './post-form.tsx';

export function PostsTab({ unit: id, actions }: PeopleTabProps) {
  const { units, settings } = useCounty();
  const reader = useReader();
  const { on } = reader;
  const live = reader.live && actions.canWrite;
  const postsOf = usePosts();
  const [filling, setFilling] = useState<string | null>(null);
  const unit = units.get(id);
  if (!unit) return null;
  const posts = postsOf(unit.id);
  const held = heldOn(posts, on);
  const former = formerOn(posts, on);
  const demanded = (it: Unit): readonly string[] => settings.postTitles?.[it.level] ?? [];
  const vacant = vacanciesOn(posts, demanded(unit), on);
  const below = units
    .childrenOf(unit.id)
    .map((child) => ({ child, titles: vacanciesOn(postsOf(child.id), demanded(child), on) }))
    .filter(({ titles }) => titles.length > 0);
  const listed: PostLine[] = [
    ...held,
    ...vacant.map((title) => ({ unit: unit.id, title })),
    ...former,
    ...below.flatMap(({ child, titles }) => titles.map((title) => ({ unit: child.id, title }))),
  ];
  return (
    <div className="posts-page">
      <section className="posts-held" aria-label={t('people.postsOf', { unit: unit.name })}>
        <header className="posts-head">
          <h3>{t('people.postsOf', { unit: unit.name })}</h3>
          <ExportMenu
            lines={listed.length}
            table={() => ({ title: t('people.tab.posts'), columns: postOut(units), lines: listed })}
          />
        </header>
        <ul className="post-cards">
          {held.map((post) => (
            <PostCard key={`${post.title}${post.person}${post.since}`} post={post} actions={actions} live={live} />
          ))}
          {vacant.map((title) => (
            <li key={title} className="post-card vacant">
              <span className="post-title">{title}</span>
              <strong>{t('chain.vacantPost')}</strong>
              {live && (
                <div className="form-actions">
                  <Button size="small" onClick={() => setFilling(title)}>
                    {t('people.fillPost')}
                  </Button>
                </div>
              )}
              {filling === title && (
                <PostForm unit={unit} title={title} actions={actions} onClose={() => setFilling(null)} />
              )}
            </li>
          ))}
        </ul>
        {live && filling !== '' && (
          <Button onClick={() => setFilling('')} disabled={actions.refusal !== undefined} title={actions.refusal}>
            {t('people.newPost')}
          </Button>
        )}
        {filling === '' && <PostForm unit={unit} title="" actions={actions} onClose={() => setFilling(null)} />}
        {former.length > 0 && (
          <>
            <h3>{t('chain.former')}</h3>
            <table className="plain-table">
              <tbody>
                {former.map((post) => (
                  <tr key={`${post.title}${post.person}${post.since}`}>
                    <td>{post.title}</td>
                    <td>{post.person}</td>
                    <td className="quiet">{t('chain.period', { from: post.since, to: post.until ?? '' })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <h3>{t('people.vacanciesBelow')}</h3>
        {below.length === 0 ? (
          <p className="quiet">{t('people.noVacancies')}</p>
        ) : (
          <table className="plain-table">
            <tbody>
              {below.map(({ child, titles }) => (
                <tr key={child.id}>
                  <td>
                    <button type="button" className="link" onClick={() => openUnit(child.id)}>
                      {child.name}
                    </button>
                  </td>
                  <td className="quiet">{levelText(child.level)}</td>
                  <td>
                    {titles.map((title) => (
                      <span key={title} className="badge vacant">
                        {title}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <aside className="panel-side" aria-label={t('chain.title')}>
        <section>
          <h3>{t('people.chainOn', { date: fullDate(on) })}</h3>
          <CommanderChain path={units.pathOf(unit.id)} on={on} />
        </section>
      </aside>
    </div>
  );
}

/** Held, vacant or former, of the unit; vacancies of those below it. */
interface PostLine {
  readonly unit: string;
  readonly title: string;
  readonly person?: string;
  readonly since?: string;
  readonly until?: string | undefined;
}

const postOut = (units: UnitIndex): ShownColumn<PostLine>[] => [
  { title: t('people.unit'), form: 'text', value: (post) => units.get(post.unit)?.name ?? post.unit },
  { title: t('people.postTitle'), form: 'text', value: (post) => post.title },
  { title: t('people.person.name'), form: 'text', value: (post) => post.person ?? t('chain.vacantPost') },
  { title: t('export.from'), form: 'day', value: (post) => post.since ?? null },
  { title: t('export.until'), form: 'day', value: (post) => post.until ?? null },
];

function PostCard({ post, actions, live }: { post: UnitPost; actions: PeopleTabProps['actions']; live: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="post-card">
      <span className="post-title">{post.title}</span>
      <strong>{post.person}</strong>
      <small className="quiet">{t('chain.since', { date: fullDate(post.since) })}</small>
      {live && !open && (
        <div className="form-actions">
          <Button
            size="small"
            disabled={actions.refusal !== undefined}
            title={actions.refusal}
            onClick={() => setOpen(true)}
          >
            {t('people.handOver')}
          </Button>
        </div>
      )}
      {open && <HandOverForm post={post} actions={actions} onClose={() => setOpen(false)} />}
    </li>
  );
}
