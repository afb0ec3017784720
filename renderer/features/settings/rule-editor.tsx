/** How an item of an exit standard is judged: by hand, or by which figures and thresholds. */
import { Select } from 'antd';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { Rule, StandardLevel } from '../../../shared/domain/standard.ts';
import { t } from '../../text/t.ts';
import { Field, NumberField, TextField } from './fields.tsx';

const COMMON: readonly Rule['by'][] = ['hand', 'cleared', 'figure'];
const BY_LEVEL: Readonly<Record<StandardLevel, readonly Rule['by'][]>> = {
  household: [...COMMON, 'distance'],
  village: [...COMMON, 'poverty-rate', 'distance', 'stage', 'facility', 'coverage'],
  township: [...COMMON, 'poverty-rate', 'distance', 'stage', 'facility', 'coverage', 'children'],
};

/** What a rule starts from when its manner is chosen. */
function freshRule(by: Rule['by'], kinds: readonly Kind[]): Rule {
  const first = kinds[0]?.id ?? '';
  switch (by) {
    case 'hand':
      return { by };
    case 'poverty-rate':
      return { by, atMost: 3 };
    case 'distance':
      return { by, to: [first], atMost: 1 };
    case 'stage':
      return { by, kind: first, stage: kinds[0]?.stages.at(-1)?.id ?? '', atLeast: 100 };
    case 'facility':
      return { by, kind: first };
    case 'coverage':
      return { by, kinds: [first], of: 'ledger', atLeast: 90 };
    case 'cleared':
      return { by, kinds: [first], atLeast: 100 };
    case 'children':
      return { by, atLeast: 90, only: 'poor' };
    case 'figure':
      return { by, field: 'income', unit: '', atLeast: 0 };
  }
}

interface RuleEditorProps {
  readonly rule: Rule;
  readonly locked: boolean;
  readonly kinds: readonly Kind[];
  readonly level: StandardLevel;
  readonly issueAt: (field: string) => string | undefined;
  readonly onChange: (rule: Rule) => void;
}

