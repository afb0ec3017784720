/** Why the application could not open, sorted by what a person can do about it. */
import { NewerStoreError } from '../db/projection.ts';
import { HostFault } from '../host/transport.ts';

export interface StartFault {
  readonly reason: 'host' | 'denied' | 'batch' | 'newer' | 'store';
  /** A command to run, shown as it is typed. */
  readonly command?: string;
  readonly detail: string;
}

/** The host does not know this page's token: it was started anew, or the address is an old one. */
export const isDenied = (error: unknown): boolean =>
  error instanceof HostFault && error.reason === 'refused' && error.message.includes('401');

export function startFault(error: unknown): StartFault {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof NewerStoreError) return { reason: 'newer', detail };
  if (isDenied(error)) return { reason: 'denied', detail };
  // Answered, but without the batch that was asked for: its file is missing or does not fit its hash.
  if (error instanceof HostFault && error.reason === 'refused' && error.message.startsWith('batch '))
    return { reason: 'batch', command: 'npx guatu verify', detail };
  if (error instanceof HostFault) return { reason: 'host', command: 'npm start', detail };
  return { reason: 'store', command: 'npx guatu verify', detail };
}
