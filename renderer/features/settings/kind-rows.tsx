/** Stages, further quantities and proof of a kind: rows that are added, changed and taken away. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { EvidenceRule, Kind } from '../../../shared/domain/kind.ts';
import { SIGNED_STEPS } from '../../../shared/domain/signing.ts';
import { decimal } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Field, NumberField, TextField } from './fields.tsx';
import { evenWeights, freeId } from './settings-draft.ts';

interface RowsProps<T> {
  readonly kind: Kind;
  readonly issue: (...path: (string | number)[]) => string | undefined;
  readonly onChange: (rows: T[]) => void;
}

interface BlockProps {
  readonly title: string;
  readonly hint: string;
  readonly issue?: string | undefined;
  readonly add: string;
  readonly onAdd: () => void;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

function Block({ title, hint, issue, add, onAdd, more, children }: BlockProps) {
  return (
    <section className="kind-block">
      <h4>{title}</h4>
      <p className="section-hint">{hint}</p>
      {children}
      {issue !== undefined && (
        <p className="field-issue" role="alert">
          {issue}
        </p>
      )}
      <div className="row-tools">
        <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
          {add}
        </Button>
        {more}
      </div>
    </section>
  );
}

const Remove = ({ name, disabled, onClick }: { name: string; disabled?: boolean; onClick: () => void }) => (
  <Button
    type="text"
    icon={<DeleteOutlined />}
    {...(disabled ? { disabled } : {})}
    aria-label={t('settings.removeNamed', { name })}
    onClick={onClick}
  />
);

const changed = <T,>(rows: readonly T[], at: number, part: Partial<T>): T[] =>
  rows.map((row, i) => (i === at ? { ...row, ...part } : row));
const without = <T,>(rows: readonly T[], at: number): T[] => rows.filter((_, i) => i !== at);
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

export function StageRows({
  kind,
  issue,
  readOnly,
  onChange,
}: RowsProps<Kind['stages'][number]> & { readonly readOnly: boolean }) {
  const { stages } = kind;
  const sum = stages.reduce((all, stage) => all + stage.weight, 0);
  return (
    <Block
      title={t('settings.stages.title')}
      hint={t('settings.stages.hint')}
      issue={issue('stages')}
      add={t('settings.stages.add')}
      onAdd={() => onChange(evenWeights([...stages, { id: freeId(idsOf(stages), 'stage'), name: '', weight: 0 }]))}
      more={
        <>
          <Button size="small" type="text" onClick={() => onChange(evenWeights(stages))}>
            {t('settings.stages.even')}
          </Button>
          <span className="quiet">{t('settings.stages.sum', { sum: decimal(sum * 100) })}</span>
        </>
      }
    >
      {stages.map((stage, i) => (
        <div key={stage.id} className="row-fields">
          <TextField
            label={t('settings.stages.name')}
            value={stage.name}
            issue={issue('stages', i, 'name')}
            onChange={(name) => onChange(changed(stages, i, { name }))}
          />
          <NumberField
            label={t('settings.stages.weight')}
            unit={t('unit.percentSign')}
            value={Math.round(stage.weight * 10_000) / 100}
            issue={issue('stages', i, 'weight')}
            onChange={(weight) => onChange(changed(stages, i, { weight: weight / 100 }))}
          />
          <Remove
            name={stage.name}
            disabled={readOnly || stages.length === 1}
            onClick={() => onChange(evenWeights(without(stages, i)))}
          />
        </div>
      ))}
    </Block>
  );
}

export function AmountRows({ kind, issue, onChange }: RowsProps<NonNullable<Kind['amounts']>[number]>) {
  const amounts = kind.amounts ?? [];
  return (
    <Block
      title={t('settings.amounts.title')}
      hint={t('settings.amounts.hint')}
      add={t('settings.amounts.add')}
      onAdd={() => onChange([...amounts, { id: freeId(idsOf(amounts), 'amount'), name: '', measure: '' }])}
    >
      {amounts.map((amount, i) => (
        <div key={amount.id} className="row-fields">
          <TextField
            label={t('settings.amounts.name')}
            value={amount.name}
            issue={issue('amounts', i, 'name')}
            onChange={(name) => onChange(changed(amounts, i, { name }))}
          />
          <TextField
            label={t('settings.kind.measure')}
            value={amount.measure}
            issue={issue('amounts', i, 'measure')}
            onChange={(measure) => onChange(changed(amounts, i, { measure }))}
          />
          <Remove name={amount.name} onClick={() => onChange(without(amounts, i))} />
        </div>
      ))}
    </Block>
  );
}

export function EvidenceRows({ kind, issue, onChange }: RowsProps<EvidenceRule>) {
  const rules = kind.evidence ?? [];
  const fresh = (): EvidenceRule => ({
    id: freeId(idsOf(rules), 'evidence'),
    name: '',
    before: 'cleared',
    needs: 'record',
  });
  return (
    <Block
      title={t('settings.evidence.title')}
      hint={t('settings.evidence.hint')}
      add={t('settings.evidence.add')}
      onAdd={() => onChange([...rules, fresh()])}
    >
      {rules.map((rule, i) => (
        <div key={rule.id} className="row-fields">
          <TextField
            label={t('settings.evidence.name')}
            value={rule.name}
            issue={issue('evidence', i, 'name')}
            onChange={(name) => onChange(changed(rules, i, { name }))}
          />
          <Field label={t('settings.evidence.before')}>
            <Select
              value={rule.before}
              options={SIGNED_STEPS.map((value) => ({ value, label: t(`settings.step.${value}`) }))}
              onChange={(before) => onChange(changed(rules, i, { before }))}
            />
          </Field>
          <Field label={t('settings.evidence.needs')}>
            <Select
              value={rule.needs}
              options={(['record', 'file'] as const).map((value) => ({ value, label: t(`evidence.needs.${value}`) }))}
              onChange={(needs) => onChange(changed(rules, i, { needs }))}
            />
          </Field>
          <Remove name={rule.name} onClick={() => onChange(without(rules, i))} />
        </div>
      ))}
    </Block>
  );
}
