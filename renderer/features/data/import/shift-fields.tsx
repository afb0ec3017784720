/** The parameters between an old datum and WGS 84, which differ from county to county: three shifts, three rotations, one scale. */
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { LayerChoice } from '../../../../shared/host/import-calls.ts';
import { t } from '../../../text/t.ts';

export type Shift = NonNullable<LayerChoice['shift']>;

const NEEDED = ['dx', 'dy', 'dz'] as const;
const FURTHER = ['rx', 'ry', 'rz', 'scale'] as const;
type Field = (typeof NEEDED)[number] | (typeof FURTHER)[number];
/** The first is the one of Chinese textbooks. */
const SENSES = ['frame', 'vector'] as const;

interface ShiftFieldsProps {
  readonly shift: Shift | undefined;
  /** Told when the three that are needed are there, and of every change after. */
  readonly onChange: (shift: Shift) => void;
}

export function ShiftFields({ shift, onChange }: ShiftFieldsProps) {
  const [fields, setFields] = useState<Partial<Shift>>(shift ?? {});
  const change = (next: Partial<Shift>): void => {
    setFields(next);
    const { dx, dy, dz } = next;
    if (dx !== undefined && dy !== undefined && dz !== undefined) onChange({ ...next, dx, dy, dz });
  };
  const set = (field: Field, value: number | null): void => {
    const { [field]: _gone, ...rest } = fields;
    change(value === null ? rest : { ...rest, [field]: value });
  };
  const number = (field: Field) => (
    <label key={field}>
      <span>{t(`dataImport.shift.${field}`)}</span>
      <InputNumber
        value={fields[field] ?? null}
        changeOnBlur
        aria-label={t(`dataImport.shift.${field}`)}
        onChange={(value) => set(field, value)}
      />
    </label>
  );
  return (
    <fieldset className="import-shift">
      <legend>{t('dataImport.shift')}</legend>
      <p>{t('dataImport.shiftHint')}</p>
      {NEEDED.map(number)}
      {FURTHER.map(number)}
      <label>
        <span>{t('dataImport.shift.rotation')}</span>
        <Select
          value={fields.rotation ?? SENSES[0]}
          aria-label={t('dataImport.shift.rotation')}
          options={SENSES.map((sense) => ({ value: sense, label: t(`dataImport.shift.${sense}`) }))}
          onChange={(rotation: Shift['rotation']) => rotation && change({ ...fields, rotation })}
        />
      </label>
    </fieldset>
  );
}
