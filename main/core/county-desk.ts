/** What concerns the county as a whole: another one in its place, its war zones. */
import type { Host } from '../../shared/host/contract.ts';

export function openCountyDesk(): Pick<Host, 'county.replace' | 'county.zones'> {
  return {
    'county.replace': async () => ({ ok: false, refusal: { reason: 'busy' } }),
    'county.zones': async () => ({ ok: false, refusal: { reason: 'read-only', cause: 'folder' } }),
  };
}
