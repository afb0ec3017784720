/** How far a target is, stage by stage, and the form to report more; the form follows the kind. */
import { useState } from 'react';
import type { Interval } from '../../../shared/domain/chainage.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { lengthInMetres } from '../../../shared/domain/target.ts';
import type { Actions } from '../../app/use-actions.ts';
import { ChainageStrip } from '../../components/chainage-strip.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { amountOf } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { AmountForm } from './amount-form.tsx';
import { nextGap } from './next-gap.ts';
import { StagesForm } from './stages-form.tsx';
import { StretchForm } from './stretch-form.tsx';

interface ProgressSectionProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  readonly actions: Actions;
  /** Why no progress can be recorded now, as a sentence. */
  readonly refusal: string | undefined;
}

const isSettled = ({ state }: LitTarget): boolean => state === 'cleared' || state === 'removed';

export function ProgressSection(props: ProgressSectionProps) {
  const { target, kind, actions, refusal } = props;
  if (kind.progress === 'chainage') return <ChainageProgress {...props} />;
  if (kind.progress === 'stages') {
    return (
      <section aria-label={t('stagesForm.title')}>
        <h3>{t('stagesForm.title')}</h3>
        <StagesForm
          kind={kind}
          target={target}
          closed={refusal !== undefined || isSettled(target)}
          busy={actions.busy}
          onRecord={(stage, reached) => actions.recordReach(target, kind, stage, reached)}
        />
        {refusal !== undefined && !isSettled(target) && <p className="form-note">{refusal}</p>}
      </section>
    );
  }
  if (isSettled(target) || !actions.canWrite) return null;
  return (
    <section>
      <h3>{t('target.record')}</h3>
      <AmountForm
        // A recorded percentage begins the form anew.
        key={target.percent}
        target={target}
        refusal={refusal}
        busy={actions.busy}
        onRecord={(value) => actions.recordAmount(target, value)}
      />
      {refusal !== undefined && refusal !== actions.refusal && <p className="form-note">{refusal}</p>}
    </section>
  );
}

function ChainageProgress({ target, kind, actions, refusal }: ProgressSectionProps) {
  const [offered, setOffered] = useState<({ stage: string } & Interval) | null>(null);
  const isOpen = refusal === undefined && !isSettled(target);
  const nameOf = (id: string): string => kind.stages.find((stage) => stage.id === id)?.name ?? id;
  const start = offered ?? nextGap(kind, target);
  // A recorded stretch moves the form on to what is left.
  const formKey = start ? `${start.stage}/${start.from}/${start.to}/${target.percent}` : `${target.percent}`;
  const measured = (value: number): string => amountOf(kind, value);
  const lanes = kind.stages.map((stage, i) => ({
    id: stage.id,
    name: stage.name,
    reached: target.stretches[i] ?? [],
    label: t('target.stripLabel', {
      stage: stage.name,
      done: t('unit.quantity', { amount: measured(target.done[i] ?? 0), measure: kind.measure }),
      total: t('unit.quantity', { amount: measured(target.quantity), measure: kind.measure }),
    }),
  }));
  return (
    <>
      <section>
        <h3>{t('target.chainage')}</h3>
        <ChainageStrip
          lanes={lanes}
          length={lengthInMetres(target)}
          {...(isOpen ? { onGap: (stage: string, gap: Interval) => setOffered({ stage, ...gap }) } : {})}
        />
        <dl className="stage-list">
          {kind.stages.map((stage, i) => (
            <div key={stage.id}>
              <dt>{stage.name}</dt>
              <dd>
                {t('stages.amount', {
                  done: measured(target.done[i] ?? 0),
                  total: measured(target.quantity),
                  measure: kind.measure,
                })}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {!isSettled(target) && actions.canWrite && (
        <section>
          <h3>{t('target.record')}</h3>
          <StretchForm
            key={formKey}
            kind={kind}
            target={target}
            offered={offered}
            refusal={refusal}
            busy={actions.busy}
            onRecord={({ stage, from, to }) => {
              setOffered(null);
              actions.recordStretch(target, { id: stage, name: nameOf(stage) }, from, to);
            }}
          />
          {refusal !== undefined && refusal !== actions.refusal && <p className="form-note">{refusal}</p>}
        </section>
      )}
    </>
  );
}
