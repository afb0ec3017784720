/** Third-party evaluation: rounds, their rankings with the last townships and villages named, and entering scores. */
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { type EvaluationRound, evaluationsOf, scoresAt } from '../../../../shared/domain/entries/evaluation.ts';
import {
  LAST_NAMED,
  lastPlaces,
  RANKED_LEVELS,
  rankChanges,
  type RankedLevel,
  rankScores,
} from '../../../../shared/domain/evaluation.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useEntries } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { levelText } from '../../../text/domain-text.ts';
import { count, scoreText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { RoundForm } from './round-form.tsx';
import { scoreOut } from './score-out.ts';
import { ScoreForm } from './score-form.tsx';
import { ScoreTable } from './score-table.tsx';
import './evaluation.css';

export function EvaluationTab({ actions }: { readonly actions: Actions }) {
  const { units } = useCounty();
  const entries = useEntries('evaluation');
  const [chosen, setChosen] = useState<number | null>(null);
  const [level, setLevel] = useState<RankedLevel>('township');
  const [writing, setWriting] = useState<'round' | 'scores' | null>(null);
  if (entries === undefined) return <p className="quiet section-note">{t('detail.loading')}</p>;
  const rounds = evaluationsOf(entries);
  const round = rounds.find((it) => it.round === chosen) ?? rounds.at(-1);
  const before = round && rounds.findLast((it) => it.round < round.round);
  const ranking = round ? rankScores(scoresAt(round, level, units)) : [];
  const changes = before ? rankChanges(rankScores(scoresAt(before, level, units)), ranking) : null;
  const last = lastPlaces(ranking, LAST_NAMED[level]);
  const total = [...units.all()].filter((unit) => unit.level === level).length;
  return (
    <div className="list-and-panel">
      <section className="list-side" aria-label={t('supervision.tab.evaluation')}>
        <div className="filters">
          {rounds.length > 0 && (
            <Segmented
              value={round?.round ?? 0}
              onChange={setChosen}
              aria-label={t('evaluation.round')}
              options={rounds.map((it) => ({ value: it.round, label: it.name }))}
            />
          )}
          <Segmented
            value={level}
            onChange={setLevel}
            aria-label={t('ranking.level')}
            options={RANKED_LEVELS.map((it) => ({ value: it, label: levelText(it) }))}
          />
          <span className="page-space" />
          <ExportMenu
            byUnit={false}
            lines={ranking.length}
            table={() => ({
              title: t('export.rankingOf', { level: levelText(level), name: round?.name ?? '' }),
              columns: scoreOut(units, changes),
              lines: ranking,
            })}
          />
          {round && (
            <Button disabled={actions.refusal !== undefined} onClick={() => setWriting('scores')}>
              {t('evaluation.enter')}
            </Button>
          )}
          <Button type="primary" disabled={actions.refusal !== undefined} onClick={() => setWriting('round')}>
            {t('evaluation.new')}
          </Button>
        </div>
        {round && <p className="filter-note">{roundText(round, ranking.length, total)}</p>}
        {!round ? (
          <EmptyState title={t('evaluation.none')} advice={t('evaluation.noneAdvice')} />
        ) : ranking.length === 0 ? (
          <EmptyState title={t('evaluation.noScores', { level: levelText(level) })} />
        ) : (
          <ScoreTable
            ranking={ranking}
            changes={changes}
            last={new Set(last.map((place) => place.unit))}
            full={round.full}
            disputed={new Set(round.disputed)}
          />
        )}
      </section>
      {writing === 'round' && <RoundForm rounds={rounds} actions={actions} onClose={() => setWriting(null)} />}
      {writing === 'scores' && round && (
        <ScoreForm
          key={round.id + level}
          round={round}
          level={level}
          actions={actions}
          onClose={() => setWriting(null)}
        />
      )}
      {writing === null && ranking.length > 0 && (
        <aside className="panel-side" aria-label={t('evaluation.last')}>
          <section>
            <h3>{t(`evaluation.last.${level}`)}</h3>
            <ol className="last-list">
              {[...last].reverse().map((place) => (
                <li key={place.unit}>
                  <b>{place.rank}</b>
                  <span>{nameIn(units.pathOf(place.unit).slice(-2))}</span>
                  <span>{scoreText(place.score)}</span>
                </li>
              ))}
            </ol>
            {last.length > LAST_NAMED[level] && (
              <p className="quiet">{t('evaluation.tiedLast', { count: last.length, usual: LAST_NAMED[level] })}</p>
            )}
          </section>
        </aside>
      )}
    </div>
  );
}

const nameIn = (path: readonly { readonly name: string; readonly level: string }[]): string =>
  path
    .filter((unit) => unit.level === 'township' || unit.level === 'village')
    .map((unit) => unit.name)
    .join(' › ');

const roundText = (round: EvaluationRound, scored: number, total: number): string =>
  t('evaluation.about', { by: round.by, on: round.on, scored: count(scored), total: count(total) });
