/** 点名: who should be there by the posts of a unit and the units below it, who is, and earlier roll-calls. */
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Json } from '../../../../shared/domain/entries/entry.ts';
import { type Called, PRESENCES, type Presence, rollCallOfEntry } from '../../../../shared/domain/entries/roll-call.ts';
import { heldOn } from '../../../../shared/domain/posts.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useEntries, useReader } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { usePosts } from '../../../parts/unit/use-posts.ts';
import { count, fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { PeopleTabProps } from '../use-people.ts';

const keyOf = ({ unit, title, person }: Pick<Called, 'unit' | 'title' | 'person'>): string =>
  `${unit}|${title}|${person}`;

export function RollCallTab({ unit, actions }: PeopleTabProps) {
  const { units } = useCounty();
  const reader = useReader();
  const { on } = reader;
  const live = reader.live && actions.canWrite;
  const postsOf = usePosts();
  const entries = useEntries('rollcall');
  const calls = useMemo(
    () =>
      (entries ?? [])
        .map(rollCallOfEntry)
        .filter((call) => call !== null)
        .filter((call) => call.unit === unit)
        .sort((a, b) => (a.on < b.on ? 1 : -1)),
    [entries, unit],
  );
  const today = calls.find((call) => call.on === on);
  const expected = useMemo(
    () =>
      [unit, ...units.childrenOf(unit).map((child) => child.id)].flatMap((id) =>
        heldOn(postsOf(id), on).map(({ title, person }) => ({ unit: id, title, person })),
      ),
    [unit, units, postsOf, on],
  );
  const [answers, setAnswers] = useState<Readonly<Record<string, { presence: Presence; why: string }>>>({});
  const saved = new Map(today?.called.map((each) => [keyOf(each), each]) ?? []);
  const list = expected.map((each) => {
    const key = keyOf(each);
    const known = saved.get(key);
    const answer = answers[key] ?? { presence: known?.presence ?? 'present', why: known?.why ?? '' };
    return { ...each, key, ...answer };
  });
  if (!entries) return <p className="quiet panel-note">{t('people.loading')}</p>;
  if (expected.length === 0)
    return <EmptyState title={t('people.nobodyExpected')} advice={t('people.nobodyExpectedAdvice')} />;
  const silent = list.find((each) => each.presence !== 'present' && each.why.trim() === '');
  const present = list.filter((each) => each.presence === 'present').length;
  const answer = (key: string, change: Partial<{ presence: Presence; why: string }>): void => {
    const now = list.find((each) => each.key === key);
    if (now) setAnswers((all) => ({ ...all, [key]: { presence: now.presence, why: now.why, ...change } }));
  };
  const save = (): void => {
    const called: Json = list.map(({ unit: at, title, person, presence, why }) => ({
      unit: at,
      title,
      person,
      presence,
      ...(presence === 'present' ? {} : { why: why.trim() }),
    }));
    actions.perform({
      act: (commands) => commands.writeEntry('rollcall', `${unit}|${on}`, { called }),
      said: t('people.said.rollCall', { present: count(present), expected: count(list.length) }),
      undoable: true,
      onResult: (result) => result.ok && setAnswers({}),
    });
  };
  return (
    <>
      <div className="figures-line">
        <p className="figure-main">
          <span>{fullDate(on)}</span>
          <b>{t('people.present', { present: count(present), expected: count(list.length) })}</b>
          {today === undefined && <small>{t('people.notCalled')}</small>}
        </p>
        <span className="page-space" />
        <ExportMenu
          lines={list.length}
          table={() => ({
            title: t('people.tab.rollcall'),
            lines: list,
            columns: [
              { title: t('people.unit'), form: 'text', value: (each) => units.get(each.unit)?.name ?? each.unit },
              { title: t('people.postTitle'), form: 'text', value: (each) => each.title },
              { title: t('people.person.name'), form: 'text', value: (each) => each.person },
              {
                title: t('people.presence'),
                form: 'text',
                // Before anybody is called nobody has been there.
                value: (each) => (today ? t(`people.presence.${each.presence}`) : null),
              },
              {
                title: t('people.absenceWhy'),
                form: 'text',
                value: (each) => (each.presence === 'present' ? null : each.why),
              },
            ],
          })}
        />
        {live && (
          <Button
            type="primary"
            loading={actions.busy}
            disabled={silent !== undefined || actions.refusal !== undefined}
            title={silent ? t('people.needsWhy', { person: silent.person }) : actions.refusal}
            onClick={save}
          >
            {t('people.saveRollCall')}
          </Button>
        )}
      </div>
      <div className="list-and-panel">
        <div className="list-side roll-call">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('people.unit')}</th>
                <th>{t('people.postTitle')}</th>
                <th>{t('people.person.name')}</th>
                <th>{t('people.presence')}</th>
                <th>{t('people.absenceWhy')}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((each) => (
                <tr key={each.key} className={`presence-${each.presence}`}>
                  <td>{units.get(each.unit)?.name ?? each.unit}</td>
                  <td className="quiet">{each.title}</td>
                  <td>
                    <strong>{each.person}</strong>
                  </td>
                  <td>
                    <Segmented
                      size="small"
                      disabled={!live}
                      value={each.presence}
                      aria-label={t('people.presenceOf', { person: each.person })}
                      options={PRESENCES.map((it) => ({ value: it, label: t(`people.presence.${it}`) }))}
                      onChange={(presence) => answer(each.key, { presence })}
                    />
                  </td>
                  <td>
                    {each.presence !== 'present' && (
                      <Input
                        size="small"
                        disabled={!live}
                        value={each.why}
                        maxLength={200}
                        aria-label={t('people.absenceWhyOf', { person: each.person })}
                        {...(each.why.trim() === '' ? { status: 'error' as const } : {})}
                        onChange={(event) => answer(each.key, { why: event.target.value })}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <aside className="panel-side" aria-label={t('people.earlierCalls')}>
          <section>
            <h3>{t('people.earlierCalls')}</h3>
            {calls.length === 0 && <p className="quiet">{t('people.noCalls')}</p>}
            <ul className="line-list">
              {calls.map((call) => {
                const missing = call.called.filter((each) => each.presence !== 'present');
                return (
                  <li key={call.on} className="call-line">
                    <time>{fullDate(call.on)}</time>
                    <b>
                      {t('people.present', {
                        present: count(call.called.length - missing.length),
                        expected: count(call.called.length),
                      })}
                    </b>
                    {missing.map((each) => (
                      <small key={keyOf(each)}>
                        {t('people.missing', {
                          person: each.person,
                          presence: t(`people.presence.${each.presence}`),
                          why: each.why ?? '',
                        })}
                      </small>
                    ))}
                  </li>
                );
              })}
            </ul>
          </section>
        </aside>
      </div>
    </>
  );
}
