/** Records how far a work or pipe is, as a cumulative percentage. */
import { Button, InputNumber, Slider } from 'antd';
import { useState } from 'react';
import type { LitTarget } from '../../db/reader.ts';
import { t } from '../../text/t.ts';

interface AmountFormProps {
  readonly target: LitTarget;
  /** Why nothing can be recorded now; the panel says it. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly onRecord: (percent: number) => void;
}

export function AmountForm({ target, refusal, busy, onRecord }: AmountFormProps) {
  const [value, setValue] = useState<number | null>(target.percent);
  const valid = value !== null && value >= 0 && value <= 100;
  const same = value === target.percent;
  return (
    <form
      className="record-form record-amount"
      aria-label={t('target.record')}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && !same && refusal === undefined) onRecord(value);
      }}
    >
      <label>
        <span>{t('target.percent')}</span>
        <InputNumber value={value} min={0} max={100} step={5} precision={1} onChange={setValue} />
      </label>
      <Slider
        value={value ?? 0}
        min={0}
        max={100}
        step={5}
        onChange={setValue}
        ariaLabelForHandle={t('target.percent')}
        tooltip={{ open: false }}
      />
      {!valid && <p className="form-problem">{t('target.amountInvalid')}</p>}
      <Button htmlType="submit" loading={busy} disabled={!valid || same || refusal !== undefined}>
        {t('target.recordAmount')}
      </Button>
    </form>
  );
}