export function RuleEditor({ rule, locked, kinds, level, issueAt, onChange }: RuleEditorProps) {
  const kindOptions = kinds.map((kind) => ({ value: kind.id, label: kind.name }));
  const number = (label: string, field: string, value: number, unit: string, next: (value: number) => Rule) => (
    <NumberField
      label={label}
      value={value}
      unit={unit}
      issue={issueAt(field)}
      onChange={(entered) => onChange(next(entered))}
    />
  );
  const manyKinds = (value: readonly string[], next: (value: string[]) => Rule) => (
    <Field label={t('standards.rule.kinds')} issue={value.length === 0 ? t('settings.field.missing') : undefined}>
      <Select
        mode="multiple"
        value={[...value]}
        disabled={locked}
        options={kindOptions}
        maxTagCount="responsive"
        aria-label={t('standards.rule.kinds')}
        onChange={(chosen) => onChange(next(chosen))}
      />
    </Field>
  );
  const oneKind = (value: string, next: (value: string) => Rule) => (
    <Field label={t('standards.rule.kind')}>
      <Select
        value={value}
        disabled={locked}
        options={kindOptions}
        popupMatchSelectWidth={false}
        aria-label={t('standards.rule.kind')}
        onChange={(chosen) => onChange(next(chosen))}
      />
    </Field>
  );
  return (
    <div className="rule-editor">
      <Field label={t('standards.rule.by')}>
        <Select
          value={rule.by}
          disabled={locked}
          popupMatchSelectWidth={false}
          aria-label={t('standards.rule.by')}
          options={BY_LEVEL[level].map((by) => ({ value: by, label: t(`standards.by.${by}`) }))}
          onChange={(by) => onChange(freshRule(by, kinds))}
        />
      </Field>
      {rule.by === 'poverty-rate' &&
        number(t('standards.rule.atMost'), 'atMost', rule.atMost, '%', (atMost) => ({ ...rule, atMost }))}
      {rule.by === 'distance' && (
        <>
          {manyKinds(rule.to, (to) => ({ ...rule, to }))}
          {number(t('standards.rule.within'), 'atMost', rule.atMost, t('standards.km'), (atMost) => ({
            ...rule,
            atMost,
          }))}
          {number(t('standards.rule.share'), 'share', rule.share ?? 100, '%', (share) => ({ ...rule, share }))}
        </>
      )}
      {rule.by === 'stage' && (
        <>
          {oneKind(rule.kind, (kind) => ({
            ...rule,
            kind,
            stage: kinds.find(({ id }) => id === kind)?.stages.at(-1)?.id ?? '',
          }))}
          <Field label={t('standards.rule.stage')}>
            <Select
              value={rule.stage}
              disabled={locked}
              aria-label={t('standards.rule.stage')}
              options={(kinds.find(({ id }) => id === rule.kind)?.stages ?? []).map((stage) => ({
                value: stage.id,
                label: stage.name,
              }))}
              onChange={(stage) => onChange({ ...rule, stage })}
            />
          </Field>
        </>
      )}
      {rule.by === 'facility' && (
        <>
          {oneKind(rule.kind, (kind) => ({ ...rule, kind }))}
          {number(t('standards.rule.count'), 'count', rule.count ?? 1, '', (count) => ({ ...rule, count }))}
          {(rule.figures ?? []).map((figure, i) => (
            <NumberField
              key={figure.field}
              label={figure.name}
              value={figure.atLeast}
              onChange={(atLeast) =>
                onChange({
                  ...rule,
                  figures: (rule.figures ?? []).map((it, at) => (at === i ? { ...it, atLeast } : it)),
                })
              }
            />
          ))}
        </>
      )}
      {(rule.by === 'coverage' || rule.by === 'cleared') &&
        manyKinds(rule.kinds, (chosen) => ({ ...rule, kinds: chosen }))}
      {rule.by === 'coverage' && (
        <Field label={t('standards.rule.of')}>
          <Select
            value={rule.of}
            disabled={locked}
            aria-label={t('standards.rule.of')}
            options={(['ledger', 'households', 'people'] as const).map((of) => ({
              value: of,
              label: t(`standards.of.${of}`),
            }))}
            onChange={(of) => onChange({ ...rule, of })}
          />
        </Field>
      )}
      {rule.by === 'children' && (
        <Field label={t('standards.rule.only')}>
          <Select
            value={rule.only}
            disabled={locked}
            aria-label={t('standards.rule.only')}
            options={(['poor', 'all'] as const).map((only) => ({ value: only, label: t(`standards.only.${only}`) }))}
            onChange={(only) => onChange({ ...rule, only })}
          />
        </Field>
      )}
      {(rule.by === 'stage' || rule.by === 'coverage' || rule.by === 'cleared' || rule.by === 'children') &&
        number(t('standards.rule.atLeast'), 'atLeast', rule.atLeast, '%', (atLeast) => ({ ...rule, atLeast }))}
      {rule.by === 'figure' && (
        <>
          <TextField
            label={t('standards.rule.field')}
            value={rule.field}
            issue={issueAt('field')}
            onChange={(field) => onChange({ ...rule, field })}
          />
          {number(t('standards.rule.atLeast'), 'atLeast', rule.atLeast ?? Number.NaN, rule.unit, (atLeast) => ({
            ...rule,
            atLeast,
          }))}
        </>
      )}
      {'absent' in rule || ABSENT.has(rule.by) ? (
        <Field label={t('standards.rule.absent')}>
          <Select
            value={('absent' in rule ? rule.absent : undefined) ?? 'unknown'}
            disabled={locked}
            popupMatchSelectWidth={false}
            aria-label={t('standards.rule.absent')}
            options={(['unknown', 'na', 'pass'] as const).map((absent) => ({
              value: absent,
              label: t(`standards.absent.${absent}`),
            }))}
            onChange={(absent) => onChange({ ...rule, absent } as Rule)}
          />
        </Field>
      ) : null}
    </div>
  );
}

/** Manners that may find nothing to measure by. */
const ABSENT: ReadonlySet<Rule['by']> = new Set(['distance', 'stage', 'facility', 'coverage', 'cleared', 'children']);
