/** What a new target needs besides its place; it is written together with it. */
import { Button, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { TargetSpec } from '../../../../shared/domain/batch.ts';
import { isDay } from '../../../../shared/domain/day.ts';
import type { Path } from '../../../../shared/geo/edit-paths.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { UnitPicker } from '../../../parts/unit-picker.tsx';
import { t } from '../../../text/t.ts';
import { kilometres, metresOf, ownCorners, type Task, unitOfShape } from './drawing-task.ts';

/** Never given twice, and told apart from what a ledger numbers. */
function newTargetId(county: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${county}/HZ-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

interface NewTargetFormProps {
  readonly task: Task;
  readonly paths: readonly Path[];
  readonly busy: boolean;
  readonly onSave: (spec: TargetSpec) => void;
}

export function NewTargetForm({ task, paths, busy, onSave }: NewTargetFormProps) {
  const { settings, geometry } = useCounty();
  const found = useMemo(() => unitOfShape(geometry, ownCorners(task, paths)), [geometry, task, paths]);
  const [form, setForm] = useState({ name: '', owner: '', start: settings.start, deadline: settings.deadline });
  // Follow the drawing until somebody says otherwise.
  const [unit, setUnit] = useState<string | null>(null);
  const [typed, setTyped] = useState<number | null>(null);
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const isLine = task.what === 'line';
  const quantity = typed ?? (isLine ? kilometres(metresOf(task, paths)) : 1);
  const at = unit ?? found ?? '';
  const areDays = isDay(form.start) && isDay(form.deadline);
  const isOrdered = form.start <= form.deadline;
  const isWhole = form.name.trim() !== '' && at !== '' && quantity > 0 && areDays && isOrdered;
  return (
    <form
      className="drawing-form"
      aria-label={t('drawing.newForm')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole || !task.kind) return;
        const { start, deadline } = form;
        onSave({
          id: newTargetId(settings.county),
          kind: task.kind.id,
          name: form.name.trim(),
          unit: at,
          quantity,
          plan: { start, deadline },
          owner: form.owner.trim(),
        });
      }}
    >
      <label>
        <span>{t('drawing.name')}</span>
        <Input value={form.name} maxLength={100} onChange={(event) => set({ name: event.target.value })} />
      </label>
      <label>
        <span>{t(found === at && found !== null ? 'drawing.unitFound' : 'drawing.unit')}</span>
        <UnitPicker value={at} onPick={setUnit} label={t('drawing.unit')} />
      </label>
      <label>
        <span>{t('drawing.quantity', { measure: task.kind?.measure ?? '' })}</span>
        <InputNumber value={quantity} min={0} step={isLine ? 0.1 : 1} onChange={setTyped} />
      </label>
      <div className="drawing-pair">
        <label>
          <span>{t('drawing.start')}</span>
          <Input type="date" value={form.start} onChange={(event) => set({ start: event.target.value })} />
        </label>
        <label>
          <span>{t('drawing.deadline')}</span>
          <Input type="date" value={form.deadline} onChange={(event) => set({ deadline: event.target.value })} />
        </label>
      </div>
      {areDays && !isOrdered && <p className="drawing-problem">{t('drawing.daysTurned')}</p>}
      <label>
        <span>{t('drawing.owner')}</span>
        <Input value={form.owner} maxLength={40} onChange={(event) => set({ owner: event.target.value })} />
      </label>
      <Button type="primary" htmlType="submit" disabled={!isWhole} loading={busy}>
        {t('drawing.saveNew')}
      </Button>
    </form>
  );
}
