/** Everything that carries a county in files. */
import type { Host } from '../../../shared/host/contract.ts';
import type { packageCalls } from '../../../shared/host/package-calls.ts';
import { openCountyPackageDesk } from './county-package-desk.ts';
import type { PackageDeskParts } from './desk-parts.ts';
import { openProgressDesk } from './progress-desk.ts';

export const openPackageDesk = (parts: PackageDeskParts): Pick<Host, keyof typeof packageCalls> => ({
  ...openCountyPackageDesk(parts),
  ...openProgressDesk(parts),
});
