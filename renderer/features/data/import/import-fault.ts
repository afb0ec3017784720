/** Everything that can go wrong between a file and the county, each with a sentence that says what to do. */
import type { Output } from '../../../../shared/host/contract.ts';
import { roleText } from '../../../text/domain-text.ts';
import { parseRole } from '../../../../shared/domain/role.ts';
import { readOnlyText, refusalText } from '../../../text/refusal-text.ts';
import { t } from '../../../text/t.ts';
import { HostFault } from '../../../host/transport.ts';

type CommitRefusal = Extract<Output<'import.commit'>, { ok: false }>['refusal'];

export type ImportFault =
  | CommitRefusal
  /** A file cannot be read any more: moved, locked, on a drive that was pulled out. */
  | { readonly reason: 'unreadable'; readonly name: string }
  | { readonly reason: 'nothing-dropped' }
  | { readonly reason: 'unreachable' }
  | { readonly reason: 'not-saved'; readonly cause: 'cancelled' | 'disk' | 'read-only'; readonly message: string }
  | { readonly reason: 'failed'; readonly message: string };

/** What a call that threw is called. */
export const faultOf = (error: unknown): ImportFault =>
  error instanceof HostFault && error.reason === 'unreachable'
    ? { reason: 'unreachable' }
    : { reason: 'failed', message: error instanceof Error ? error.message : String(error) };

const MEGABYTE = 1024 * 1024;

export function faultText(fault: ImportFault): string {
  switch (fault.reason) {
    case 'upload-gone':
      return t('dataImport.fault.upload-gone');
    case 'upload-too-large':
      return t('dataImport.fault.upload-too-large', { megabytes: Math.floor(fault.limit / MEGABYTE) });
    case 'upload-busy':
      return t('dataImport.fault.upload-busy');
    case 'cancelled':
      return t('dataImport.fault.cancelled');
    case 'worker':
      return t(`dataImport.fault.worker.${fault.why}`);
    case 'unreadable':
      return t('dataImport.fault.unreadable', { name: fault.name });
    case 'nothing-dropped':
      return t('dataImport.fault.nothing-dropped');
    case 'plan-stale':
      return t('dataImport.fault.plan-stale');
    case 'plan-blocked':
      return t('dataImport.fault.plan-blocked');
    case 'not-sure':
      return t('dataImport.fault.not-sure');
    case 'role':
      return t('dataImport.fault.role', { role: roleText(parseRole(fault.role)?.role ?? 'viewer') });
    case 'vault':
      return t('dataImport.fault.vault', { fault: fault.fault });
    case 'not-saved':
      return notSavedText(fault.cause, fault.message);
    case 'read-only':
      return readOnlyText(fault.cause);
    default:
      return refusalText(fault);
  }
}

function notSavedText(cause: 'cancelled' | 'disk' | 'read-only', message: string): string {
  switch (cause) {
    case 'cancelled':
      return t('picture.not-saved.cancelled');
    case 'disk':
      return t('picture.not-saved.disk', { message });
    case 'read-only':
      return t('dataImport.fault.listReadOnly');
  }
}
