/** How much of each kind of work is done: kilometres per stage for lines, numbers cleared for works. */
import type { Kind } from '../../../../shared/domain/kind.ts';
import type { KindTally, Tally } from '../../../../shared/domain/tally.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { setFilter, useView } from '../../../app/view-store.ts';
import { amountOf, count, percent, share } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** A kind of one stage needs one line. */
function KindRow({ kind, tally }: { kind: Kind; tally: KindTally }) {
  const chosen = useView((view) => view.filter.kind === kind.id);
  const reached = share(tally.done[0] ?? 0, tally.planned);
  return (
    <div className="stage-row stage-single">
      <button
        type="button"
        className="link"
        aria-pressed={chosen}
        onClick={() => setFilter({ kind: chosen ? '' : kind.id })}
      >
        {kind.name}
      </button>
      <ProgressBar value={reached} label={kind.name} tone="plain" />
      <span className="stage-amount">
        {kind.geometry === 'line'
          ? t('stages.amount', {
              done: amountOf(kind, tally.done[0] ?? 0),
              total: amountOf(kind, tally.planned),
              measure: kind.measure,
            })
          : t('kpi.clearedOf', { done: count(tally.cleared), total: count(tally.total) })}
      </span>
      <b>{percent(reached)}</b>
    </div>
  );
}

function KindRows({ kind, tally }: { kind: Kind; tally: KindTally }) {
  const chosen = useView((view) => view.filter.kind === kind.id);
  return (
    <div className="stage-kind">
      <button
        type="button"
        className="link stage-name"
        aria-pressed={chosen}
        onClick={() => setFilter({ kind: chosen ? '' : kind.id })}
      >
        {kind.name}
        <small>{t('kpi.clearedOf', { done: count(tally.cleared), total: count(tally.total) })}</small>
      </button>
      {kind.stages.map((stage, i) => {
        const done = tally.done[i] ?? 0;
        const reached = share(done, tally.planned);
        return (
          <div className="stage-row" key={stage.id}>
            <span>{stage.name}</span>
            <ProgressBar value={reached} label={stage.name} tone="plain" />
            <span className="stage-amount">
              {t('stages.amount', {
                done: amountOf(kind, done),
                total: amountOf(kind, tally.planned),
                measure: kind.measure,
              })}
            </span>
            <b>{percent(reached)}</b>
          </div>
        );
      })}
    </div>
  );
}

export function StageBars({ kinds, tally }: { kinds: readonly Kind[]; tally: Tally }) {
  const present = kinds.filter((kind) => (tally.kinds[kind.id]?.total ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <section className="stage-bars" aria-label={t('stages.title')}>
      <h3>{t('stages.title')}</h3>
      {present.map((kind) => {
        const kindTally = tally.kinds[kind.id];
        if (!kindTally) return null;
        return kind.stages.length === 1 ? (
          <KindRow key={kind.id} kind={kind} tally={kindTally} />
        ) : (
          <KindRows key={kind.id} kind={kind} tally={kindTally} />
        );
      })}
    </section>
  );
}
