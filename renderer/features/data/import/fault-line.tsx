/** What went wrong last, and what to do about it. */
import { Alert } from 'antd';
import { listText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { faultText } from './import-fault.ts';
import { setImporting, useImporting } from './import-store.ts';

export function FaultLine() {
  const fault = useImporting((state) => state.fault);
  const lost = useImporting((state) => state.lost);
  return (
    <>
      {fault && (
        <Alert
          banner
          type={fault.reason === 'cancelled' ? 'info' : 'error'}
          title={faultText(fault)}
          closable={{ onClose: () => setImporting({ fault: null }), 'aria-label': t('action.close') }}
        />
      )}
      {lost.length > 0 && (
        <Alert
          banner
          type="warning"
          title={t('dataImport.lost', { files: listText(lost.slice(0, 5)) })}
          closable={{ onClose: () => setImporting({ lost: [] }), 'aria-label': t('action.close') }}
        />
      )}
    </>
  );
}
