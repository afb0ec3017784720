/** One target: what was asked, by whom and until when, how far it is, and everything that can be done about it. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Interval } from '../../../shared/domain/chainage.ts';
import { isDone } from '../../../shared/domain/clearance.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { plannedPercent } from '../../../shared/domain/light.ts';
import { lengthInMetres } from '../../../shared/domain/target.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { ChangeEntry, LitTarget } from '../../db/reader.ts';
import type { Actions } from '../../app/use-actions.ts';
import { ChainageStrip } from '../../components/chainage-strip.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { attrText } from '../../text/attr-text.ts';
import { lightText, stateText } from '../../text/domain-text.ts';
import { amountOf, count, decimal, fullDate, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { closeTarget } from '../../app/view-store.ts';
import { ChangeList } from '../unit/change-list.tsx';
import { CommanderChain } from '../unit/commander-chain.tsx';
import { AmountForm } from './amount-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { nextGap } from './next-gap.ts';
import { StretchForm } from './stretch-form.tsx';

interface TargetPanelProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  /** County → the unit that answers for it. */
  readonly path: readonly Unit[];
  readonly on: string;
  readonly placed: boolean;
  readonly changes: readonly ChangeEntry[] | undefined;
  readonly actions: Actions;
}

function deadlineText(target: LitTarget, on: string): string | null {
  if (isDone(target.state)) return null;
  const left = daysBetween(on, target.plan.deadline);
  if (left < 0) return t('target.overdue', { days: count(-left) });
  return left === 0 ? t('target.dueToday') : t('target.daysLeft', { days: count(left) });
}

export function TargetPanel({ target, kind, path, on, placed, changes, actions }: TargetPanelProps) {
  const [offered, setOffered] = useState<({ stage: string } & Interval) | null>(null);
  const [reopening, setReopening] = useState(false);
  const done = isDone(target.state);
  const due = deadlineText(target, on);
  const planned = plannedPercent(target.plan, on);
  const refusal = actions.refusal;
  const stageName = (_subject: string, id: string): string => kind.stages.find((stage) => stage.id === id)?.name ?? id;
  const gap = nextGap(kind, target);
  const start = offered ?? gap;
  // A recorded stretch or percentage moves the form on to what is left.
  const formKey = start ? `${start.stage}/${start.from}/${start.to}/${target.percent}` : `${target.percent}`;
  const recordStretch: Actions['recordStretch'] = (...step) => {
    setOffered(null);
    actions.recordStretch(...step);
  };
  const parent = path.at(-1);
  const lanes = kind.stages.map((stage, i) => ({
    id: stage.id,
    name: stage.name,
    reached: target.stretches[i] ?? [],
    label: t('target.stripLabel', {
      stage: stage.name,
      done: t('unit.quantity', { amount: amountOf(kind, target.done[i] ?? 0), measure: kind.measure }),
      total: t('unit.quantity', { amount: amountOf(kind, target.quantity), measure: kind.measure }),
    }),
  }));

  return (
    <article className="target-panel" aria-label={target.name}>
      <header className="detail-heading">
        {parent && (
          <button type="button" className="link back" onClick={closeTarget}>
            ‹ {parent.name}
          </button>
        )}
        <h2>{target.name}</h2>
        <p>
          <span className="badge">{kind.name}</span>
          <span className="quiet">{t('detail.code', { code: target.id })}</span>
        </p>
        {!placed && <p className="detail-note">{t('detail.noGeometry')}</p>}
        {target.disputed && <p className="detail-note strong">{t('target.disputed')}</p>}
      </header>

      <section className="target-standing">
        <div className="standing-state">
          <StateMark state={target.state} />
          <b>{stateText(target.state)}</b>
        </div>
        <div className="standing-light">
          <LightDot light={target.light} quiet />
          <b>{lightText(target.light)}</b>
          {due && <span>{due}</span>}
        </div>
        <div className="kpi-line">
          <span className="kpi-label">{t('target.progress')}</span>
          <b>{percent(target.percent)}</b>
          {!done && <span className="quiet">{t('kpi.plan', { percent: decimal(planned) })}</span>}
        </div>
        <ProgressBar
          value={target.percent}
          plan={done ? undefined : planned}
          label={t('target.progress')}
          size="tall"
        />
        <div className="target-actions">
          {done ? (
            <Button onClick={() => setReopening(true)} disabled={refusal !== undefined || reopening}>
              {t('action.reopen')}
            </Button>
          ) : (
            <Button
              type="primary"
              loading={actions.busy}
              disabled={refusal !== undefined}
              onClick={() => actions.clear(target)}
            >
              {t('action.clear')}
            </Button>
          )}
          <Button disabled={refusal !== undefined} onClick={() => actions.undo()} title={t('top.undoHint')}>
            {t('action.undo')}
          </Button>
        </div>
        {refusal !== undefined && <p className="form-note">{refusal}</p>}
        {reopening && done && (
          <ReopenForm
            busy={actions.busy}
            onCancel={() => setReopening(false)}
            onReopen={(why) => {
              actions.reopen(target, why);
              setReopening(false);
            }}
          />
        )}
      </section>

      {kind.progress === 'chainage' && (
        <section>
          <h3>{t('target.chainage')}</h3>
          <ChainageStrip
            lanes={lanes}
            length={lengthInMetres(target)}
            {...(refusal === undefined && !done
              ? { onGap: (stage: string, gap: Interval) => setOffered({ stage, ...gap }) }
              : {})}
          />
          <dl className="stage-list">
            {kind.stages.map((stage, i) => (
              <div key={stage.id}>
                <dt>{stage.name}</dt>
                <dd>
                  {t('stages.amount', {
                    done: amountOf(kind, target.done[i] ?? 0),
                    total: amountOf(kind, target.quantity),
                    measure: kind.measure,
                  })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}

      {!done && (
        <section>
          <h3>{t('target.record')}</h3>
          {kind.progress === 'chainage' ? (
            <StretchForm
              key={formKey}
              kind={kind}
              target={target}
              offered={offered}
              refusal={refusal}
              busy={actions.busy}
              onRecord={({ stage, from, to }) =>
                recordStretch(target, { id: stage, name: stageName(target.id, stage) }, from, to)
              }
            />
          ) : (
            <AmountForm
              key={formKey}
              target={target}
              refusal={refusal}
              busy={actions.busy}
              onRecord={(value) => actions.recordAmount(target, value)}
            />
          )}
        </section>
      )}

      <section>
        <dl className="fact-list">
          <div>
            <dt>{t('target.owner')}</dt>
            <dd>{target.owner === '' ? t('target.ownerNone') : target.owner}</dd>
          </div>
          <div>
            <dt>{t('target.quantity')}</dt>
            <dd>{t('unit.quantity', { amount: amountOf(kind, target.quantity), measure: kind.measure })}</dd>
          </div>
          <div>
            <dt>{t('target.start')}</dt>
            <dd>{fullDate(target.plan.start)}</dd>
          </div>
          <div>
            <dt>{t('target.deadline')}</dt>
            <dd>{fullDate(target.plan.deadline)}</dd>
          </div>
          {Object.entries(target.attrs ?? {}).map(([name, given]) => {
            const { label, value } = attrText(name, given);
            return (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            );
          })}
        </dl>
      </section>

      <section>
        <h3>{t('chain.title')}</h3>
        <CommanderChain path={path} on={on} owner={target.owner} />
      </section>

      <section>
        <h3>{t('target.history')}</h3>
        {changes && <ChangeList changes={changes} nameOf={() => target.name} stageName={stageName} />}
      </section>
    </article>
  );
}
