/** Facts of a target: each plain one can be changed where it stands, and decided where two seats said different things. */
import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { SubjectFold } from '../../../shared/log/subject-fold.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useCounty } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { attrText } from '../../text/attr-text.ts';
import { amount, amountOf, count, dateTime, fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { useOwnerName } from '../unit/use-owner-name.ts';
import { type FieldName, fieldsOf, readField, statedValues, type TargetField } from './target-fields.ts';

interface FactsSectionProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  readonly fold: SubjectFold | null;
  readonly actions: Actions;
  readonly canWrite: boolean;
}

function labelOf(field: FieldName, kind: Kind): string {
  if (field.startsWith('amount.')) return kind.amounts?.find(({ id }) => `amount.${id}` === field)?.name ?? field;
  if (field.startsWith('attr.')) return attrText(field.slice('attr.'.length), '').label;
  switch (field) {
    case 'name':
    case 'work':
      return t(`facts.${field}`);
    case 'owner':
      return t('target.owner');
    case 'quantity':
      return t('target.quantity');
    case 'start':
      return t('target.start');
    default:
      return t('target.deadline');
  }
}

function valueText({ field, form, measure }: TargetField, value: Json, kind: Kind): string {
  if (value === null) return t('facts.ledgerValue');
  if (field.startsWith('attr.') && (typeof value === 'string' || typeof value === 'number'))
    return attrText(field.slice('attr.'.length), value).value;
  if (form === 'number' && typeof value === 'number') {
    const number = field === 'quantity' ? amountOf(kind, value) : amount(value);
    return measure === undefined ? number : t('unit.quantity', { amount: number, measure });
  }
  if (form === 'day' && typeof value === 'string') return fullDate(value);
  const text = String(value);
  return text === '' ? (field === 'owner' ? t('target.ownerNone') : t('unit.noValue')) : text;
}

export function FactsSection({ target, kind, fold, actions, canWrite }: FactsSectionProps) {
  const { units } = useCounty();
  const ownerName = useOwnerName();
  const [editing, setEditing] = useState<FieldName | null>(null);
  const save = (field: TargetField, value: Json): void =>
    actions.perform({
      act: (commands) => commands.editTarget(target.id, { [field.field]: value }),
      said:
        value === null
          ? t('facts.cleared', { field: labelOf(field.field, kind) })
          : t('facts.saved', { field: labelOf(field.field, kind), value: valueText(field, value, kind) }),
      undoable: true,
      onResult: (result) => {
        if (result.ok) setEditing(null);
      },
    });
  return (
    <section className="facts" aria-label={t('facts.title')}>
      <h3>{t('facts.title')}</h3>
      <dl className="fact-list">
        {fieldsOf(kind, target).map((field) => {
          const label = labelOf(field.field, kind);
          const stated = statedValues(fold, target, field.field);
          return (
            <div key={field.field} className={stated.length > 0 ? 'disputed' : undefined}>
              <dt>{label}</dt>
              <dd>
                {editing === field.field && canWrite ? (
                  <FieldForm
                    field={field}
                    label={label}
                    plan={target.plan}
                    busy={actions.busy}
                    onSave={(value) => save(field, value)}
                    onCancel={() => setEditing(null)}
                  />
                ) : (
                  <>
                    {field.field === 'owner' && target.owner.startsWith('@')
                      ? ownerName(target.owner, target.unit) || t('target.ownerNone')
                      : valueText(field, field.value, kind)}
                    {canWrite && (
                      <button
                        type="button"
                        className="fact-edit"
                        aria-label={t('facts.edit', { field: label })}
                        title={t('facts.edit', { field: label })}
                        onClick={() => setEditing(field.field)}
                      >
                        <EditOutlined aria-hidden />
                      </button>
                    )}
                  </>
                )}
                {stated.length > 0 && (
                  <ul className="stated-values" aria-label={t('facts.disputed')}>
                    {stated.map(({ value, user, when }) => (
                      <li key={JSON.stringify(value)}>
                        <b>{valueText(field, value, kind)}</b>
                        <small>{t('facts.statedBy', { user, when: dateTime(when) })}</small>
                        {canWrite && (
                          <Button
                            size="small"
                            aria-label={t('facts.chooseOf', { field: label, value: valueText(field, value, kind) })}
                            onClick={() => save(field, value)}
                          >
                            {t('facts.choose')}
                          </Button>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
        {target.household !== undefined && (
          <div>
            <dt>{t('facts.household')}</dt>
            <dd>{target.household}</dd>
          </div>
        )}
        {target.origins && target.origins.length > 0 && (
          <div>
            <dt>{t('facts.origins')}</dt>
            <dd>
              {target.origins.map(({ village, households, people }) => (
                <span key={village} className="fact-line">
                  {t('facts.originLine', {
                    village: units.get(village)?.name ?? village,
                    households: count(households),
                    people: count(people),
                  })}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

interface FieldFormProps {
  readonly field: TargetField;
  readonly label: string;
  readonly plan: LitTarget['plan'];
  readonly busy: boolean;
  readonly onSave: (value: Json) => void;
  readonly onCancel: () => void;
}

function FieldForm({ field, label, plan, busy, onSave, onCancel }: FieldFormProps) {
  const [text, setText] = useState(String(field.value));
  const read = readField(field, text, plan);
  const isSame = text.trim() === String(field.value);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Leaves the field, not the target.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    <form
      className="field-form"
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSame) onCancel();
        else if ('value' in read) onSave(read.value);
      }}
    >
      {field.form === 'choice' ? (
        <Select
          autoFocus
          size="small"
          value={text}
          aria-label={label}
          options={(field.choices ?? []).map((value) => ({ value, label: value }))}
          onChange={setText}
        />
      ) : (
        <Input
          autoFocus
          size="small"
          value={text}
          maxLength={120}
          aria-label={label}
          {...(field.measure === undefined ? {} : { suffix: field.measure })}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={'problem' in read}>
        {t('facts.save')}
      </Button>
      <Button size="small" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
      {'problem' in read && <p className="form-problem">{t(`facts.${read.problem}`)}</p>}
    </form>
  );
}
