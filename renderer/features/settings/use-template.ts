/** Saves the import template of a kind as a workbook, and says where it went. */
import { useState } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { HostClient } from '../../host/host-client.ts';
import { filedText } from '../../text/export-text.ts';
import { t } from '../../text/t.ts';

export function useTemplate(host: HostClient): { busy: boolean; said: string; save(kind: Kind): void } {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  return {
    busy,
    said,
    save: (kind) => {
      setBusy(true);
      host['export.template']({ of: { kind: kind.id } })
        .then(
          (filed) => setSaid(filedText(filed)),
          (error: unknown) => setSaid(t('refuse.failed', { message: String(error) })),
        )
        .finally(() => setBusy(false));
    },
  };
}
