/** Ranking: war zones, townships or villages by five measures, first and last named, places changed since a day. Prints. */
import { Button, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { isDay } from '../../../shared/domain/day.ts';
import {
  RANK_LEVELS,
  RANK_MEASURES,
  type RankLevel,
  type RankMeasure,
  rankUnits,
} from '../../../shared/domain/ranking.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { useView } from '../../app/view-store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useCounty, useReader } from '../../db/county-store.tsx';
import { ExportMenu } from '../../parts/export/export-menu.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { levelText } from '../../text/domain-text.ts';
import { count, fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { NamedUnits } from './named-units.tsx';
import { rankingOut } from './ranking-out.ts';
import { RankingTable } from './ranking-table.tsx';
import { useStandings } from './use-standings.ts';
import '../../parts/list-page.css';
import './ranking-page.css';

export function RankingPage({ actions, children }: ModePageProps) {
  usePageKeys(actions);
  const { units } = useCounty();
  const present = RANK_LEVELS.filter((it) => [...units.all()].some((unit) => unit.level === it));
  const [wanted, setLevel] = useState<RankLevel>('township');
  const level = present.includes(wanted) ? wanted : (present[0] ?? 'township');
  const levels = (
    <Segmented
      value={level}
      onChange={setLevel}
      aria-label={t('ranking.level')}
      options={present.map((it) => ({ value: it, label: levelText(it) }))}
    />
  );
  return (
    <PageFrame title={t('mode.ranking')} tools={levels} floating={children} className="ranking-page">
      <Ranking key={level} level={level} />
    </PageFrame>
  );
}

function Ranking({ level }: { readonly level: RankLevel }) {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const chosen = useView((view) => view.unit);
  const [measure, setMeasure] = useState<RankMeasure>('progress');
  const [since, setSince] = useState('');
  const [round, setRound] = useState<number | null>(null);
  // Units of the level below the selected one; seen from one of them or from below, the whole county.
  const ids = useMemo(() => {
    const all = [...units.all()].filter((unit) => unit.level === level).map((unit) => unit.id);
    const below = all.filter((id) => id !== chosen && units.pathUp(id).includes(chosen));
    return below.length > 0 ? below : all;
  }, [units, level, chosen]);
  const isSince = isDay(since) && since < on && since >= settings.start;
  const standings = useStandings(ids, isSince ? since : null, round);
  const ranking = useMemo(
    () => standings && rankUnits(standings.now, measure, level, standings.before),
    [standings, measure, level],
  );
  const title = t('ranking.title', {
    level: levelText(level),
    measure: t(`ranking.measure.${measure}`),
    date: fullDate(on),
  });
  return (
    <div className="list-and-panel">
      <section className="list-side" aria-label={title}>
        <div className="filters">
          <Segmented
            value={measure}
            onChange={setMeasure}
            aria-label={t('ranking.measure')}
            options={RANK_MEASURES.map((it) => ({ value: it, label: t(`ranking.measure.${it}`) }))}
          />
          {measure === 'score' && standings && standings.rounds.length > 0 && (
            <Select
              value={round ?? standings.rounds.at(-1)?.round ?? null}
              onChange={setRound}
              aria-label={t('evaluation.round')}
              options={standings.rounds.map((it) => ({ value: it.round, label: it.name }))}
            />
          )}
          <label className="filter-field">
            <span>{t('ranking.since')}</span>
            <Input
              allowClear
              value={since}
              maxLength={10}
              placeholder={settings.start}
              status={since === '' || isSince ? '' : 'warning'}
              onChange={(event) => setSince(event.target.value.trim())}
            />
          </label>
          {since !== '' && !isSince && <small>{t('ranking.sinceForm', { from: settings.start, to: on })}</small>}
          <span className="page-space" />
          <ExportMenu
            lines={ranking?.ranked.length ?? 0}
            table={() => ({
              title: t('export.rankingOf', { level: levelText(level), name: t(`ranking.measure.${measure}`) }),
              columns: standings ? rankingOut(standings, measure, isSince, units) : [],
              lines: ranking?.ranked ?? [],
            })}
          />
          <Button type="primary" disabled={!ranking || ranking.ranked.length === 0} onClick={() => window.print()}>
            {t('action.print')}
          </Button>
        </div>
        {!standings || !ranking ? (
          <p className="quiet section-note">{t('detail.loading')}</p>
        ) : ranking.ranked.length === 0 ? (
          <EmptyState title={t(`ranking.none.${measure}`)} advice={t('ranking.noneAdvice')} />
        ) : (
          <div className="printable ranking-sheet" data-list tabIndex={-1}>
            <h1 className="print-only">{title}</h1>
            <RankingTable ranked={ranking.ranked} standings={standings} measure={measure} compares={isSince} />
            {ranking.unranked.length > 0 && (
              <p className="quiet section-note">{t('ranking.unranked', { count: count(ranking.unranked.length) })}</p>
            )}
          </div>
        )}
      </section>
      {ranking && ranking.ranked.length > 0 && level !== 'zone' && (
        <NamedUnits ranked={ranking.ranked} level={level} measure={measure} />
      )}
    </div>
  );
}
