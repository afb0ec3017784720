/** What the desks for packages need of the host, asked anew each time: the county may be replaced. */
import { parseRole, type Role } from '../../../shared/domain/role.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { AppendResult } from '../../../shared/host/answers.ts';
import type { Output } from '../../../shared/host/contract.ts';
import type { PackageRefusal } from '../../../shared/host/package-calls.ts';
import type { County } from '../../../shared/log/county.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import type { Received } from '../../../shared/log/receive.ts';
import type { CountyParts, Replacement } from '../county-host.ts';
import type { SaveFile } from '../exports.ts';
import type { Uploads } from '../import-desk/uploads.ts';
import { filesOf } from '../import-desk/uploads.ts';

export interface PackageDeskParts {
  readonly parts: () => CountyParts;
  readonly county: () => County;
  /** Cause for which nothing can be written now. */
  readonly readOnly: () => string | null;
  /** The county's time, ms. */
  readonly now: () => number;
  readonly uploads: Uploads;
  readonly save: SaveFile;
  /** Writes drafts as one group; `trusted` ones are the host's own and need no judgement. */
  readonly append: (drafts: readonly Draft[], trusted: boolean) => Promise<AppendResult>;
  /** Takes other seats' records, which have to continue their chains, as one group. */
  readonly take: (received: readonly Received[]) => Promise<AppendResult>;
  readonly replace: (by: Replacement) => Promise<Output<'county.replace'>>;
  /** This seat goes on under another name. */
  readonly renew: () => Promise<string>;
}

export const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal });

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Who asks, when he has a name and one of these roles. */
export function actor(
  { role, user }: { readonly user: string; readonly role: string },
  roles: readonly Role[],
): Result<{ user: string; role: string; unit: string | undefined }, PackageRefusal> {
  if (user.trim() === '') return fail({ reason: 'nobody' });
  const capacity = parseRole(role);
  if (!capacity || !roles.includes(capacity.role)) return fail({ reason: 'role', role });
  return ok({ user: user.trim(), role, unit: capacity.unit });
}

/** The one file of an upload while `work` is done with it; nobody else may change the upload meanwhile. */
export async function withFile<T>(
  { uploads }: Pick<PackageDeskParts, 'uploads'>,
  id: string,
  work: (file: { readonly name: string; readonly bytes: Uint8Array; readonly mark: string }) => Promise<T>,
): Promise<T | { ok: false; refusal: PackageRefusal }> {
  const found = uploads.find(id);
  if (!found.ok) return refused(found.error);
  const upload = found.value;
  if (upload.isBusy) return refused({ reason: 'upload-busy' });
  const [file, ...others] = filesOf(upload);
  if (!file || others.length > 0) return refused({ reason: 'one-file' });
  upload.isBusy = true;
  try {
    return await work({ ...file, mark: `${id} ${upload.version}` });
  } finally {
    upload.isBusy = false;
    upload.lastUsed = Date.now();
  }
}
