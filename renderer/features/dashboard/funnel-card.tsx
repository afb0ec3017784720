/** How far targets have come: from the whole ledger through started, applied, verified to cleared; then stage by stage of each kind. */
import type { State } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { KindTally, Tally } from '../../../shared/domain/tally.ts';
import { setFilter, useView } from '../../app/view-store.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { amountOf, count, percent, share } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Card } from './card.tsx';

const STEPS = ['all', 'started', 'applied', 'verified', 'cleared'] as const;
type Step = (typeof STEPS)[number];

/** States that have come at least as far; an applied target has been started, whatever happened to it since. */
const REACHED: Readonly<Record<Exclude<Step, 'all'>, readonly State[]>> = {
  started: ['underway', 'rejected', 'reopened', 'applied', 'verified', 'cleared'],
  applied: ['applied', 'verified', 'cleared'],
  verified: ['verified', 'cleared'],
  cleared: ['cleared'],
};

function reached(tallies: readonly KindTally[], step: Step): number {
  if (step === 'all') return tallies.reduce((sum, tally) => sum + tally.total, 0);
  return tallies.reduce(
    (sum, tally) => sum + REACHED[step].reduce((part, state) => part + (tally.states[state] ?? 0), 0),
    0,
  );
}

export function FunnelCard({ kinds, tally }: { kinds: readonly Kind[]; tally: Tally }) {
  const chosen = useView((view) => view.filter.kind);
  const present = kinds.filter((kind) => (tally.kinds[kind.id]?.total ?? 0) > 0);
  const kind = present.find(({ id }) => id === chosen);
  const tallies = present.filter((it) => !kind || it === kind).flatMap((it) => tally.kinds[it.id] ?? []);
  const all = reached(tallies, 'all');
  return (
    <Card
      title={t('dashboard.funnel')}
      area="funnel"
      aside={
        kind && (
          <button type="button" className="link" onClick={() => setFilter({ kind: '' })}>
            {t('dashboard.onlyKind', { kind: kind.name })}
          </button>
        )
      }
    >
      <ol className="funnel" aria-label={t('dashboard.funnel')}>
        {STEPS.map((step) => {
          const value = reached(tallies, step);
          return (
            <li key={step}>
              <span>{t(`dashboard.step.${step}`)}</span>
              <i style={{ width: `${share(value, all)}%` }} aria-hidden />
              <b>{count(value)}</b>
              <small>{percent(share(value, all))}</small>
            </li>
          );
        })}
      </ol>
      <ul className="kind-lines" aria-label={t('dashboard.kinds')}>
        {present.map((it) => (
          <KindLine key={it.id} kind={it} tally={tally.kinds[it.id]} chosen={it === kind} />
        ))}
      </ul>
    </Card>
  );
}

function KindLine({ kind, tally, chosen }: { kind: Kind; tally: KindTally | undefined; chosen: boolean }) {
  if (!tally) return null;
  return (
    <li>
      <button
        type="button"
        className="kind-line"
        aria-pressed={chosen}
        onClick={() => setFilter({ kind: chosen ? '' : kind.id })}
      >
        <span className="kind-name">{kind.name}</span>
        <span className="kind-count">
          {t('dashboard.pair', { part: count(tally.cleared), whole: count(tally.total) })}
        </span>
        {kind.stages.map((stage, i) => {
          const done = tally.done[i] ?? 0;
          const value = share(done, tally.planned);
          return (
            <span
              key={stage.id}
              className="kind-stage"
              title={t('stages.amount', {
                done: amountOf(kind, done),
                total: amountOf(kind, tally.planned),
                measure: kind.measure,
              })}
            >
              <span>{stage.name}</span>
              <ProgressBar value={value} label={stage.name} size="thin" tone="plain" />
              <b>{percent(value)}</b>
            </span>
          );
        })}
      </button>
    </li>
  );
}
