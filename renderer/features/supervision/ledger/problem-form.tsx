/** Registers a problem: its number is proposed, everything else is asked once. One problem, one measure, one person. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { addDays, isDay } from '../../../../shared/domain/day.ts';
import {
  nextProblemNumber,
  PROBLEM_ASPECTS,
  PROBLEM_LEVELS,
  type ProblemFacts,
  problemNumberSchema,
} from '../../../../shared/domain/problem.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { pickTarget } from '../../../app/view-store.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { UnitPicker } from '../../../parts/unit-picker.tsx';
import { t } from '../../../text/t.ts';
import { newProblemId } from '../use-problems.ts';

/** What is known before anybody writes: where a finding or a suspicion comes from. */
export interface ProblemStart extends Partial<
  Pick<ProblemFacts, 'level' | 'source' | 'aspect' | 'measure' | 'about' | 'finding'>
> {
  readonly unit: string;
  readonly name?: string;
}

interface ProblemFormProps {
  /** All problems of the county, for the number. */
  readonly existing: readonly LitProblem[];
  readonly kind: string;
  readonly actions: Actions;
  readonly start: ProblemStart;
  readonly onClose: () => void;
}

/** Days until a problem has to be put right when nobody says otherwise. */
const USUAL_DAYS = 30;

export function ProblemForm({ existing, kind, actions, start, onClose }: ProblemFormProps) {
  const { settings } = useCounty();
  const { on } = useReader();
  const [form, setForm] = useState(() => ({
    number: nextProblemNumber(
      existing.map((row) => row.problem.number),
      on,
    ),
    name: start.name ?? '',
    level: start.level ?? ('county' as const),
    source: start.source ?? '',
    aspect: start.aspect ?? '',
    measure: start.measure ?? '',
    lead: '',
    cooperating: [] as string[],
    unit: start.unit === settings.county ? '' : start.unit,
    owner: '',
    deadline: addDays(on, USUAL_DAYS),
  }));
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const isTaken = existing.some((row) => row.problem.number === form.number);
  const isNumber = problemNumberSchema.safeParse(form.number).success;
  const isDeadline = isDay(form.deadline) && form.deadline >= on;
  const isWhole = [form.name, form.source, form.aspect, form.measure, form.lead, form.unit, form.owner].every(
    (text) => text.trim() !== '',
  );
  const save = (): void => {
    const id = newProblemId(settings.county);
    const { number, level, aspect, cooperating } = form;
    const facts: ProblemFacts = {
      number,
      level,
      source: form.source.trim(),
      aspect,
      measure: form.measure.trim(),
      lead: form.lead.trim(),
      cooperating,
      ...(start.about === undefined ? {} : { about: start.about }),
      ...(start.finding === undefined ? {} : { finding: start.finding }),
    };
    actions.perform({
      act: (commands) =>
        commands.createTarget({
          id,
          kind,
          name: form.name.trim(),
          unit: form.unit,
          quantity: 1,
          plan: { start: on, deadline: form.deadline },
          owner: form.owner.trim(),
          problem: facts,
        }),
      said: t('problem.saved', { number }),
      undoable: true,
      onResult: (result) => {
        if (!result.ok) return;
        onClose();
        pickTarget(id);
      },
    });
  };
  return (
    <aside className="panel-side" aria-label={t('problem.new')}>
      <form
        className="panel-form"
        aria-label={t('problem.new')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole && isNumber && !isTaken && isDeadline) save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          onClose();
        }}
      >
        <header>
          <h3>{t('problem.new')}</h3>
          <Button size="small" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </header>
        <label>
          <span>{t('problem.column.number')}</span>
          <Input value={form.number} maxLength={14} onChange={(event) => set({ number: event.target.value.trim() })} />
        </label>
        {isTaken && <p className="form-problem">{t('problem.numberTaken')}</p>}
        {!isNumber && <p className="form-problem">{t('problem.numberForm')}</p>}
        <label>
          <span>{t('problem.column.name')}</span>
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={200}
            value={form.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
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
              value={form.aspect === '' ? null : form.aspect}
              onChange={(aspect) => set({ aspect })}
              placeholder={t('problem.pickAspect')}
              aria-label={t('problem.aspect')}
              showSearch={{ optionFilterProp: 'label' }}
              options={PROBLEM_ASPECTS.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </label>
        </div>
        <label>
          <span>{t('problem.column.source')}</span>
          <Input
            value={form.source}
            maxLength={80}
            placeholder={t('problem.sourceExample')}
            onChange={(event) => set({ source: event.target.value })}
          />
        </label>
        <label>
          <span>{t('problem.column.measure')}</span>
          <Input.TextArea
            rows={2}
            maxLength={300}
            value={form.measure}
            onChange={(event) => set({ measure: event.target.value })}
          />
        </label>
        <label>
          <span>{t('problem.column.lead')}</span>
          <Input value={form.lead} maxLength={40} onChange={(event) => set({ lead: event.target.value })} />
        </label>
        <label>
          <span>{t('problem.cooperating')}</span>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            value={form.cooperating}
            onChange={(cooperating) => set({ cooperating })}
            tokenSeparators={['、', '，', ',', ' ']}
            placeholder={t('problem.cooperatingHint')}
            aria-label={t('problem.cooperating')}
          />
        </label>
        <label>
          <span>{t('problem.column.unit')}</span>
          <UnitPicker
            label={t('problem.column.unit')}
            levels={['township', 'village', 'zone']}
            value={form.unit}
            onPick={(unit) => set({ unit })}
          />
        </label>
        <div className="form-pair">
          <label>
            <span>{t('problem.column.owner')}</span>
            <Input value={form.owner} maxLength={20} onChange={(event) => set({ owner: event.target.value })} />
          </label>
          <label>
            <span>{t('problem.column.deadline')}</span>
            <Input
              value={form.deadline}
              maxLength={10}
              placeholder="2017-12-31"
              onChange={(event) => set({ deadline: event.target.value.trim() })}
            />
          </label>
        </div>
        {!isDeadline && <p className="form-problem">{t('problem.deadlineForm', { day: on })}</p>}
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={actions.busy}
            disabled={!isWhole || !isNumber || isTaken || !isDeadline || actions.refusal !== undefined}
          >
            {t('problem.save')}
          </Button>
          {!isWhole && <small className="quiet">{t('problem.allNeeded')}</small>}
          {actions.refusal !== undefined && <small>{actions.refusal}</small>}
        </div>
      </form>
    </aside>
  );
}
