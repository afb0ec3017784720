/** The five steps as buttons: where one is, what is done, what waits. */
import { CheckOutlined } from '@ant-design/icons';
import { t } from '../../../text/t.ts';
import { showStep, useImporting } from './import-store.ts';
import { useStepStates } from './use-step-states.ts';

export function StepsBar() {
  const current = useImporting((state) => state.step);
  const { steps } = useStepStates();
  return (
    <nav className="import-steps" aria-label={t('dataImport.steps')}>
      <ol>
        {steps.map(({ step, reachable, done, says }, i) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === current ? 'step' : undefined}
              className={done ? 'done' : ''}
              disabled={!reachable && step !== current}
              onClick={() => showStep(step)}
            >
              <b aria-hidden="true">{done && step !== current ? <CheckOutlined /> : i + 1}</b>
              <span>{t(`dataImport.step.${step}`)}</span>
              {says !== '' && <small>{says}</small>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
