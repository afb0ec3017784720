/** Uploads and imports of a running host. */
import type { Host } from '../../../shared/host/contract.ts';

type ImportCalls = Pick<
  Host,
  | 'upload.open'
  | 'upload.put'
  | 'upload.cancel'
  | 'upload.close'
  | 'import.inspect'
  | 'import.plan'
  | 'import.problems'
  | 'import.commit'
>;

const GONE = { ok: false, refusal: { reason: 'upload-gone' } } as const;

export function openImportDesk(): ImportCalls {
  return {
    'upload.open': async () => GONE,
    'upload.put': async () => GONE,
    'upload.cancel': async () => ({}),
    'upload.close': async () => ({}),
    'import.inspect': async () => GONE,
    'import.plan': async () => GONE,
    'import.problems': async () => GONE,
    'import.commit': async () => GONE,
  };
}
