/**
 * One step for many targets, looked at before it is taken: what may be done, what not and why, judged by the host's own
 * rules. What may is written at once and undone at once.
 */
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { needsReason, type Refusal } from '../../../shared/domain/clearance.ts';
import { sortOut } from '../../../shared/domain/target-step.ts';
import type { Actions } from '../../app/use-actions.ts';
import { ruleSentence, useStepRules } from '../../app/use-step-rules.ts';
import { hover } from '../../app/view-store.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useAnswer, useCounty } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { stepText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { BATCH_STEPS, type BatchStep } from './batch-bar.tsx';
import { type BatchLine, batchLines } from './batch-lines.ts';

/** As many as one write of the journal takes. */
const AT_ONCE = 500;

interface BatchPanelProps {
  readonly ids: readonly string[];
  readonly actions: Actions;
  /** The step that is looked at first; another may be chosen. */
  readonly step?: BatchStep;
  /** `done`: it has been written. */
  readonly onClose: (done: boolean) => void;
}

export function BatchPanel({ ids, actions, step = 'applied', onClose }: BatchPanelProps) {
  const rules = useStepRules();
  const [to, setTo] = useState<BatchStep>(step);
  const [why, setWhy] = useState('');
  const [writing, setWriting] = useState(0);
  const targets = useAnswer(`batch ${ids.join(' ')}`, async (reader) => {
    const found = await Promise.all(ids.map((id) => reader.target(id)));
    return found.filter((target) => target !== undefined);
  });
  const counts = useMemo(
    () => BATCH_STEPS.map((each) => sortOut(targets ?? [], (target) => rules.judge(target, each)).may.length),
    [targets, rules],
  );
  const { may, mayNot } = useMemo(
    () => sortOut(targets ?? [], (target) => rules.judge(target, to)),
    [targets, rules, to],
  );
  const now = may.slice(0, AT_ONCE);
  const isExplained = needsReason(to);
  const canConfirm = actions.refusal === undefined && now.length > 0 && (!isExplained || why.trim() !== '');
  const confirm = (): void => {
    setWriting(now.length);
    const reason = isExplained ? why.trim() : undefined;
    actions.steps(
      now.map(({ id }) => id),
      to,
      reason,
      (result) => {
        setWriting(0);
        if (result.ok) onClose(true);
      },
    );
  };
  return (
    <section className="batch-panel" aria-label={t('batch.title', { step: stepText(to) })}>
      <header>
        <h3>{t('batch.title', { step: stepText(to) })}</h3>
        <Segmented
          size="small"
          block
          value={to}
          onChange={setTo}
          aria-label={t('batch.choice')}
          options={BATCH_STEPS.map((each, i) => ({
            value: each,
            label: t('batch.act', { step: t(`batch.step.${each}`), count: count(counts[i] ?? 0) }),
          }))}
        />
        {isExplained && (
          <label className="batch-why">
            <span>{t('reason.title.rejected')}</span>
            <Input
              value={why}
              maxLength={200}
              placeholder={t('reason.hint.rejected')}
              onChange={(event) => setWhy(event.target.value)}
            />
          </label>
        )}
      </header>
      {targets === undefined ? (
        <p className="quiet section-note">{t('batch.loading')}</p>
      ) : (
        <BatchList may={may} mayNot={mayNot} />
      )}
      <footer>
        {actions.refusal !== undefined && <p className="form-note">{actions.refusal}</p>}
        {may.length > AT_ONCE && (
          <p className="form-note">{t('batch.limit', { count: count(may.length - AT_ONCE) })}</p>
        )}
        {writing > 0 && actions.busy ? (
          <div role="status">
            <p className="form-note">{t('batch.writing', { count: count(writing) })}</p>
            <div className="moving-bar" />
          </div>
        ) : (
          now.length > 0 && <p className="form-note quiet">{t('batch.undoNote', { count: count(now.length) })}</p>
        )}
        <div className="target-actions">
          <Button type="primary" disabled={!canConfirm} loading={actions.busy && writing > 0} onClick={confirm}>
            {t('batch.confirm', { step: stepText(to), count: count(now.length) })}
          </Button>
          <Button onClick={() => onClose(false)}>{t('batch.back')}</Button>
        </div>
      </footer>
    </section>
  );
}

interface BatchListProps {
  readonly may: readonly LitTarget[];
  readonly mayNot: readonly { readonly target: LitTarget; readonly refusal: Refusal }[];
}

function BatchList({ may, mayNot }: BatchListProps) {
  const { units } = useCounty();
  const lines = useMemo(() => batchLines(may, mayNot, ruleSentence), [may, mayNot]);
  return (
    <VirtualList<BatchLine>
      items={lines}
      rowRem={2.5}
      keyOf={(line) => line.key}
      label={t('batch.can', { count: count(may.length) })}
      chosen={null}
      onChoose={() => undefined}
      onHover={(line) => hover(line?.is === 'target' ? { kind: 'target', id: line.target.id } : null)}
      render={(line) => (
        <div className={`batch-line ${line.is}`} role="gridcell">
          {line.is === 'may' && (
            <b>{line.count === 0 ? t('batch.canNone') : t('batch.can', { count: count(line.count) })}</b>
          )}
          {line.is === 'mayNot' && <b>{t('batch.cannot', { count: count(line.count) })}</b>}
          {line.is === 'reason' && (
            <span title={line.text}>{t('batch.sameReason', { reason: line.text, count: count(line.count) })}</span>
          )}
          {line.is === 'target' && (
            <>
              <StateMark state={line.target.state} />
              <span>{line.target.name}</span>
              <small>{units.get(line.target.unit)?.name}</small>
            </>
          )}
        </div>
      )}
    />
  );
}
