/** Saves the import template of a kind, and says where it went. */
import { useState } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import { templateText } from '../../../shared/domain/target-ledger.ts';
import { useCounty } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';
import { t } from '../../text/t.ts';

export function useTemplate(host: HostClient): { busy: boolean; said: string; save(kind: Kind): void } {
  const { settings, units } = useCounty();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const write = async (kind: Kind): Promise<string> => {
    const village = [...units.all()].find((unit) => unit.level === 'village') ?? units.county;
    const unit = village ?? { id: settings.county, name: settings.name };
    const text = templateText(kind, {
      unit,
      start: settings.start,
      deadline: settings.deadline,
      at: village?.at,
    });
    const saved = await host['file.save']({ name: t('settings.kind.templateFile', { kind: kind.name }), text });
    if (saved.saved) return t('picture.saved', { name: saved.name, folder: saved.folder });
    return t(`picture.not-saved.${saved.cause}`, { message: saved.message ?? '' });
  };
  return {
    busy,
    said,
    save: (kind) => {
      setBusy(true);
      write(kind)
        .then(setSaid, (error: unknown) => setSaid(t('refuse.failed', { message: String(error) })))
        .finally(() => setBusy(false));
    },
  };
}
