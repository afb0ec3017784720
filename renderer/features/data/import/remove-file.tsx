/** Takes one file out of the batch, with the parts that belong to it; the others keep what was said about them. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { LayerReport } from '../../../../shared/host/import-calls.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { removeFile, sentFileOf } from './import-flow.ts';
import { useImporting } from './import-store.ts';

export function RemoveFile({ host, layer }: { readonly host: HostClient; readonly layer: LayerReport }) {
  const files = useImporting((state) => state.files);
  const isCommitting = useImporting((state) => state.work?.call === 'commit');
  const file = sentFileOf(files, layer.file);
  if (file === null) return null;
  return (
    <Button
      className="import-remove"
      icon={<DeleteOutlined aria-hidden />}
      disabled={isCommitting}
      title={t('dataImport.removeFile', { file })}
      onClick={() => void removeFile(host, file)}
    >
      {t('dataImport.removeThis')}
    </Button>
  );
}
