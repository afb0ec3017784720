/** Facts of a target that may be edited: what stands in each field, and what seats said side by side. */
import { isDay } from '../../../shared/domain/day.ts';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import type { SubjectFold } from '../../../shared/log/subject-fold.ts';

/** `amount.<id>` and `attr.<name>` as in `shared/log/edits.ts`. */
export type FieldName =
  | 'name'
  | 'owner'
  | 'quantity'
  | 'start'
  | 'deadline'
  | 'work'
  | `amount.${string}`
  | `attr.${string}`;
type FieldForm = 'text' | 'number' | 'day' | 'choice';

export interface TargetField {
  readonly field: FieldName;
  readonly form: FieldForm;
  readonly value: string | number;
  readonly measure?: string;
  readonly choices?: readonly string[];
}

export function fieldsOf(kind: Kind, row: TargetRow): TargetField[] {
  const amounts = (kind.amounts ?? []).map(({ id, measure }): TargetField => ({
    field: `amount.${id}`,
    form: 'number',
    value: row.amounts?.[id] ?? 0,
    measure,
  }));
  const attrs = Object.entries(row.attrs ?? {}).map(([name, value]): TargetField => ({
    field: `attr.${name}`,
    form: typeof value === 'number' ? 'number' : 'text',
    value,
  }));
  return [
    { field: 'name', form: 'text', value: row.name },
    { field: 'owner', form: 'text', value: row.owner },
    { field: 'quantity', form: 'number', value: row.quantity, measure: kind.measure },
    ...(kind.works
      ? [{ field: 'work' as const, form: 'choice' as const, value: row.work ?? '', choices: kind.works }]
      : []),
    { field: 'start', form: 'day', value: row.plan.start },
    { field: 'deadline', form: 'day', value: row.plan.deadline },
    ...amounts,
    ...attrs,
  ];
}

export type FieldProblem = 'empty' | 'badNumber' | 'badDay' | 'dayOrder';

/** The value as it is written down, or what is wrong with it. Only the owner may be left empty. */
export function readField(
  { field, form }: TargetField,
  text: string,
  plan: TargetRow['plan'],
): { readonly value: Json } | { readonly problem: FieldProblem } {
  const trimmed = text.trim();
  if (form === 'number') {
    const number = Number(trimmed);
    return trimmed === '' || !Number.isFinite(number) || number < 0 ? { problem: 'badNumber' } : { value: number };
  }
  if (form === 'day') {
    if (!isDay(trimmed)) return { problem: 'badDay' };
    const [start, deadline] = field === 'start' ? [trimmed, plan.deadline] : [plan.start, trimmed];
    return deadline < start ? { problem: 'dayOrder' } : { value: trimmed };
  }
  return trimmed === '' && field !== 'owner' ? { problem: 'empty' } : { value: trimmed };
}

export interface StatedValue {
  /** Null: back to what the ledger said. */
  readonly value: Json;
  readonly user: string;
  readonly when: number;
}

/** What seats said about a field side by side; empty when it is one value. */
export function statedValues(fold: SubjectFold | null, row: TargetRow, field: FieldName): StatedValue[] {
  if (!row.disputedFields?.includes(field)) return [];
  const heads = fold?.edits[field]?.heads ?? [];
  const values = new Map(
    heads.map(({ value, user, clock }) => [JSON.stringify(value), { value, user, when: clockMs(clock) }]),
  );
  return [...values.values()];
}
