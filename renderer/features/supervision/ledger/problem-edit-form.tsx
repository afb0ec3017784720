/** Corrects what a problem states: number, level, source, aspect, measure, leading and cooperating units. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Json } from '../../../../shared/domain/entries/entry.ts';
import {
  nextProblemNumber,
  PROBLEM_ASPECTS,
  PROBLEM_LEVELS,
  type ProblemFacts,
  problemNumberSchema,
} from '../../../../shared/domain/problem.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { t } from '../../../text/t.ts';

interface ProblemEditFormProps {
  readonly row: LitProblem;
  /** All problems of the county, for the number. */
  readonly existing: readonly LitProblem[];
  readonly actions: Actions;
  readonly onClose: () => void;
}

const FIELDS = ['number', 'level', 'source', 'aspect', 'measure', 'lead', 'cooperating'] as const;
type Edited = Pick<ProblemFacts, (typeof FIELDS)[number]>;

/** Only what has been changed: a field that nobody touched is not said again. */
function changesOf(before: Edited, after: Edited): Record<string, Json> {
  const isSame = (field: (typeof FIELDS)[number]): boolean =>
    JSON.stringify(before[field]) === JSON.stringify(after[field]);
  return Object.fromEntries(
    FIELDS.filter((field) => !isSame(field)).map((field) => [`problem.${field}`, after[field]]),
  );
}

export function ProblemEditForm({ row, existing, actions, onClose }: ProblemEditFormProps) {
  const [form, setForm] = useState<Edited>(row.problem);
  const set = (change: Partial<Edited>): void => setForm((before) => ({ ...before, ...change }));
  const others = existing.filter((other) => other.id !== row.id).map((other) => other.problem.number);
  const isTaken = others.includes(form.number);
  const isNumber = problemNumberSchema.safeParse(form.number).success;
  const isWhole = [form.source, form.measure, form.lead].every((text) => text.trim() !== '');
  const changes = changesOf(row.problem, form);
  const canSave = isNumber && !isTaken && isWhole && Object.keys(changes).length > 0;
  const save = (): void =>
    actions.perform({
      act: (commands) => commands.editTarget(row.id, changes),
      said: t('problem.edited', { number: form.number }),
      undoable: true,
      onResult: (result) => result.ok && onClose(),
    });
  return (
    <form
      className="panel-form"
      aria-label={t('problem.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
    >
      <label>
        <span>{t('problem.column.number')}</span>
        <Input value={form.number} maxLength={14} onChange={(event) => set({ number: event.target.value.trim() })} />
      </label>
      {!isNumber && <p className="form-problem">{t('problem.numberForm')}</p>}
      {isTaken && (
        <div className="form-actions">
          <span className="form-problem">{t('problem.numberTaken')}</span>
          <Button size="small" onClick={() => set({ number: nextProblemNumber(others, row.plan.start) })}>
            {t('problem.nextNumber')}
          </Button>
        </div>
      )}
      <div className="form-pair">
        <label>
          <span>{t('problem.level')}</span>
          <Select
            value={form.level}
            onChange={(level) => set({ level })}
            aria-label={t('problem.level')}
            options={PROBLEM_LEVELS.map((level) => ({ value: level, label: t(`problem.level.${level}`) }))}
          />
        </label>
        <label>
          <span>{t('problem.aspect')}</span>
          <Select
            value={form.aspect}
            onChange={(aspect) => set({ aspect })}
            aria-label={t('problem.aspect')}
            options={PROBLEM_ASPECTS.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
      </div>
      {(['source', 'measure', 'lead'] as const).map((field) => (
        <label key={field}>
          <span>{t(`problem.column.${field}`)}</span>
          <Input.TextArea
            rows={3}
            value={form[field]}
            maxLength={300}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        </label>
      ))}
      <label>
        <span>{t('problem.cooperating')}</span>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          value={form.cooperating}
          onChange={(cooperating) => set({ cooperating })}
          tokenSeparators={['、', '，', ',', ' ']}
          aria-label={t('problem.cooperating')}
        />
      </label>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={actions.busy} disabled={!canSave}>
          {t('problem.saveEdit')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
