/** Re-check 回头看: what inspections found when they looked again; a cleared problem that fell back is reopened with it. */
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { inspectionsOf, recheckField } from '../../../../shared/domain/entries/inspection.ts';
import { RECHECK_RESULTS, type RecheckResult, recheckStep } from '../../../../shared/domain/inspection.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import { useSeat } from '../../../app/seat-store.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useEntries, useReader } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';

export function RecheckSection({ problem: row, actions }: { problem: LitProblem; actions: Actions }) {
  const entries = useEntries('inspection');
  const [isOpen, setOpen] = useState(false);
  const inspections = inspectionsOf(entries ?? []);
  const found = inspections.flatMap(({ name, rechecks }) =>
    rechecks.filter((it) => it.problem === row.id).map((recheck) => ({ name, recheck })),
  );
  found.sort((a, b) => (a.recheck.on < b.recheck.on ? 1 : -1));
  return (
    <section className="recheck" aria-label={t('recheck.title')}>
      <header>
        <h3>{t('recheck.title')}</h3>
        <Button
          size="small"
          disabled={actions.refusal !== undefined || inspections.length === 0 || isOpen}
          title={inspections.length === 0 ? t('recheck.noInspection') : undefined}
          onClick={() => setOpen(true)}
        >
          {t('recheck.record')}
        </Button>
      </header>
      {found.length === 0 && !isOpen && (
        <p className="quiet">{inspections.length === 0 ? t('recheck.noInspection') : t('recheck.none')}</p>
      )}
      <ul>
        {found.map(({ name, recheck }) => (
          <li key={`${name} ${recheck.on}`}>
            <b>{t(`recheck.result.${recheck.result}`)}</b> {recheck.note}
            <small>{t('recheck.by', { inspection: name, by: recheck.by, on: recheck.on })}</small>
          </li>
        ))}
      </ul>
      {isOpen && (
        <RecheckForm
          row={row}
          inspections={inspections.map(({ id, name }) => ({ value: id, label: name }))}
          actions={actions}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

interface RecheckFormProps {
  readonly row: LitProblem;
  readonly inspections: readonly { readonly value: string; readonly label: string }[];
  readonly actions: Actions;
  readonly onClose: () => void;
}

function RecheckForm({ row, inspections, actions, onClose }: RecheckFormProps) {
  const { on } = useReader();
  const [inspection, setInspection] = useState(inspections[0]?.value ?? '');
  const [result, setResult] = useState<RecheckResult>('holds');
  const [note, setNote] = useState('');
  const reopens = recheckStep(row.state, result) !== null;
  const isWhole = result === 'holds' || note.trim() !== '';
  const save = (): void =>
    actions.perform({
      act: async (commands) => {
        // First what may be refused by the rules: a re-check that claims to have reopened must have done so.
        if (reopens) {
          const reopened = await commands.step(row.id, 'reopened', { why: note.trim() });
          if (!reopened.ok) return reopened;
        }
        // Asked for now: whoever was nobody when the form was filled in has said since who they are.
        const by = useSeat.getState().name;
        return commands.writeEntry('inspection', inspection, {
          [recheckField(row.id)]: { result, on, by, note: note.trim() },
        });
      },
      said: reopens ? t('recheck.savedReopened', { number: row.problem.number }) : t('recheck.saved'),
      undoable: true,
      onResult: (answer) => answer.ok && onClose(),
    });
  return (
    <form
      className="panel-form inner-form"
      aria-label={t('recheck.record')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save();
      }}
    >
      <label>
        <span>{t('recheck.inspection')}</span>
        <Select
          value={inspection}
          onChange={setInspection}
          options={[...inspections]}
          aria-label={t('recheck.inspection')}
        />
      </label>
      <Segmented
        value={result}
        onChange={setResult}
        aria-label={t('recheck.result')}
        options={RECHECK_RESULTS.map((it) => ({ value: it, label: t(`recheck.result.${it}`) }))}
      />
      <label>
        <span>{t('recheck.note')}</span>
        <Input.TextArea rows={2} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      {reopens && <p className="form-note">{t('recheck.willReopen')}</p>}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={actions.busy} disabled={!isWhole}>
          {t('recheck.save')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
