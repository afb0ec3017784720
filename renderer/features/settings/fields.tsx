/** Fields of the settings: a label, the control, what it is for, and what is wrong with it. */
import { Input, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Day } from '../../../shared/domain/unit.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly issue?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ label, hint, issue, children }: FieldProps) {
  return (
    <div className={issue === undefined ? 'field' : 'field wrong'}>
      <label>
        <span className="field-label">{label}</span>
        {children}
      </label>
      {hint !== undefined && issue === undefined && <p className="field-hint">{hint}</p>}
      {issue !== undefined && (
        <p className="field-issue" role="alert">
          {issue}
        </p>
      )}
    </div>
  );
}

interface ValueField<T> extends Omit<FieldProps, 'children'> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
}

export const TextField = ({ value, onChange, placeholder, ...field }: ValueField<string>) => (
  <Field {...field}>
    <Input
      value={value}
      placeholder={placeholder}
      status={field.issue === undefined ? '' : 'error'}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

/** An emptied number is not a number, and said to be missing. */
export const NumberField = ({
  value,
  onChange,
  unit,
  ...field
}: Omit<ValueField<number>, 'placeholder'> & { readonly unit?: string }) => (
  <Field {...field}>
    <span className="field-number">
      <InputNumber
        value={Number.isNaN(value) ? null : value}
        status={field.issue === undefined ? '' : 'error'}
        onChange={(next) => onChange(next === null ? Number.NaN : Number(next))}
      />
      {unit !== undefined && <span>{unit}</span>}
    </span>
  </Field>
);

export const DayField = ({ value, onChange, ...field }: Omit<ValueField<Day>, 'placeholder'>) => (
  <Field {...field}>
    <Input
      type="date"
      value={value}
      status={field.issue === undefined ? '' : 'error'}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

/** A choice of a few: all of them in sight. */
export function ChoiceField<T extends string>({
  label,
  hint,
  issue,
  value,
  options,
  onChange,
}: Omit<FieldProps, 'children'> & {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={issue === undefined ? 'field choice' : 'field choice wrong'}>
      <legend className="field-label">{label}</legend>
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'chosen' : ''}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && issue === undefined && <p className="field-hint">{hint}</p>}
      {issue !== undefined && (
        <p className="field-issue" role="alert">
          {issue}
        </p>
      )}
    </fieldset>
  );
}
