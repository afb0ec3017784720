/** Enters the mark of an item: a verdict with its reason and evidence, or the figure that a document states. */
import { Button, Input, InputNumber, Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import { markId } from '../../../shared/domain/entries/mark.ts';
import { figureOf, type ItemResult } from '../../../shared/domain/standards/evaluate.ts';
import type { Standard } from '../../../shared/domain/standard.ts';
import { useSeat } from '../../app/seat-store.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useReader } from '../../db/county-store.tsx';
import { t } from '../../text/t.ts';

interface MarkFormProps {
  readonly result: ItemResult;
  readonly subject: string;
  readonly standard: Standard;
  readonly actions: Actions;
  readonly onClose: () => void;
}

type Entered = 'pass' | 'fail' | 'na';
const VERDICTS: readonly Entered[] = ['pass', 'fail', 'na'];

/** A text that says nothing takes the field back. */
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function MarkForm({ result, subject, standard, actions, onClose }: MarkFormProps) {
  const { item, mark } = result;
  const reader = useReader();
  const isComputed = item.rule.by !== 'hand';
  const canState = item.rule.by === 'figure' || figureOf(result.evidence) !== undefined;
  const [verdict, setVerdict] = useState<Entered | null>(mark?.verdict ?? (isComputed ? null : 'pass'));
  const [why, setWhy] = useState(mark?.why ?? '');
  const [evidence, setEvidence] = useState(mark?.evidence ?? '');
  const [override, setOverride] = useState(mark?.override ?? '');
  const [stated, setStated] = useState<number | null>(mark?.stated ?? null);
  const [on, setOn] = useState(mark?.on ?? reader.on);
  const needsWhy = verdict === 'fail' || verdict === 'na';
  const needsOverride = isComputed && verdict !== null;
  const isComplete =
    (verdict !== null || stated !== null) &&
    (!needsWhy || why.trim() !== '') &&
    (!needsOverride || override.trim() !== '') &&
    on <= reader.on;

  const write = (set: Readonly<Record<string, Json>>, said: string): void =>
    actions.perform({
      // Who it is may be asked for only now.
      act: (commands) =>
        commands.writeEntry('mark', markId(subject, standard, item.id), { ...set, by: useSeat.getState().name }),
      said,
      undoable: true,
      onResult: (outcome) => {
        if (outcome.ok) onClose();
      },
    });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete) return;
    write(
      {
        verdict,
        why: needsWhy ? orNull(why) : null,
        evidence: orNull(evidence),
        override: needsOverride ? orNull(override) : null,
        stated,
        on,
        withdrawn: null,
      },
      t('mark.saved', { item: item.name }),
    );
  };
  return (
    <form className="mark-form" onSubmit={save} aria-label={t('exit.edit', { item: item.name })}>
      <div className="mark-verdict" role="group" aria-label={t('mark.verdict')}>
        <Segmented<string>
          size="small"
          value={verdict ?? ''}
          onChange={(value) => setVerdict(VERDICTS.find((one) => one === value) ?? null)}
          options={VERDICTS.map((one) => ({ value: one, label: t(`exit.mark.${one}`) }))}
        />
      </div>
      {needsWhy && (
        <label>
          <span>{t('mark.why')}</span>
          <Input size="small" value={why} maxLength={400} onChange={(event) => setWhy(event.target.value)} />
        </label>
      )}
      {needsOverride && (
        <label>
          <span>{t('mark.override')}</span>
          <Input size="small" value={override} maxLength={400} onChange={(event) => setOverride(event.target.value)} />
        </label>
      )}
      {canState && (
        <label className="mark-short">
          <span>{t('mark.stated')}</span>
          <InputNumber<number> size="small" value={stated} onChange={setStated} />
        </label>
      )}
      <label>
        <span>{t('mark.evidence')}</span>
        <Input
          size="small"
          value={evidence}
          maxLength={400}
          placeholder={t('mark.evidenceHint')}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </label>
      <label className="mark-short">
        <span>{t('mark.on')}</span>
        <Input size="small" type="date" value={on} max={reader.on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <div className="mark-buttons">
        <Button size="small" type="primary" htmlType="submit" disabled={!isComplete} loading={actions.busy}>
          {t('mark.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('mark.cancel')}
        </Button>
        {mark && (
          <Button
            size="small"
            danger
            onClick={() => write({ withdrawn: true }, t('mark.withdrawn', { item: item.name }))}
          >
            {t('mark.withdraw')}
          </Button>
        )}
      </div>
    </form>
  );
}
