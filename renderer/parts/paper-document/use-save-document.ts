/** Saves a document's file through the host, one at a time, and says what came of it. */
import { useState } from 'react';
import type { Result } from '../../../shared/domain/result.ts';
import { savePaper } from '../../app/picture/save-paper.ts';
import { announce } from '../../app/view-store.ts';
import { useHost } from '../../db/county-store.tsx';
import { notSavedText } from '../../text/brief-text.ts';
import { t } from '../../text/t.ts';

type Make = (signal: AbortSignal) => Promise<Result<Blob, { readonly reason: string }>>;

export interface SaveDocument {
  readonly busy: boolean;
  save(name: string, format: 'docx' | 'pdf', make: Make): void;
}

export function useSaveDocument(): SaveDocument {
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const save: SaveDocument['save'] = (name, format, make) => {
    const { signal } = new AbortController();
    setBusy(true);
    announce('done', t('brief.saving'));
    savePaper(host, name, format, () => make(signal), { signal })
      .then(
        (saved) =>
          announce(saved.ok ? 'done' : 'refused', saved.ok ? t('brief.saved', saved.value) : notSavedText(saved.error)),
        () => announce('refused', t('brief.unreachable')),
      )
      .finally(() => setBusy(false));
  };
  return { busy, save };
}
