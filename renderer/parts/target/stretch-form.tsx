/** Records a stretch of a road in one stage. Offers the first gap of the first unfinished stage, so that Enter often suffices. */
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { chainageText, type Interval } from '../../../shared/domain/chainage.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { lengthInMetres } from '../../../shared/domain/target.ts';
import type { LitTarget } from '../../db/reader.ts';
import { nextGap, type StretchDraft } from './next-gap.ts';
import { t } from '../../text/t.ts';

interface StretchFormProps {
  readonly kind: Kind;
  readonly target: LitTarget;
  /** Chosen on the strip. The form starts from it, else from the next gap: give it a new key when either changes. */
  readonly offered: ({ stage: string } & Interval) | null;
  /** Why nothing can be recorded now; the panel says it. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly onRecord: (draft: StretchDraft) => void;
}

export function StretchForm({ kind, target, offered, refusal, busy, onRecord }: StretchFormProps) {
  const length = lengthInMetres(target);
  const gap = nextGap(kind, target);
  const [draft, setDraft] = useState<StretchDraft>(
    offered ?? gap ?? { stage: kind.stages[0]?.id ?? '', from: 0, to: length },
  );
  const valid = draft.from >= 0 && draft.to > draft.from && draft.to <= length;
  return (
    <form
      className="record-form"
      aria-label={t('target.record')}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && refusal === undefined) onRecord(draft);
      }}
    >
      <label>
        <span>{t('target.stage')}</span>
        <Select
          value={draft.stage}
          onChange={(stage) => setDraft({ ...draft, stage })}
          options={kind.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          aria-label={t('target.stage')}
        />
      </label>
      <label>
        <span>{t('target.from')}</span>
        <InputNumber
          value={draft.from}
          min={0}
          max={length}
          step={100}
          precision={0}
          onChange={(from) => setDraft({ ...draft, from: from ?? 0 })}
        />
      </label>
      <label>
        <span>{t('target.to')}</span>
        <InputNumber
          value={draft.to}
          min={0}
          max={length}
          step={100}
          precision={0}
          onChange={(to) => setDraft({ ...draft, to: to ?? 0 })}
        />
      </label>
      {!valid && (
        <p className="form-problem">
          {t('target.stretchInvalid', { from: chainageText(0), to: chainageText(length) })}
        </p>
      )}
      <Button htmlType="submit" loading={busy} disabled={!valid || refusal !== undefined}>
        {t('target.recordStretch')}
      </Button>
    </form>
  );
}
