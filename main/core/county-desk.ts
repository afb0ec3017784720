/** What concerns the county as a whole: another one in its place, its war zones. */
import type { Host, Output } from '../../shared/host/contract.ts';

export interface CountyDeskParts {
  readonly replace: (seeding: 'nothing' | 'demo') => Promise<Output<'county.replace'>>;
}

export function openCountyDesk(parts: CountyDeskParts): Pick<Host, 'county.replace' | 'county.zones'> {
  return {
    'county.replace': (input) => parts.replace(input.with),
    'county.zones': async () => ({ ok: false, refusal: { reason: 'read-only', cause: 'folder' } }),
  };
}
