/** 职务: titles of the posts that every unit of a level must have filled. */
import { Select } from 'antd';
import { UNIT_LEVELS, type UnitLevel } from '../../../shared/domain/unit.ts';
import { levelText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { Field } from './fields.tsx';
import type { SectionProps } from './section.ts';

export function PostsSection({ draft, change, issueAt }: SectionProps) {
  const set = (level: UnitLevel, titles: string[]): void =>
    change((settings) => {
      const { [level]: _before, ...others } = settings.postTitles ?? {};
      const postTitles = titles.length === 0 ? others : { ...others, [level]: titles };
      const { postTitles: _titles, ...rest } = settings;
      return Object.keys(postTitles).length === 0 ? rest : { ...rest, postTitles };
    });
  return (
    <section>
      <h3>{t('settings.posts.title')}</h3>
      <p className="section-hint">{t('settings.posts.hint')}</p>
      {UNIT_LEVELS.map((level) => (
        <Field key={level} label={levelText(level)} issue={issueAt('postTitles', level)}>
          <Select
            mode="tags"
            value={draft.postTitles?.[level] ?? []}
            onChange={(titles: string[]) => set(level, titles)}
            open={false}
            suffixIcon={null}
            placeholder={t('settings.posts.placeholder')}
            aria-label={levelText(level)}
          />
        </Field>
      ))}
    </section>
  );
}
