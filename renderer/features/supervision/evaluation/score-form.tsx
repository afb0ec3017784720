/** Scores pasted from a sheet or typed, one unit a line: all lines or none, and each wrong line says what is wrong. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { type EvaluationRound, scoreField } from '../../../../shared/domain/entries/evaluation.ts';
import { type RankedLevel, readScores, type ScoreFault } from '../../../../shared/domain/evaluation.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { levelText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';

/** Faults shown at once. */
const SHOWN = 8;

interface ScoreFormProps {
  readonly round: EvaluationRound;
  readonly level: RankedLevel;
  readonly actions: Actions;
  readonly onClose: () => void;
}

function faultText(fault: ScoreFault, units: UnitIndex): string {
  const { line } = fault;
  switch (fault.reason) {
    case 'not-a-number':
      return t('score.fault.not-a-number', { line, text: fault.text });
    case 'unknown-unit':
      return t('score.fault.unknown-unit', { line, text: fault.text });
    case 'ambiguous-unit':
      return t('score.fault.ambiguous-unit', { line, text: fault.text });
    case 'out-of-range':
      return t('score.fault.out-of-range', { line, unit: units.get(fault.unit)?.name ?? fault.unit, full: fault.full });
    case 'double-unit':
      return t('score.fault.double-unit', { line, unit: units.get(fault.unit)?.name ?? fault.unit });
    case 'wrong-level':
      return t('score.fault.wrong-level', {
        line,
        unit: units.get(fault.unit)?.name ?? fault.unit,
        level: levelText(fault.level),
      });
  }
}

export function ScoreForm({ round, level, actions, onClose }: ScoreFormProps) {
  const { units } = useCounty();
  const [text, setText] = useState('');
  const read = readScores(text, level, round.full, units);
  const scores = read.ok ? read.value : [];
  const faults = read.ok ? [] : read.error;
  const save = (): void =>
    actions.perform({
      act: (commands) =>
        commands.writeEntry(
          'evaluation',
          round.id,
          Object.fromEntries(scores.map(({ unit, score }) => [scoreField(unit), score])),
        ),
      said: t('evaluation.savedScores', { count: scores.length, name: round.name }),
      undoable: true,
      onResult: (result) => result.ok && onClose(),
    });
  return (
    <aside className="panel-side" aria-label={t('evaluation.enter')}>
      <form
        className="panel-form"
        aria-label={t('evaluation.enter')}
        onSubmit={(event) => {
          event.preventDefault();
          if (scores.length > 0) save();
        }}
      >
        <header>
          <h3>{t('evaluation.enterFor', { name: round.name, level: levelText(level) })}</h3>
          <Button size="small" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </header>
        <label>
          <span>{t('evaluation.paste', { full: round.full })}</span>
          <Input.TextArea
            autoFocus
            rows={16}
            value={text}
            placeholder={t('evaluation.pasteExample')}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {faults.length > 0 && (
          <ul className="form-faults" role="alert">
            {faults.slice(0, SHOWN).map((fault) => (
              <li key={`${fault.line} ${fault.reason}`}>{faultText(fault, units)}</li>
            ))}
            {faults.length > SHOWN && <li>{t('score.fault.more', { count: faults.length - SHOWN })}</li>}
          </ul>
        )}
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={actions.busy}
            disabled={scores.length === 0 || actions.refusal !== undefined}
          >
            {t('evaluation.saveScores', { count: scores.length })}
          </Button>
        </div>
      </form>
    </aside>
  );
}
