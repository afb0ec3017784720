/** The foot of every step: back, what still stands against going on, and on. */
import { Button, Popconfirm } from 'antd';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { inspect, plan, startOver } from './import-flow.ts';
import { showStep, useImporting } from './import-store.ts';
import { useStepStates } from './use-step-states.ts';

export function StepFoot({ host }: { readonly host: HostClient }) {
  const step = useImporting((state) => state.step);
  const hasUpload = useImporting((state) => state.upload !== null);
  const isCommitting = useImporting((state) => state.work?.call === 'commit');
  const isWritten = useImporting((state) => state.written !== null);
  const { hindrance, isIdle, isUnread, next, previous } = useStepStates();
  if (isWritten || (step === 'files' && !hasUpload)) return null;
  return (
    <footer className="import-foot">
      {previous && (
        <Button disabled={isCommitting} onClick={() => showStep(previous)}>
          {t('dataImport.back')}
        </Button>
      )}
      <Popconfirm
        title={t('dataImport.dropSure')}
        okText={t('dataImport.drop')}
        cancelText={t('action.cancel')}
        disabled={isCommitting}
        onConfirm={() => void startOver(host)}
      >
        <Button type="text" disabled={isCommitting}>
          {t('dataImport.drop')}
        </Button>
      </Popconfirm>
      <p role="status">{next && hindrance}</p>
      {isUnread && <Button onClick={() => void inspect(host)}>{t('dataImport.inspectAgain')}</Button>}
      {isIdle && <Button onClick={() => void plan(host)}>{t('dataImport.planAgain')}</Button>}
      {next && (
        <Button type="primary" size="large" disabled={hindrance !== null} onClick={() => showStep(next)}>
          {t(`dataImport.next.${next}`)}
        </Button>
      )}
    </footer>
  );
}
