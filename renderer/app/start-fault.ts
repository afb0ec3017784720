/** Why the application could not open, sorted by what a person can do about it. */
import { NewerStoreError } from '../db/projection.ts';
import { HostFault } from '../host/transport.ts';

export interface StartFault {
  readonly reason: 'host' | 'denied' | 'newer' | 'store';
  /** A command to run, shown as it is typed. */
  readonly command?: string;
  readonly detail: string;
}

export function startFault(error: unknown): StartFault {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof NewerStoreError) return { reason: 'newer', detail };
  if (error instanceof HostFault && error.reason === 'refused' && detail.includes('401'))
    return { reason: 'denied', detail };
  if (error instanceof HostFault) return { reason: 'host', command: 'npm start', detail };
  return { reason: 'store', command: 'npx guatu verify', detail };
}
