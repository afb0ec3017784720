/** 导入: files to the county in five steps that can be gone back to. What each step knows is kept in the store. */
import { useEffect } from 'react';
import { useCounty } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';
import type { DataSectionProps } from '../data-page.tsx';
import { CheckStep } from './check-step.tsx';
import { FaultLine } from './fault-line.tsx';
import { FilesStep } from './files-step.tsx';
import { resume } from './import-flow.ts';
import { importing, setImporting, useImporting } from './import-store.ts';
import { NamesStep } from './names-step.tsx';
import { ProblemsStep } from './problems-step.tsx';
import { StepFoot } from './step-foot.tsx';
import { StepsBar } from './steps-bar.tsx';
import { WorkLine } from './work-line.tsx';
import { WriteStep } from './write-step.tsx';
import './import-section.css';

export function ImportSection({ host, actions }: DataSectionProps) {
  const { units, today } = useCounty();
  const step = useImporting((state) => state.step);
  const isEmpty = units.county === undefined;
  useEffect(() => void resume(host), [host]);
  useEffect(() => {
    const { newCounty } = importing();
    if (isEmpty && newCounty === null)
      setImporting({
        newCounty: {
          name: '',
          code: '',
          campaign: t('dataImport.new.campaignDefault'),
          start: today,
          deadline: `${today.slice(0, 4)}-12-31`,
        },
      });
    if (!isEmpty && newCounty !== null) setImporting({ newCounty: null });
  }, [isEmpty, today]);
  return (
    <section className="import-section">
      <StepsBar />
      <WorkLine host={host} />
      <FaultLine />
      <div className="import-body">
        {step === 'files' && <FilesStep host={host} actions={actions} />}
        {step === 'check' && <CheckStep host={host} />}
        {step === 'names' && <NamesStep host={host} />}
        {step === 'problems' && <ProblemsStep host={host} />}
        {step === 'write' && <WriteStep host={host} actions={actions} />}
      </div>
      <StepFoot host={host} />
    </section>
  );
}
